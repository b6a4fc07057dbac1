import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

const STOP = '録音 .. 止める:request';

describe('genchi match', () => {
  it('shows the words and offsets of a match, and of a line without one what was lacking', async () => {
    const lines = ['録音は止めていただけませんか。', '録音を止めました。'];
    const { code, stdout } = await runGenchi(['match', STOP, ...lines], folderWith({}));
    expect(code).toBe(0);
    expect(stdout).toContain('✓ 録音は止めていただけませんか。\n    0-14 「録音は止めていただけませんか」');
    expect(stdout).toMatch(/✗ 録音を止めました。\n.*録音 は「録音」に当たった\(1\/2\).*request が要る/);
    expect(stdout).toContain('2 行のうち 1 行');
  });

  it('ends with 1 where no line matches', async () => {
    expect((await runGenchi(['match', STOP, 'はい。'], folderWith({}))).code).toBe(1);
  });

  it('reads standard input in any encoding, with names of speakers, and leaves out the other side', async () => {
    const input = '職員：録音は止めてください。\n\nお客様：録音は止めてください。\n録音は止めてください。\n';
    const run = async (args: readonly string[], given: string | Uint8Array) =>
      JSON.parse(
        (await runGenchi(['match', STOP, '-f', 'json', ...args], folderWith({}), { input: given })).stdout,
      ) as { lines: { line: number; role: string | null; matches: { start: number; text: string }[] }[] };
    const { lines } = await run(['--role', 'staff'], input);
    expect(lines.map(({ line, role }) => [line, role])).toEqual([
      [1, 'staff'],
      [4, null],
    ]);
    expect(lines[0]?.matches[0]).toMatchObject({ start: 3, text: '録音は止めてください' });
    expect((await run([], input)).lines).toHaveLength(3);
    // 「録音は止めてください。」 in Shift_JIS
    const shiftJis = Buffer.from('985e89b982cd8e7e82df82c482ad82be82b382a28142', 'hex');
    expect((await run([], shiftJis)).lines[0]?.matches[0]?.text).toBe('録音は止めてください');
  });

  it('knows the word sets of the lexicon and of further rules', async () => {
    const folder = folderWith({ 'own/lexicon/fruit.yaml': 'fruit:\n  - 林檎\n' });
    expect((await runGenchi(['match', '@fruit', '林檎です', '--rules', 'own'], folder)).code).toBe(0);
    const { code, stderr } = await runGenchi(['match', 'の @fruit', '林檎です'], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^PATTERN:3: .*@fruit/);
    expect(stderr.match(/PATTERN/g)).toHaveLength(1);
  });

  it.each([
    ['録音 .. 止める:reqest', 11, 'request'],
    ['録音 (止める', 4, ''],
    ['録音?', 1, ''],
  ])('tells of the wrong pattern %s its column and the remedy', async (pattern, column, remedy) => {
    const { code, stdout, stderr } = await runGenchi(['match', pattern, '録音'], folderWith({}));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^PATTERN:${column}: `));
    expect(stderr).toContain(remedy);
  });

  it('says so where there is no line', async () => {
    const { code, stderr } = await runGenchi(['match', STOP], folderWith({}));
    expect(code).toBe(2);
    expect(stderr).toContain('試す文');
  });
});
