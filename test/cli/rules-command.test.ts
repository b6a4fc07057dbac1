import { describe, expect, it } from 'vitest';
import { formatStaleReferences } from '../../src/cli/words/references-format.js';
import type { Reference } from '../../src/model/rule.js';
import { folderWith, runGenchi } from './run-genchi.js';

const reference = (id: string, checked: string): Reference => ({
  id,
  title: { ja: '刑法', en: 'Penal Code' },
  number: null,
  article: { ja: '第222条', en: 'article 222' },
  wording: { ja: '…' },
  url: 'https://laws.e-gov.go.jp/law/140AC0000000045',
  checked,
  where: null,
  variants: [],
});

describe('genchi rules', () => {
  it('lists all rules, those on safety in a group of their own', async () => {
    const { stdout } = await runGenchi(['rules'], folderWith({}));
    expect(stdout.match(/^ {2}[a-z]+\/\S+/gm)).toHaveLength(52);
    expect(stdout).toContain('命と安全にかかわる発言\n  safety/self-harm');
  });

  it('explains a rule in the words of the profile, replies by case and stage', async () => {
    const folder = folderWith({
      'genchi.config.yaml': 'profile: { type: public-office, prefecture: 東京都, self: 当区 }\n',
    });
    const { stdout } = await runGenchi(['rules', 'caller/presence-demand'], folder);
    expect(stdout).toContain('訪問を求められたとき · 初回: 恐れ入りますが、ご訪問はいたしかねます。');
    expect(stdout).toContain('東京都カスタマー・ハラスメント防止条例 第2条第4号');
    const apology = (await runGenchi(['rules', 'staff/premature-fault-admission'], folder)).stdout;
    expect(apology).toContain('当区の記録を確認し');
    expect(apology).toContain('昭和22年法律第125号');
  });

  it('refuses a profile that it does not know', async () => {
    const folder = folderWith({ 'genchi.config.yaml': 'profile: { type: shop, prefecture: 東京 }\n' });
    const { code, stderr } = await runGenchi(['rules'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('public-office, company, hospital, school');
    expect(stderr).toContain('東京都');
  });

  it('tells which sources were checked more than a year ago', async () => {
    const today = new Date('2027-03-01T00:00:00Z');
    const some = [
      reference('new', '2026-03-01'),
      reference('older', '2026-02-28'),
      reference('oldest', '2024-01-01'),
    ];
    expect(formatStaleReferences(some, today, { language: 'ja' })).toBe(
      '根拠3件のうち2件は、最後の確認（2026-03-01より前）から一年を過ぎています。\n' +
        '  2024-01-01  刑法 第222条 (oldest)\n              https://laws.e-gov.go.jp/law/140AC0000000045\n' +
        '  2026-02-28  刑法 第222条 (older)\n              https://laws.e-gov.go.jp/law/140AC0000000045\n' +
        '条文を読み直し、references.yaml の wording と checked を改めてください。\n',
    );
    expect(formatStaleReferences(some.slice(0, 1), today, { language: 'en' })).toBe(
      'All 1 legal sources were checked on 2026-03-01 or later.\n',
    );
    const { code, stdout } = await runGenchi(['rules', '--check-references'], folderWith({}));
    expect(code).toBe(0);
    expect(stdout).toMatch(/根拠\d+件/);
  });
});

describe('flow/held-long', () => {
  it('counts the minutes that the configuration says', async () => {
    const turn = (speaker: string, text: string, minutes: number) => ({
      speaker,
      text,
      start: minutes * 60_000,
    });
    const turns = [turn('caller', '謝れ。', 0), turn('staff', 'はい。', 1), turn('caller', '謝れよ。', 20)];
    const files = { 'a.json': JSON.stringify({ id: 'a', turns }) };
    const found = async (config: Readonly<Record<string, string>>) =>
      (
        await runGenchi(
          ['check', 'a.json', '-f', 'json', '--no-cues', '--fail-on', 'never'],
          folderWith({ ...files, ...config }),
        )
      ).stdout;
    expect(await found({})).not.toContain('flow/held-long');
    expect(await found({ 'genchi.config.yaml': 'minutes: { flow/held-long: 20 }\n' })).toContain(
      'flow/held-long',
    );
  });
});
