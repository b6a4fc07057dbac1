import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi } from './cli/run-genchi.js';

const page = readFileSync(join(import.meta.dirname, '../docs/tutorial.ja.md'), 'utf8');

describe('docs/tutorial.ja.md', () => {
  it('works from top to bottom: files are written and commands end as the page says', async () => {
    const folder = folderWith({});
    let commands = 0;
    for (const [, head = '', body = ''] of page.matchAll(/```(\S+(?: file=\S+)?)\n([\s\S]*?)```/g)) {
      const file = /file=(\S+)/.exec(head)?.[1];
      if (file !== undefined) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), body);
      }
      if (head !== 'console') continue;
      for (const [, line = '', told] of body.matchAll(/^\$ genchi (.*)\n(?:exit (\d)\n)?/gm)) {
        const { code, stdout, stderr } = await runGenchi(line.split(' '), folder);
        expect({ line, code, told: code === Number(told ?? 0) ? '' : stdout + stderr }).toEqual({
          line,
          code: Number(told ?? 0),
          told: '',
        });
        commands++;
      }
    }
    expect(commands).toBeGreaterThan(8);
    expect(readFileSync(join(folder, 'scripts/recording.txt'), 'utf8')).toContain(
      '# expect: staff/recording-stop-plea',
    );
  });
});
