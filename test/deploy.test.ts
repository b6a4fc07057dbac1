import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Job } from 'kubernetes-models/batch/v1';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, 'deploy', file), 'utf8');
const manifest = parse(read('kubernetes/job.yaml'));

describe('deploy/kubernetes/job.yaml', () => {
  it('is a Job by the schema of Kubernetes', () => {
    expect(() => new Job(manifest).validate()).not.toThrow();
    const damaged = { ...manifest, spec: { ...manifest.spec, completions: 'eight' } };
    expect(() => new Job(damaged).validate()).toThrow(/completions/);
  });

  it('has no key that Kubernetes does not know', () => {
    const check = (name: string, value: object) => {
      // Beside the packages, where the compiler finds the types.
      const folder = join(root, 'node_modules', '.genchi-deploy-test');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${name}.ts`);
      const text = `import type { IJob } from 'kubernetes-models/batch/v1';\nexport const job: IJob = ${JSON.stringify(value)};\n`;
      writeFileSync(file, text);
      const tsc = join(root, 'node_modules', '.bin', 'tsc');
      const options = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--module',
        'nodenext',
        '--target',
        'es2022',
      ];
      return spawnSync(tsc, [...options, '--ignoreConfig', file], { encoding: 'utf8' });
    };
    expect(check('job', manifest)).toMatchObject({ status: 0, stdout: '' });
    const misspelt = { ...manifest, spec: { ...manifest.spec, complettions: 8 } };
    expect(check('misspelt', misspelt).stdout).toContain('complettions');
  });

  it('says as many shards as pods', () => {
    const [container] = manifest.spec.template.spec.containers;
    const [shards] = container.env.filter(({ name }: { name: string }) => name === 'GENCHI_SHARDS');
    expect(shards.value).toBe(String(manifest.spec.completions));
    expect(manifest.spec.completionMode).toBe('Indexed');
  });
});

describe('deploy/', () => {
  it('has scripts that the shell and Python can read', () => {
    expect(spawnSync('bash', ['-n', join(root, 'deploy/slurm/genchi-array.sh')]).status).toBe(0);
    const compile = `import ast, sys; ast.parse(sys.stdin.read())`;
    const python = spawnSync('python3', ['-c', compile], { input: read('spark/pipe.py') });
    if (!python.error) expect(python.status).toBe(0);
  });
});
