#!/usr/bin/env node
// CommonJS, which starts sooner than a module. Runs the bundle; in the repository, the modules where they were compiled later.
const { existsSync, statSync } = require('node:fs');
const { join } = require('node:path');

const args = process.argv.slice(2);
const dist = join(__dirname, '..', 'dist');
const timeOf = (file) => statSync(join(dist, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isRepository = existsSync(join(__dirname, '..', 'src'));

if (isRepository && !timeOf('bundle/launch.js') && !timeOf('cli/main.js')) {
  const folder = join(__dirname, '..');
  console.error(
    `genchi is not built yet. In ${folder}: npm ci && npm run build\nまだ作られていません。上の二つの命令を実行してください。`,
  );
  process.exitCode = 2;
} else if (isRepository && timeOf('bundle/program.js') < timeOf('cli/main.js')) {
  import('../dist/cli/main.js').then(({ main }) => main(args));
} else {
  require('../dist/bundle/launch.js').launch(args);
}
