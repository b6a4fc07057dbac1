import { describe, expect, test } from 'vitest';
import { shippedSides } from '../speakers/sides.js';
import { read, spoken } from './read.js';

const SAID = [
  'お電話ありがとうございます。温泉組合の沢渡でございます。',
  '来月の足湯の券を三枚お願いしたいんですけど。',
  'かしこまりました。お受け取りは窓口でよろしいでしょうか。',
  'はい、土曜に行きます。',
  '承知いたしました。お名前をお願いいたします。',
  '根岸です。',
];
const turns = SAID.map((text, index) => [index % 2 === 0 ? 'staff' : 'caller', text]);
const who = (index: number, staff: string, caller: string) => (index % 2 === 0 ? staff : caller);
const options = { sides: shippedSides() };
const NOTICE = '会員番号の確認後に在庫を案内';

describe('lines of a program among those of two people are no turns, and it is told once', () => {
  const items = (staff: string, caller: string, program: string) =>
    SAID.flatMap((text, n) => [
      { speaker: who(n, staff, caller), text },
      ...(n === 2 || n === 3 ? [{ speaker: program, text: NOTICE }] : []),
    ]);
  const lines = items('Agent', 'Customer', 'SYSTEM');
  const forms: readonly (readonly [string, string, string])[] = [
    [
      'a stream of JSON Lines',
      'a.jsonl',
      [
        { call: 'k-1', type: 'begin' },
        ...items('AG', 'CU', 'SYS').map(({ speaker, text }, ts) => ({
          call: 'k-1',
          type: 'utt',
          who: speaker,
          ts,
          text,
        })),
        { call: 'k-1', type: 'finish' },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
    ],
    [
      'a table',
      'a.csv',
      `話者,発話\n${items('オペレーター', 'お客様', 'システム')
        .map(({ speaker, text }) => `${speaker},${text}`)
        .join('\n')}`,
    ],
    [
      'subtitles',
      'a.vtt',
      `WEBVTT\n\n${lines.map(({ speaker, text }, n) => `00:0${n}.000 --> 00:0${n}.900\n<v ${speaker}>${text}`).join('\n\n')}`,
    ],
    [
      'a text',
      'a.txt',
      items('職員', '相手', 'ボット')
        .map(({ speaker, text }) => `${speaker}：${text}`)
        .join('\n'),
    ],
    ['JSON', 'a.json', JSON.stringify({ turns: lines.map((one) => ({ ...one, speaker: one.speaker })) })],
    [
      'speakers known by their words only',
      'b.csv',
      `話者,発話\n${items('A', 'B', 'AIアシスト')
        .map(({ speaker, text }) => `${speaker},${text}`)
        .join('\n')}`,
    ],
  ];
  test.each(forms)('%s', async (_, file, content) => {
    const { transcripts, problems } = await read(content, { file, ...options });
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(problems).toMatchObject([
      { code: 'speakers-left-out', isWarning: true, arguments: { calls: '1' } },
    ]);
  });

  test('unless the user says whose side they are on', async () => {
    const text = items('職員', '相手', 'ボット')
      .map(({ speaker, text }) => `${speaker}：${text}`)
      .join('\n');
    const speakers = new Map([['ボット', 'staff']] as const);
    const { transcripts, problems } = await read(text, { ...options, speakers });
    expect(problems).toEqual([]);
    expect(transcripts[0]?.turns).toHaveLength(SAID.length + 2);
  });

  test('but a program that takes the call before anybody else speaks', async () => {
    const text = SAID.map((one, n) => `${who(n, 'BOT', '客')}：${one}`).join('\n');
    const { transcripts, problems } = await read(text, options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns]);
  });
});

