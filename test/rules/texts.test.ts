import { beforeAll, describe, expect, it } from 'vitest';
import { type Analyse, createAnalyser } from '../../src/judge/analyse.js';
import { NO_PROFILE, ORGANISATION_TYPES, type Profile } from '../../src/model/profile.js';
import type { Reply, Rule } from '../../src/model/rule.js';
import type { Turn } from '../../src/model/transcript.js';
import { BUILT_IN_RULES } from '../../src/rules/load.js';
import { withProfile } from '../../src/rules/settings/tailor.js';
import { loadRules, readRules } from '../../src/run/load-rules.js';
import { shippedJudgement } from '../shipped.js';

const untailored = loadRules([], BUILT_IN_RULES, null);
const rulesFor = (profile: Partial<Profile>): readonly Rule[] =>
  withProfile(untailored, { ...NO_PROFILE, ...profile }).rules.map(({ rule }) => rule);

const profiles: readonly Partial<Profile>[] = [
  {},
  { recordsCalls: true, prefecture: '北海道' },
  ...ORGANISATION_TYPES.map((type) => ({ type, prefecture: '東京都' })),
  { type: 'public-office', self: '当区', staff: '職員', prefecture: '愛知県', recordsCalls: true },
];

/** All Japanese texts of a rule that readers see. */
function textsOf({ title, message, why, instead, basis }: Rule): readonly string[] {
  return [
    title,
    message,
    why,
    ...instead.flatMap(({ text, case: meant }) => (meant ? [text, meant.name] : [text])),
    ...basis.flatMap(({ title: name, number, article, wording }) => [
      name,
      article,
      wording,
      ...(number ? [number] : []),
    ]),
  ].map(({ ja }) => ja);
}

const WIDE = '[^\\x00-\\xff]';

