import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './run-genchi.js';

describe('genchi label', () => {
  const CALL = '客：録音しています。\n職員：録音は止めていただけませんか。\n';

  it('takes no sheet of findings to review for labelled calls, and says where it belongs', async () => {
    const folder = folderWith({ 'calls/a.txt': CALL });
    await runGenchi(['label', 'calls', '-o', 's.xlsx'], folder);
    for (const args of [
      ['label', '--from', 's.xlsx'],
      ['eval', 's.xlsx'],
    ]) {
      const ran = await runGenchi([...args, '--lang', 'en'], folder);
      expect(ran.code, args[0]).toBe(2);
      expect(ran.stderr, args[0]).toContain('s.xlsx: this is a sheet of findings to review');
      expect(ran.stderr, args[0]).toContain('genchi review import');
    }
  });

  it('makes no labelled calls of what has no labels, while an empty column of labels says that nothing is there', async () => {
    const folder = folderWith({
      'a.txt': CALL,
      'empty.csv': 'call_id,speaker,text,labels\n1,staff,はい、どうぞ。,\n1,caller,お願いします。,\n',
    });
    const ran = await runGenchi(['label', '--from', 'a.txt', '--lang', 'ja'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('a.txt: ラベルの列（labels）がない');
    expect(await runGenchi(['label', '--from', 'empty.csv'], folder)).toMatchObject({ code: 0, stderr: '' });
  });

  it('writes nothing under an ending of another kind', async () => {
    const folder = folderWith({
      'calls/a.txt': CALL,
      's.csv': 'call_id,speaker,text,labels\n1,staff,はい。,\n',
    });
    for (const args of [
      ['label', 'calls', '-o', 'x.ods'],
      ['label', '--from', 's.csv', '-o', 'x.xlsx'],
    ]) {
      expect((await runGenchi(args, folder)).code).toBe(2);
      expect(existsSync(join(folder, args.at(-1) ?? ''))).toBe(false);
    }
  });
});
