import type { Finding } from '../../src/model/finding.js';
import type { CallReport, ReportOptions } from '../../src/model/report.js';
import type { Reference, RuleId, RuleText, Severity } from '../../src/model/rule.js';
import type { Role, Transcript, Turn } from '../../src/model/transcript.js';

const ordinance: Reference = {
  id: 'tokyo-ordinance-2-5',
  title: {
    ja: '東京都カスタマー・ハラスメント防止条例',
    en: 'Tokyo Metropolitan Ordinance on the Prevention of Customer Harassment',
  },
  number: null,
  article: { ja: '第2条第5号', en: 'article 2 (v)' },
  wording: {
    ja: '顧客等から就業者に対し、その業務に関して行われる著しい迷惑行為であって、就業環境を害するものをいう。',
  },
  url: 'https://www.reiki.metro.tokyo.lg.jp/reiki/reiki_honbun/g101RG00005328.html',
  checked: '2026-10-01',
  where: null,
  variants: [],
};

type Texts = readonly [title: string, message: string, why: string, instead?: string];

function rule(id: RuleId, severity: Severity, texts: Texts, basis: readonly Reference[] = []): RuleText {
  const [title, message, why, instead] = texts;
  const speaker: Role = id.startsWith('staff/') || id.startsWith('practice/') ? 'staff' : 'caller';
  return {
    id,
    severity,
    speaker,
    title: { ja: title, en: `${id} in English` },
    message: { ja: message },
    why: { ja: why },
    instead: instead ? [{ stage: 'first', case: null, recordsCalls: null, text: { ja: instead } }] : [],
    basis,
  };
}

const rules = [
  rule('staff/startled-reaction', 'warning', [
    '録音に動揺を見せている',
    '録音されていると知ってうろたえた様子が言葉に出ています。',
    '動揺は弱みとして録音に残り、相手はそこを突いてきます。録音は違法ではなく、慌てる理由もありません。',
    'さようでございますか。当方でも通話を録音しておりますので、どうぞご安心ください。',
  ]),
  rule('staff/recording-stop-plea', 'error', [
    '録音をやめるよう懇願している',
    '相手に録音をやめるよう頼んでいます。',
    '当事者の一方による録音は原則として適法で、やめさせる根拠がありません。頼めば「聞かれては困ることがある」という印象を与えます。',
    '録音なさっているとのこと、承知いたしました。当方でも正確を期すため録音しております。',
  ]),
  rule('staff/self-undermining', 'warning', [
    '自分や組織への信頼を損ねている',
    '間違える見込みを自分から述べています。',
    '「間違ったことを言うかもしれない職員」という言質になります。',
    '確認のうえ、正確にご案内いたします。',
  ]),
  rule('staff/premature-fault-admission', 'error', [
    '確認の前に非を認めている',
    '事実を確かめる前に、こちらの誤りを認める発言です。',
    '後の調査で誤りがなかったと分かっても、認めた発言だけが録音に残ります。',
    '事実関係を確認したうえで、組織として改めてご回答いたします。',
  ]),
  rule('caller/recording-declaration', 'info', [
    '録音を圧力に使っている',
    '録音していると告げて、発言を縛ろうとしています。',
    '録音そのものは適法です。落ち着いて、こちらも録音していると伝えれば足ります。',
  ]),
  rule('caller/concealment-accusation', 'warning', [
    '隠し事があると決めつけている',
    '悪意があると断じています。',
    '否定に終始せず、確認できる事実に話を戻します。',
  ]),
  rule(
    'caller/disclosure-threat',
    'error',
    [
      '公開すると脅している',
      '録音や氏名を公開すると告げています。',
      '名誉やプライバシーを害すると告げる行為は、脅迫や強要にあたることがあります。',
    ],
    [ordinance],
  ),
  rule(
    'flow/unwarned-threat',
    'warning',
    [
      '脅しに警告していない',
      '脅しの後の二度の発話で、警告も根拠の説明もありません。',
      '見過ごすと、許されたと受け取られます。',
      'そのようなご発言はおやめください。続くようでしたらお電話を終了させていただきます。',
    ],
    [ordinance],
  ),
  rule('practice/counter-recording', 'note', [
    'こちらも録音していると落ち着いて伝えている',
    '録音を落ち着いて受け止め、こちらの録音も伝えています。',
    '対等な記録が残り、録音が圧力でなくなります。',
  ]),
  rule('practice/fact-check-deferral', 'note', [
    '確認してから答えるとしている',
    '事実を確かめるまで答えを保留しています。',
    '言質を取られず、正確な答えにつながります。',
  ]),
];

export const sampleRules: ReadonlyMap<RuleId, RuleText> = new Map(rules.map((text) => [text.id, text]));

const caller = 'クレーマーA';
const staff = '職員A';