describe('a speaker of few words whose side nothing tells', () => {
  const table = (rows: readonly string[]) => ['話者,発話', ...rows].join('\n');
  const known = SAID.map((text, n) => `${who(n, '受付', '顧客')},${text}`);

  test('is left out of a call whose other speakers are known, and named', async () => {
    const { transcripts, problems } = await read(
      table([...known.slice(0, 4), '控え,券三枚', ...known.slice(4)]),
      {
        file: 'a.csv',
      },
    );
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(problems).toMatchObject([
      { code: 'speakers-left-out', isWarning: true, arguments: { names: '「控え」', calls: '1' } },
    ]);
  });

  test('keeps a call unread where it says much, or where the others are on one side', async () => {
    const much = await read(
      table([...known, ...known.slice(0, 4).map((row) => row.replace(/^[^,]+/, '大塚'))]),
      {
        file: 'a.csv',
      },
    );
    expect(much.problems).toMatchObject([{ code: 'speaker-unknown' }]);
    const alone = await read(table([...known.filter((_, n) => n % 2 === 0), '大塚,はい。']), {
      file: 'a.csv',
    });
    expect(alone.transcripts).toEqual([]);
  });

  test('leaves remarks of a text between the turns where they stand', async () => {
    const lines = SAID.map((text, n) => `${who(n, '職員', '相手')}：${text}`);
    const text = [
      ...lines.slice(0, 2),
      '控え：券三枚',
      '控え：窓口',
      ...lines.slice(2, 4),
      '# ここで確認',
      ...lines.slice(4),
    ];
    const { transcripts } = await read(text.join('\n'));
    expect(transcripts.map(spoken)).toEqual([turns]);
    expect(transcripts[0]?.comments).toMatchObject([{ turn: 4 }]);
  });
});

describe('a piece without words costs only itself', () => {
  const at = (n: number) => ({ start: n * 3, end: n * 3 + 2 });
  const speaker = (n: number) => n % 2;
  const withGap = (pieces: readonly object[], gap: object) => [
    ...pieces.slice(0, 3),
    gap,
    ...pieces.slice(3),
    gap,
  ];
  const pieces = (make: (text: string, n: number) => object) => SAID.map(make);
  const google = (text: string, n: number) => ({
    alternatives: [{ transcript: text, confidence: 0.8 }],
    channelTag: speaker(n) + 1,
    resultEndTime: `${n * 3}s`,
  });
  const token = (text: string, n: number) => ({
    tokens: [{ written: text, label: `speaker${speaker(n)}`, starttime: n * 3000, endtime: n * 3000 + 2000 }],
    text,
  });
  const word = (content: string, n: number) => ({
    type: 'pronunciation',
    alternatives: [{ confidence: '0.9', content }],
    start_time: `${n * 3}`,
    end_time: `${n * 3 + 2}`,
    speaker_label: `spk_${speaker(n)}`,
  });
  const phrase = (display: string, n: number) => ({
    recognitionStatus: 'Success',
    channel: speaker(n),
    offsetInTicks: n * 30_000_000,
    durationInTicks: 20_000_000,
    nBest: [{ confidence: 0.9, display }],
  });
  const forms: readonly (readonly [string, unknown])[] = [
    [
      'Google: an empty alternative',
      { results: withGap(pieces(google), { alternatives: [{}], channelTag: 1 }) },
    ],
    ['Google: no alternative', { results: withGap(pieces(google), { channelTag: 2, resultEndTime: '9s' }) }],
    ['Google: an empty result', { results: withGap(pieces(google), {}) }],
    [
      'Azure: no nBest',
      { recognizedPhrases: withGap(pieces(phrase), { recognitionStatus: 'Success', channel: 0, nBest: [] }) },
    ],
    [
      'Azure: silence',
      {
        recognizedPhrases: withGap(pieces(phrase), {
          recognitionStatus: 'InitialSilenceTimeout',
          channel: 0,
        }),
      },
    ],
    [
      'Amazon: an item without alternatives',
      {
        results: {
          transcripts: [],
          items: withGap(pieces(word), { type: 'pronunciation', alternatives: [] }),
        },
      },
    ],
    [
      'AmiVoice: a result without tokens',
      {
        segments: withGap(
          pieces((text, n) => ({ results: [token(text, n)] })),
          { results: [{ confidence: 0 }] },
        ),
      },
    ],
    [
      'AmiVoice: a segment without results',
      {
        segments: withGap(
          pieces((text, n) => ({ results: [token(text, n)] })),
          {},
        ),
      },
    ],
    [
      'Deepgram: an utterance without a transcript',
      {
        results: {
          channels: [{ alternatives: [{}] }],
          utterances: withGap(
            pieces((transcript, n) => ({ transcript, speaker: speaker(n), ...at(n) })),
            { ...at(9) },
          ),
        },
      },
    ],
    [
      'WhisperX: no text',
      {
        segments: withGap(
          pieces((text, n) => ({ text, speaker: `SPEAKER_0${speaker(n)}`, ...at(n) })),
          { text: null, ...at(3) },
        ),
      },
    ],
    [
      'Whisper.cpp: no text',
      {
        transcription: withGap(
          pieces((text, n) => ({
            text: `(speaker ${speaker(n)}) ${text}`,
            offsets: { from: n * 3000, to: n * 3000 + 2000 },
          })),
          { offsets: { from: 1, to: 2 } },
        ),
      },
    ],
    [
      'any other',
      {
        talk: withGap(
          pieces((text, n) => ({ who: `p${speaker(n)}`, text, t: n })),
          { who: 'p1', text: null, t: 3 },
        ),
      },
    ],
  ];
  test.each(forms)('%s', async (_, value) => {
    const { transcripts, problems } = await read(JSON.stringify(value), { file: 'a.json', ...options });
    expect(problems).toEqual([]);
    expect(transcripts.map((one) => spoken(one))).toEqual([turns]);
  });

  test('where no piece has words, what is missing is told', async () => {
    const value = { results: [{ alternatives: [{}] }, { alternatives: [{ confidence: 0 }] }] };
    const { problems } = await read(JSON.stringify(value), { file: 'a.json', ...options });
    expect(problems).toMatchObject([
      { code: 'vendor-field-missing', arguments: { path: 'results[0].alternatives[0].transcript' } },
    ]);
  });
});

