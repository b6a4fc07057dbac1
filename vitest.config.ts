import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

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

export default defineConfig({
  plugins: isBuilt ? [builtModules] : [],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    // A test that hangs ends some time; none fails because the machine is busy.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    server: { deps: { external: [/\/dist\/.*\.js$/] } },
    // The files of a worker share its modules: rules, model and dictionary are read once.
    isolate: false,
    // Left out, one processor would stay idle for the reporter, which needs none.
    maxWorkers: '100%',
  },
});
