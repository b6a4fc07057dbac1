import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

describe('genchi tokens', () => {
  it('shows words, phrases and what each phrase does', async () => {
    const { code, stdout } = await runGenchi(['tokens', '録音は止めていただけませんか。'], folderWith({}));
    expect(code).toBe(0);
    expect(stdout).toMatch(/止め .*止める .*動詞/);
    expect(stdout).toContain('request');
  });

  it('gives the same as JSON, from standard input too', async () => {
    const folder = folderWith({});
    const told = JSON.parse((await runGenchi(['tokens', '録音は止めて', '-f', 'json'], folder)).stdout);
    const read = JSON.parse(
      (await runGenchi(['tokens', '-f', 'json'], folder, { input: '録音は止めて' })).stdout,
    );
    expect(told.sentences).toHaveLength(1);
    expect(read).toEqual(told);
  });
});