describe('cases of which some hold a whole call', () => {
  const lines = (staff: string, caller: string, sign: string, between: string) =>
    SAID.map((text, n) => `${who(n, staff, caller)}${sign}${text}`).join(between);
  const header = '案件番号,受付日時,連絡手段,種別,応対記録,備考,担当者,状況';
  const row = (id: string, medium: string, cell: string) =>
    `${id},2026/3/2 10:14,${medium},券,"${cell}","口頭で了承。\n控えあり",沢渡,完了`;
  test.each([
    ['arrows, below a summary', `【要約】足湯の券。\n${lines('当', '客', '→', '\n')}\n→台帳に記入 3/2 沢渡`],
    ['arrows on one line', lines('当', '客', '→', '')],
    ['double arrows', lines('担当', '先方', '⇒', '\n')],
    ['arrows to the left', lines('OP', 'CU', '←', '\n')],
    ['triangles on one line', lines('受付', 'お客様', '▶', ' ')],
    ['signs of more', lines('オペ', '客', '>', '\n')],
    ['wide colons on one line', lines('当方', '先方', '：', ' ')],
    ['names of people', lines('沢渡', '客', '→', '\n')],
  ])('%s', async (_, cell) => {
    const rows = [
      row('Y-1', '電話', cell),
      row('Y-2', '電話', '不在のため留守電に吹き込む。\n折り返し待ち。'),
      row('Y-3', '窓口', '来所。券を三枚お渡し。'),
      row('Y-4', '電話', cell),
      row('Y-5', 'メール', '券の値段を返信。\n以後連絡なし。'),
    ];
    const { transcripts, problems } = await read([header, ...rows].join('\n'), { file: 'a.csv', ...options });
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts.map(({ id }) => id)).toEqual(['Y-1', 'Y-4']);
    expect(problems).toMatchObject([
      { code: 'calls-without-dialogue', isWarning: true, arguments: { calls: '3', ids: 'Y-2, Y-3, Y-5' } },
    ]);
  });
});