describe.each(profiles)('texts for %j', (profile) => {
  const rules = rulesFor(profile);

  it('have no half-width space beside Japanese characters and no empty line', () => {
    const stray = new RegExp(`${WIDE} | ${WIDE}|\\n`, 'u');
    const found = rules.flatMap((rule) => textsOf(rule).filter((text) => stray.test(text)));
    // Names of authorities and their documents are parted as they part them themselves.
    expect(found.filter((text) => !/^(厚生労働省|東京都) [^ ]+$/.test(text))).toEqual([]);
  });

  it('leave no placeholder open', () => {
    const open = rules.flatMap((rule) =>
      [rule.title, rule.message, rule.why, ...rule.instead.map(({ text }) => text)].filter(({ ja, en }) =>
        /[{}]/.test(`${ja}${en}`),
      ),
    );
    expect(open).toEqual([]);
  });

  it('have English beside every Japanese text', () => {
    for (const { title, message, why, instead, basis } of rules) {
      const texts = [title, message, why, ...instead.map(({ text }) => text)];
      for (const { en } of [...texts, ...basis.flatMap((one) => [one.title, one.article, one.wording])])
        expect(en).toBeTruthy();
    }
  });

  it('say that we record only where we do', () => {
    const claims = rules.flatMap(({ instead }) =>
      instead.filter(({ text }) => /録音して(おり|い)/.test(text.ja)),
    );
    if (profile.recordsCalls) expect(claims.length).toBeGreaterThan(0);
    else expect(claims).toEqual([]);
  });

  it('rest on sources with article, number, address and the day of checking', () => {
    for (const { basis } of rules)
      for (const { article, number, url, checked } of basis) {
        expect(article.ja).toMatch(/第\d+条|\d+年\d+月|手引|全体/);
        expect(number?.ja).toMatch(/第\d+号|\d+年/);
        expect(new URL(url).protocol).toBe('https:');
        expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
  });
});

describe('what a profile chooses', () => {
  const basisOf = (id: string, profile: Partial<Profile>) =>
    rulesFor(profile)
      .find((rule) => rule.id === id)
      ?.basis.map((one) => one.id);

  it('national law first, then the ordinance of the prefecture', () => {
    expect(basisOf('practice/warning', { prefecture: '東京都' })).toEqual([
      'labour-measures-33',
      'tokyo-ordinance-4',
    ]);
    expect(basisOf('practice/warning', { prefecture: '北海道' })).toEqual([
      'labour-measures-33',
      'hokkaido-ordinance-5',
    ]);
    expect(basisOf('practice/warning', { prefecture: '沖縄県' })).toEqual(['labour-measures-33']);
  });

  it('the State Redress Act in place of the Civil Code for a public office', () => {
    expect(basisOf('staff/premature-apology', { type: 'public-office' })).toEqual([
      'state-redress-1',
      'mhlw-manual-2022',
    ]);
    expect(basisOf('staff/premature-apology', { type: 'company' })).toContain('civil-code-715');
    const [rule] = rulesFor({ type: 'public-office' }).filter(({ id }) => id === 'staff/premature-apology');
    expect(rule?.why.ja).toContain('国家賠償法第1条');
  });

  it('no defamation at a public counter', () => {
    expect(basisOf('caller/disclosure-threat', { type: 'public-office' })).not.toContain('penal-code-230');
    expect(basisOf('caller/disclosure-threat', { type: 'hospital' })).toContain('penal-code-230');
  });

  it('tells of which place an ordinance is where no prefecture is given', () => {
    const rule = rulesFor({}).find(({ id }) => id === 'practice/warning');
    expect(rule?.basis.at(-1)?.article.ja).toBe('第4条（東京都の場合）');
  });

  it('names of the organisation and its staff', () => {
    const rule = rulesFor({ self: '当区', staff: '窓口職員' }).find(
      ({ id }) => id === 'caller/disclosure-threat',
    );
    const told = rule?.instead.map(({ text }) => text.ja).join('') ?? '';
    expect(told).toContain('当区からは');
    expect(told).toContain('窓口職員の氏名');
  });
});

it('every reference is used by a rule', () => {
  const { references, rules } = readRules();
  const used = new Set(
    rules.flatMap(({ basis }) => basis.flatMap(({ id, variants }) => [id, ...variants.map((one) => one.id)])),
  );
  expect([...references.keys()].filter((id) => !used.has(id))).toEqual([]);
});

describe('model replies, read as what staff say', () => {
  let analyse: Analyse;
  beforeAll(async () => {
    analyse = createAnalyser({ ...(await shippedJudgement()), ruleSet: untailored });
  });

  /** The placeholders as somebody fills them in. */
  const spoken = ({ text }: Reply) =>
    text.ja
      .replace('[期限]', '今週の金曜日')
      .replace('[部署名]', '管理課')
      .replace('[役職と氏名]', '課長の山田')
      .replace('[名字]', '山田')
      .replace('[電話番号]', '〇三の一二三四の五六七八')
      .replace('[窓口名]', '消費生活センター')
      .replace('[理由]', '規則')
      .replace('[内容]', '入力');

  const idsOf = (text: string): readonly string[] => {
    const turn: Turn = {
      role: 'staff',
      speaker: 'staff',
      text,
      narration: [],
      segments: [{ start: 0, line: null, column: null }],
    };
    return analyse({ file: '', id: '', comments: [], fields: {}, turns: [turn] }).findings.map(
      ({ rule }) => rule,
    );
  };

  const replies = [
    ...new Map(
      [...rulesFor({ recordsCalls: true }), ...rulesFor({})].flatMap((rule) =>
        rule.instead.map((reply) => [`${rule.id} ${reply.text.ja}`, { rule, reply }] as const),
      ),
    ).values(),
  ];

  it.each(replies)('$rule.id: $reply.text.ja', ({ rule, reply }) => {
    const text = spoken(reply);
    expect(text).not.toMatch(/[[\]]/);
    const ids = idsOf(text);
    expect(ids.filter((id) => id.startsWith('staff/'))).toEqual([]);
    if (rule.id.startsWith('practice/') && reply.stage === 'first' && reply.recordsCalls !== false)
      expect(ids).toContain(rule.id);
    if (reply.stage === 'warning') expect(ids).toContain('practice/warning');
    else if (reply.stage === 'close') expect(ids).toContain('practice/grounded-termination');
  });
});
