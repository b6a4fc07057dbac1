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
  report: ['model', 'text', 'messages', 'review'],
  review: ['model', 'text'],
  score: ['model', 'text'],
  scorecard: ['model', 'text'],
  verdict: ['model', 'text'],
};

/** What the files that join the steps may import, folders and each other. Only `index.ts`, the library, may know all steps. */
const ROOT_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'analyse.ts': ['model', 'judge'],
  'check-examples.ts': ['analyse.ts', 'model'],
  'check-samples.ts': ['model', 'judge', 'match'],
  'complaints.ts': ['analyse.ts', 'model', 'verdict'],
  'index.ts': ['analyse.ts', 'complaints.ts', 'cli', ...Object.keys(MAY_IMPORT)],
};

/** Files outside `cli/` that may read or write files. */
const MAY_TOUCH_DISK = [
  /^rules\/load(-scorecard)?\.ts$/,
  /^language\/dictionary/,
  /^language\/kuromoji-files\.ts$/,
  /^judge\/load/,
  /^speakers\/load/,
];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(sep).join('/'))
  .sort();

interface Import {
  readonly name: string;
  /** Types alone leave no trace in the program. */
  readonly isType: boolean;
}

/** All that a file imports or hands on: at its head, or where it is first needed. */
function importsOf(file: string): readonly Import[] {
  const code = readFileSync(join(source, file), 'utf8');
  const named = code.matchAll(/^(?:import|export) (type )?(?:[^;'"`]*? from )?'([^']+)'/gm);
  const dynamic = code.matchAll(/\b(?:import|require)\(\s*'([^']+)'/g);
  return [
    ...Array.from(named, ([, type, name = '']) => ({ name, isType: type !== undefined })),
    ...Array.from(dynamic, ([, name = '']) => ({ name, isType: false })),
  ];
}

/** A file of src/ that another imports, as a path in src/. */
const target = (file: string, name: string): string =>
  relative(source, resolve(source, dirname(file), name))
    .split(sep)
    .join('/')
    .replace(/\.js$/, '.ts');

const ownImports = (file: string): readonly string[] =>
  importsOf(file)
    .filter(({ name }) => name.startsWith('.'))
    .map(({ name }) => target(file, name));

/** A folder of src/, or a file that lies in none. */
const room = (path: string): string => path.split('/')[0] ?? '';

describe('the source tree', () => {
  it.each(files.filter((file) => !file.startsWith('cli/')))(
    '%s imports only what its step may know',
    (file) => {
      const allowed = file.includes('/')
        ? [room(file), ...(MAY_IMPORT[room(file)] ?? [])]
        : (ROOT_MAY_IMPORT[file] ?? []);
      expect(
        ownImports(file)
          .map(room)
          .filter((one) => !allowed.includes(one)),
      ).toEqual([]);
    },
  );

  it('has a place in the flow for every folder and every file beside them', () => {
    const rooms = new Set(files.map(room));
    const known = [...Object.keys(MAY_IMPORT), ...Object.keys(ROOT_MAY_IMPORT), 'cli'];
    expect([...rooms].sort()).toEqual(known.sort());
  });

  it.each(files.filter((file) => !file.startsWith('cli/')))(
    '%s keeps away from files and the process unless that is its job',
    (file) => {
      const touches = importsOf(file).some(({ name }) =>
        /^node:(fs|child_process|worker_threads|process)/.test(name),
      );
      if (touches) expect(MAY_TOUCH_DISK.some((allowed) => allowed.test(file))).toBe(true);
    },
  );

  it('has no files that import each other in a circle', () => {
    const runtime = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(({ name, isType }) => name.startsWith('.') && !isType)
          .map(({ name }) => target(file, name)),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of runtime.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});
