import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi, runProcess } from './run-genchi.js';

const call = (staff: string, caller: string) =>
  JSON.stringify({
    turns: [
      { speaker: staff, text: 'お電話ありがとうございます。市民課の佐藤でございます。' },
      { speaker: caller, text: '住民票のことで聞きたいんだけど。録音してるからな。' },
      { speaker: staff, text: 'かしこまりました。お調べいたしますので少々お待ちください。' },
      { speaker: caller, text: '早くしてくれよ。' },
    ],
  });

describe('genchi check on speakers that nothing tells of', () => {
  it('infers their sides unasked, the same in several threads and from the cache', async () => {
    const folder = folderWith({ 'a.json': call('spk_0', 'spk_1'), 'b.json': call('山本', '林') });
    const args = ['check', 'a.json', 'b.json', '-f', 'json', '--with-turns', '--fail-on', 'never'];
    const ran = await runGenchi(args, folder);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { calls, summary } = JSON.parse(ran.stdout);
    expect(summary.inferred).toBe(2);
    for (const { guessed, turns } of calls) {
      expect(guessed).toBeGreaterThan(0.9);
      expect(turns.map(({ speaker }: { speaker: string }) => speaker)).toEqual([
        ...['staff', 'caller', 'staff', 'caller'],
      ]);
    }
    expect(runProcess([...args, '-j', '2'], folder).stdout).toBe(ran.stdout);
    const cached = [...args, '--cache-dir', 'kept'];
    expect((await runGenchi(cached, folder)).stdout).toBe(ran.stdout);
    expect((await runGenchi(cached, folder)).stdout).toBe(ran.stdout);
    const off = await runGenchi([...cached, '--no-guess-speakers'], folder);
    expect(off.code).toBe(2);
    expect(JSON.parse(off.stdout).calls).toEqual([]);
  });

  it('can be told not to by the configuration, which an option overrules', async () => {
    const folder = folderWith({
      'a.json': call('spk_0', 'spk_1'),
      'genchi.config.yaml': 'guess-speakers: false\n',
    });
    const off = await runGenchi(['check', 'a.json', '--quiet'], folder);
    expect(off.code).toBe(2);
    expect(off.stderr).toContain('--speaker staff=spk_0');
    expect(
      (await runGenchi(['check', 'a.json', '--guess-speakers', '--fail-on', 'never'], folder)).code,
    ).toBe(0);
  });

  it('warns of sides that look swapped and reads the call all the same', async () => {
    const folder = folderWith({ 'a.json': call('お客様', 'オペレーター') });
    const ran = await runGenchi(['check', 'a.json', '-f', 'json', '--fail-on', 'never'], folder);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('a.json: 職員側と相手側が逆のようです');
    expect(JSON.parse(ran.stdout)).toMatchObject({
      calls: [{ file: 'a.json' }],
      problems: [{ file: 'a.json', warning: true }],
    });
  });
});

describe('genchi fit --speakers', () => {
  it('tells how many calls it needs', async () => {
    const folder = folderWith({ 'gold.json': call('staff', 'caller') });
    const ran = await runGenchi(['fit', '--speakers', 'gold.json'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('20');
  });

  it('measures, and writes a model that the next check uses', async () => {
    const calls = Array.from({ length: 24 }, (_, index) => ({
      id: String(index),
      turns: [
        { speaker: 'staff', text: `ぴよぴよ窓口だよ。${index}番の人ぴよ。何がほしいぴよ。` },
        { speaker: 'caller', text: 'あのね、りんごをください。いくつかください。' },
        { speaker: 'staff', text: 'りんごぴよ。三つでいいかぴよ。' },
        { speaker: 'caller', text: 'はい、三つください。それからみかんもください。' },
        { speaker: 'staff', text: 'みかんは明日ぴよ。また来るぴよ。' },
        { speaker: 'caller', text: 'じゃあ明日またください。' },
      ],
    }));
    const unseen = calls[0]?.turns.map(({ speaker, text }) => ({
      speaker: speaker === 'staff' ? 'B' : 'A',
      text,
    }));
    const folder = folderWith({
      'gold.json': JSON.stringify(calls),
      'x.json': JSON.stringify({ turns: unseen }),
    });
    const fit = await runGenchi(['fit', '--speakers', 'gold.json', '--out', 'mine', '--lang', 'en'], folder);
    expect(fit).toMatchObject({ code: 0, stderr: '' });
    expect(fit.stdout).toContain('Measured on calls without names');
    expect(fit.stdout).toMatch(/whole call +24 +100\.00 % \[86\.20–100\.00\] +0 = 0\.00 %/);
    const ran = await runGenchi(
      ['check', 'x.json', '-f', 'jsonl', '--rules', 'mine', '--fail-on', 'never'],
      folder,
    );
    expect(JSON.parse(ran.stdout).turns[0]).toMatchObject({ name: 'B', speaker: 'staff' });
  });
});