/** Turns as a text file would give them: a line with the name, a line with the speech. */
export function turnsOf(lines: readonly (readonly [string, string])[]): readonly Turn[] {
  return lines.map(([speaker, text], index) => ({
    role: speaker.startsWith('職員') ? 'staff' : 'caller',
    speaker,
    text,
    narration: [],
    segments: [{ start: 0, line: 2 * index + 2, column: 1 }],
  }));
}

/** A finding on the turn (1-based) whose evidence is `evidence`. */
export function found(
  transcript: Transcript,
  turn: number,
  id: RuleId,
  evidence: string,
  more: Partial<Finding> = {},
): Finding {
  const start = transcript.turns[turn - 1]?.text.indexOf(evidence) ?? -1;
  if (start < 0) throw new Error(`turn ${turn} does not say ${evidence}`);
  return {
    rule: id,
    severity: sampleRules.get(id)?.severity ?? 'warning',
    speaker: transcript.turns[turn - 1]?.role ?? 'staff',
    turn,
    evidence: { start, end: start + evidence.length },
    via: 'pattern',
    pattern: evidence,
    confidence: 1,
    cues: [],
    parts: [],
    context: [],
    ...more,
  };
}

/** A transcript of text lines. */
export function transcriptOf(
  file: string,
  lines: readonly (readonly [string, string])[],
  fields = {},
): Transcript {
  return { file, id: file.replace(/^.*\/|\.\w+$/g, ''), turns: turnsOf(lines), comments: [], fields };
}

const recording = transcriptOf(
  'calls/0001.txt',
  [
    [
      caller,
      '先週の説明と今日の話が全然違うじゃないか。これ、全部録音しているからな。後で「言ってない」は通用しないぞ。',
    ],
    [
      staff,
      'えっ、録音されているんですか。急に録音されると困ります。私、間違ったことを言ってしまうかもしれませんし、録音は止めていただけませんか。',
    ],
    [caller, 'なんで止める必要があるんだよ。それとも、都合の悪いことでも隠してるのか。'],
    [staff, '案内が不十分だったのかもしれません。'],
    [caller, '認めたな。この録音、YouTubeに上げてやるからな。お前の名前付きで晒してやる。'],
    [staff, 'そう言われましても……。'],
    [caller, 'どうなんだよ。'],
    [staff, '少々お待ちください。'],
  ],
  { title: '書類の受理をめぐる電話', domain: '区役所', agent: '佐藤', date: '2026-09-14' },
);

const calm = transcriptOf(
  'calls/0002.txt',
  [
    ['お客様B', 'この電話、録音してるからな。早く答えろ。'],
    [
      '職員B',
      'さようでございますか。当区におきましても通話を録音しております。前回の記録を確認した上でお答えいたします。',
    ],
  ],
  { title: '落ち着いた応対', domain: '区役所', agent: '鈴木', date: '2026-10-02' },
);

const plain = transcriptOf(
  'calls/0003.txt',
  [
    ['お客様C', '住民票はどこで取れますか。'],
    ['職員C', '一階の窓口でお取りいただけます。'],
  ],
  { agent: '佐藤', date: '2026-10-03' },
);

/** A bad call, a good one and one without findings. */
export const sampleCalls: readonly CallReport[] = [
  {
    transcript: recording,
    findings: [
      found(recording, 1, 'caller/recording-declaration', '全部録音しているからな'),
      found(recording, 2, 'staff/startled-reaction', 'えっ、録音されているんですか'),
      found(recording, 2, 'staff/self-undermining', '間違ったことを言ってしまうかもしれません', {
        via: 'cues',
        pattern: null,
        confidence: 0.87,
        cues: [
          { cue: 'かもしれません', weight: 1.2 },
          { cue: '間違ったこと', weight: 0.9 },
        ],
      }),
      found(recording, 2, 'staff/recording-stop-plea', '録音は止めていただけませんか', {
        context: [{ turn: 1, rule: 'caller/recording-declaration' }],
      }),
      found(recording, 3, 'caller/concealment-accusation', '都合の悪いことでも隠してるのか'),
      found(recording, 4, 'staff/premature-fault-admission', '案内が不十分だったのかもしれません'),
      found(recording, 5, 'caller/disclosure-threat', 'YouTubeに上げてやるからな'),
      found(recording, 5, 'flow/unwarned-threat', 'YouTubeに上げてやるからな', {
        context: [{ turn: 5, rule: 'caller/disclosure-threat' }],
      }),
    ],
  },
  {
    transcript: calm,
    findings: [
      found(calm, 1, 'caller/recording-declaration', '録音してるからな'),
      found(calm, 2, 'practice/counter-recording', '当区におきましても通話を録音しております'),
      found(calm, 2, 'practice/fact-check-deferral', '記録を確認した上でお答えいたします'),
    ],
  },
  { transcript: plain, findings: [] },
];

/** Options as for a file: Japanese, no colour, 80 columns. */
export const sampleOptions: ReportOptions = {
  language: 'ja',
  toolVersion: '0.0.0',
  rules: sampleRules,
  color: false,
  width: 80,
  hyperlinks: false,
  quiet: false,
};
