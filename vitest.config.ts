import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const root = import.meta.dirname;
/** `npm test` has built what is newer (`pretest`); whoever runs some tests, watches or plants faults reads the sources. */
const isBuilt = process.env.npm_lifecycle_event === 'test';

/**
 * Tests name the sources; `npm test` asks the modules that were built of them, which Node.js loads by itself: a source would be
 * transformed, and each of its imports be a look-up wherever it is used. What is not built (the page of the HTML report) is read as it is.
 */
const builtModules: Plugin = {
  name: 'built-modules',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer === undefined || !source.startsWith('.') || !source.endsWith('.js')) return null;
    const inSources = relative(join(root, 'src'), resolve(dirname(importer), source));
    const built = join(root, 'dist', inSources);
    return !inSources.startsWith('..') && existsSync(built) ? built : null;
  },
};

/** They take longest: begun last, one would keep a single processor busy. Vitest knows by itself only after a first run. */
const LONGEST = [
  'review/teach',
  'report/html-browser',
  'cli/interruptions',
  'cli/eval',
  'input/hostile',
  'cli/teach',
  'cli/lsp',
  'cli/bundle',
  'cli/test-command',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: (typeof sorted)[number]): boolean =>
      LONGEST.some((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * Most code runs a few times in a test, where Node.js 20 takes a sixth of the processor time to compile it for speed. Later versions
 * have a cheaper compiler in between, and do not know the option.
 */
const RARELY_COMPILED = process.versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : [];

export default defineConfig({
  plugins: isBuilt ? [builtModules] : [],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    sequence: { sequencer: LongestFirst },
    // A test that hangs ends some time; none fails because the machine is busy.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    server: { deps: { external: [/\/dist\/.*\.js$/] } },
    // The files of a worker share its modules: rules, model and dictionary are read once.
    isolate: false,
    // Left out, one processor would stay idle for the reporter, which needs none.
    maxWorkers: '100%',
    // Tests make much that nobody keeps: with little room for it a tenth of their time goes to clearing up.
    // Each processor has a worker: threads that clear up beside it cost more than they spare.
    execArgv: [
      '--min-semi-space-size=32',
      '--max-semi-space-size=64',
      '--single-threaded-gc',
      ...RARELY_COMPILED,
    ],
  },
});
