import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');

/** Which folders of src/ a folder may import, besides itself. The flow goes one way: cli → analyse → steps → model. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: [],
  storage: [],
  messages: ['model', 'text'],
  input: ['model', 'text'],
  language: ['model', 'text', 'storage'],
  rules: ['model', 'text'],
  match: ['model', 'text'],
  judge: ['model', 'text', 'language', 'rules', 'match'],
  learn: ['model', 'text', 'language', 'match', 'score', 'judge'],
  speakers: ['model', 'text', 'language'],
  script: ['model', 'text', 'match', 'judge'],
  report: ['model', 'text', 'messages', 'review'],
  review: ['model', 'text'],
  score: ['model', 'text'],
  scorecard: ['model', 'text'],
  verdict: ['model', 'text', 'judge'],
  run: [
    'model',
    'text',
    'storage',
    'input',
    'language',
    'rules',
    'match',
    'judge',
    'learn',
    'speakers',
    'verdict',
    'review',
  ],
};

/** The library, the only file that lies in no room, knows all steps. */
const LIBRARY = 'index.ts';

/** Where files may be read and written, by what the step before made or the user wrote. */
const MAY_TOUCH_DISK = [
  /^(run|storage)\//,
  /^rules\/load(-scorecard|-files)?\.ts$/,
  /^language\/(tokenizer\/(dictionary|kuromoji-files)|tables\/read-)/,
  /^judge\/load/,
  /^speakers\/load/,
  /^input\/pdf\/(load-|thread)/,
];

/** Where bytes are handled without files: decoding, packing, fingerprints; `detached.ts` frees words of the input that they stood in. */
const MAY_USE_BYTES = [
  /^(run|storage|input|report)\//,
  /^rules\/prepared\//,
  /^language\/tokenizer\//,
  /^(text\/(word-fingerprint|detached)|script\/baseline)\.ts$/,
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

/** A file without its comments. */
const codeOf = (file: string): string =>
  readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

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

const runtimeImports = (file: string): readonly string[] =>
  importsOf(file)
    .filter(({ name, isType }) => name.startsWith('.') && !isType)
    .map(({ name }) => target(file, name));

/** A folder of src/, or a file that lies in none. */
const room = (path: string): string => path.split('/')[0] ?? '';

describe('the source tree', () => {
  it.each(files.filter((file) => !file.startsWith('cli/')))(
    '%s imports only what its step may know',
    (file) => {
      const allowed = file.includes('/')
        ? [room(file), ...(MAY_IMPORT[room(file)] ?? [])]
        : Object.keys(MAY_IMPORT);
      expect(
        ownImports(file)
          .map(room)
          .filter((one) => !allowed.includes(one)),
      ).toEqual([]);
    },
  );

  it('has a place in the flow for every folder and every file beside them', () => {
    const rooms = new Set(files.map(room));
    const known = [...Object.keys(MAY_IMPORT), LIBRARY, 'cli'];
    expect([...rooms].sort()).toEqual(known.sort());
  });

  it.each(files.filter((file) => !file.startsWith('cli/')))(
    '%s keeps away from files, the process and bytes unless that is its job',
    (file) => {
      const code = codeOf(file);
      const isAllowed = (rooms: readonly RegExp[]) => rooms.some((allowed) => allowed.test(file));
      const modules = importsOf(file).flatMap(({ name }) => /^node:(\w+)/.exec(name)?.[1] ?? []);
      const touches = modules.filter((name) =>
        ['fs', 'child_process', 'worker_threads', 'process', 'http', 'https', 'net', 'os', 'vm'].includes(
          name,
        ),
      );
      // Also where it is taken to pieces: `const { env } = process`.
      const process = /\bprocess(?:\.(?!cwd\b)\w+|\[|;)|\bglobalThis\b/.exec(code) ?? [];
      if (!isAllowed(MAY_TOUCH_DISK)) expect([...touches, ...process]).toEqual([]);
      const bytes = modules.filter((name) => ['crypto', 'buffer', 'zlib'].includes(name));
      const buffer = /\bBuffer\b/.exec(code) ?? [];
      if (!isAllowed(MAY_USE_BYTES) && !isAllowed(MAY_TOUCH_DISK)) expect([...bytes, ...buffer]).toEqual([]);
    },
  );

  it('reaches no network, runs no text as code, and imports nothing that is not named', () => {
    const reaching = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/|$)/;
    const wrong = files.flatMap((file) => [
      ...importsOf(file).flatMap(({ name }) => (reaching.test(name) ? `${file} → ${name}` : [])),
      ...Array.from(
        codeOf(file).matchAll(
          /\b(?:fetch|eval|(?:import|require)(?=\((?!\s*')))\(|\bnew (?:WebSocket|XMLHttpRequest|EventSource|Function)\b/g,
        ),
        ([found]) => `${file}: ${found}`,
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it('lets the rooms of a folder know each other one way, and none of them what joins them', () => {
    const wrong: string[] = [];
    for (const folder of ['cli', 'input', 'language', 'rules']) {
      const own = files.filter((file) => file.startsWith(`${folder}/`));
      const next = new Map<string, Set<string>>();
      for (const file of own) {
        const from = dirname(file);
        for (const to of runtimeImports(file).filter((one) => one.startsWith(`${folder}/`))) {
          if (dirname(to) === from) continue;
          if (dirname(to) === folder) wrong.push(`${file} → ${to}`);
          next.set(from, (next.get(from) ?? new Set()).add(dirname(to)));
        }
      }
      const reach = (from: string, seen: ReadonlySet<string>): boolean =>
        [...(next.get(from) ?? [])].some((to) => seen.has(to) || reach(to, new Set([...seen, to])));
      if ([...next.keys()].some((from) => reach(from, new Set([from])))) wrong.push(`a circle in ${folder}/`);
    }
    expect(wrong).toEqual([]);
  });

  it('is told room by room on the page', () => {
    const page = readFileSync(join(source, '../ARCHITECTURE.md'), 'utf8');
    const rooms = new Set(files.map((file) => dirname(file)).filter((one) => one !== '.'));
    expect([...rooms].filter((one) => !page.includes(`\`${one.split('/').at(-1)}/\``))).toEqual([]);
  });

  it('has no files that import each other in a circle', () => {
    const runtime = new Map(files.map((file) => [file, runtimeImports(file)]));
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
