import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    // A test that hangs ends some time; none fails because the machine is busy.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // The files of a worker share its modules: rules, model and dictionary are read once.
    isolate: false,
    // Left out, one processor would stay idle for the reporter, which needs none.
    maxWorkers: '100%',
  },
});
