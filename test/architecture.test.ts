import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** Which folders of src/ a folder may import, besides itself. The flow goes one way: cli → analyse → steps → model. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: [],
  messages: ['model', 'text'],
  input: ['model', 'text'],
  language: ['model', 'text'],
  rules: ['model', 'text'],
  match: ['model', 'text'],
  judge: ['model', 'text', 'language', 'rules', 'match'],
  learn: ['model', 'text', 'language', 'match', 'score', 'judge'],
  speakers: ['model', 'text', 'language'],
  script: ['model', 'text'],
  report: ['model', 'text', 'messages'],
  score: ['model'],
  verdict: ['model', 'text'],
};

/** Files outside `cli/` that may read or write files. */
const MAY_TOUCH_DISK = [
  /^rules\/load\.ts$/,
  /^language\/dictionary/,
  /^language\/kuromoji-files\.ts$/,
  /^judge\/load/,
  /^speakers\/load/,
];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(sep).join('/'))
  .sort();

function importsOf(file: string): readonly string[] {
  return [...readFileSync(join(source, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
    (found) => found[1] ?? '',
  );
}

describe('the source tree', () => {
  it.each(files.filter((file) => file.includes('/') && !file.startsWith('cli/')))(
    '%s imports only what its step may know',
    (file) => {
      const [folder = ''] = file.split('/');
      const targets = importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map(
          (name) =>
            relative(source, resolve(source, dirname(file), name))
              .split(sep)
              .join('/')
              .split('/')[0] ?? '',
        );
      const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])];
      expect(targets.filter((target) => !allowed.includes(target))).toEqual([]);
    },
  );

  it.each(files.filter((file) => !file.startsWith('cli/')))(
    '%s keeps away from files and the process unless that is its job',
    (file) => {
      const touches = importsOf(file).some((name) =>
        /^node:(fs|child_process|worker_threads|process)/.test(name),
      );
      if (touches) expect(MAY_TOUCH_DISK.some((allowed) => allowed.test(file))).toBe(true);
    },
  );
});
