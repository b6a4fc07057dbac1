import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from '../run-genchi.js';

const CALL = '客：録音しています。\n職員：はい。\n';
const check = async (config: string) => {
  const folder = folderWith({ 'a.txt': CALL, 'genchi.config.yaml': config });
  return runGenchi(['check', 'a.txt', '--lang', 'ja'], folder);
};

describe('what a configuration sets by rule', () => {
  it('is told where no rule has the name, every one at once, with the nearest', async () => {
    const { code, stderr } = await check(
      `severities: { nosuch/x: error, staff/recording-stop-ple: note }
minutes: { staff/recording-stop-plea: 3 }
verdict: { points: { a: 2 } }
scores: { rules: { a/b: 0.3, 'staff/*': 0.2 } }
`,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('severities にある「nosuch/x」という規則はありません');
    expect(stderr).toContain('もしかして「staff/recording-stop-plea」ですか');
    expect(stderr).toContain('規則「staff/recording-stop-plea」は時間を数えません');
    expect(stderr).toContain('flow/held-long');
    expect(stderr).toContain('verdict: points にある「a」');
    expect(stderr).toContain('scores: rules にある「a/b」');
    expect(stderr).not.toContain('staff/*');
  });

  it('is taken where the rules are there', async () => {
    const { code, stderr } = await check(
      "severities: { staff/recording-stop-plea: note }\nminutes: { flow/held-long: 20 }\nscores: { rules: { 'staff/*': 0.2 } }\n",
    );
    expect([code, stderr]).toEqual([0, '']);
  });

  it('is minutes for a rule that counts them only where its severity is raised', async () => {
    const ruleOf = (id: string, literal: string, context: string) => `id: ${id}
severity: info
speaker: caller
title: { ja: 待ち時間への不満, en: Kept waiting }
message: { ja: 待ち時間への不満です。, en: Complains of waiting. }
match: { any: [{ name: ${literal}と言う, pattern: '"${literal}"', sample: '${literal}です' }] }
${context}
why: { ja: 待ち時間は不満になります。, en: Waiting makes for complaints. }
examples: { flag: [《${literal}》ですよ], pass: [お待ちします] }
`;
    const rules = {
      'rules/own/first.yaml': ruleOf('own/first', '初めて', ''),
      'rules/own/waiting.yaml': ruleOf(
        'own/waiting',
        '待ちぼうけ',
        'context: { escalate: { when: [{ minutes since: own/first, minutes: 30 }], to: warning } }',
      ),
    };
    const call =
      '00:00:05 客：初めてです。待ちぼうけですよ\n00:01:15 職員：はい。\n00:01:20 客：待ちぼうけですよ\n';
    const severities = async (config: string) => {
      const folder = folderWith({ 'a.txt': call, ...rules, 'genchi.config.yaml': config });
      const { stdout, stderr } = await runGenchi(
        ['check', 'a.txt', '--only', 'own/waiting', '-f', 'json'],
        folder,
      );
      expect(stderr).toBe('');
      return [...stdout.matchAll(/"severity":\s*"(\w+)"/g)].map(([, severity]) => severity);
    };
    expect(await severities('rules: [rules]\n')).toEqual(['info', 'info']);
    expect(await severities('rules: [rules]\nminutes: { own/waiting: 1 }\n')).toEqual(['info', 'warning']);
  });

  it('stands in genchi.config.yml too', async () => {
    const folder = folderWith({ 'a.txt': CALL, 'genchi.config.yml': 'severities: { nosuch/x: error }\n' });
    const { code, stderr } = await runGenchi(['check', 'a.txt', '--lang', 'ja'], folder);
    expect([code, stderr.split(':')[0]]).toEqual([2, 'genchi.config.yml']);
  });

  it('names the spelling that stands under two members of staff', async () => {
    const { code, stderr } = await check('agents:\n  佐藤: [サトウ, satou]\n  左藤: [サトウ]\n');
    expect(code).toBe(2);
    expect(stderr).toContain('genchi.config.yaml:3:');
    expect(stderr).toContain('「サトウ」が、agents の「佐藤」と「左藤」の両方にあります');
  });

  it('says a form and a least value in words', async () => {
    const { code, stderr } = await check("redact: { patterns: ['#'] }\nminutes: { flow/held-long: 0 }\n");
    expect(code).toBe(2);
    expect(stderr).toContain('# は数字、@ は英字');
    expect(stderr).toContain('1 以上の数');
    expect(stderr).not.toMatch(/\^|Infinity/);
  });
});
