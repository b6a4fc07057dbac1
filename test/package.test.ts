import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: readonly string[];
};

describe('what the package stands on', () => {
  it('each dependency is justified in docs/dependencies.md, with its licence, and no other is', () => {
    const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| .* \| ([^|]+) \|$/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(manifest.dependencies).sort());
    for (const [, name, licence] of rows) {
      const own = JSON.parse(read(`node_modules/${name}/package.json`)) as { readonly license: string };
      expect(`${name} ${licence}`).toContain(own.license);
    }
  });

  it('the young one is pinned, and the one whose later versions want a later Node.js', () => {
    expect(manifest.dependencies.unpdf).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.dependencies.hucre).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('the licence of the dictionary is shipped as it is', () => {
    expect(manifest.files).toContain('LICENSE-IPADIC.md');
    expect(read('LICENSE-IPADIC.md')).toBe(read('node_modules/kuromoji/NOTICE.md'));
  });
});
