// What npm runs after it has fetched the package from git, or where a folder is installed: builds dist/ where it is missing.
// A package from an archive or the registry has it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Whether what builds is there: an installation without development dependencies has it not. */
function canBuild() {
  const require = createRequire(import.meta.url);
  return ['typescript/package.json', 'rolldown'].every((name) => {
    try {
      return require.resolve(name);
    } catch {
      return false;
    }
  });
}

if (!existsSync(join(root, 'dist/index.js'))) {
  if (canBuild()) await import('./build.mjs');
  else console.error(`genchi is not built. In ${root}: npm ci && npm run build`);
}
