import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith, processEnvironment, runGenchi } from './cli/run-genchi.js';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('action.yml', () => {
  it('runs the command that its inputs name, with annotations, and fails where it fails', async () => {
    const action = parse(read('action.yml'));
    const [step] = action.runs.steps;
    const folder = folderWith({
      'a b/x.txt': '職員：録音は止めていただけませんか。\n',
      // The program is run within the test, by the arguments that reach it; `code` is what it ended with.
      'bin/npx': '#!/bin/sh\nprintf "%s\\0" "$PWD" "$@"\nexit $(cat ../code)\n',
      code: '0',
    });
    chmodSync(join(folder, 'bin/npx'), 0o755);
    const asAction = (inputs: Readonly<Record<string, string>>) => {
      const values = Object.entries(step.env as Record<string, string>).map(([name, template]) => {
        const input = /inputs\.([\w-]+)/.exec(template)?.[1] ?? '';
        return [name, inputs[input] ?? String(action.inputs[input].default)];
      });
      const { status, stdout } = spawnSync('bash', ['-e', '-c', step.run], {
        cwd: join(folder, 'a b'),
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(values),
          ...processEnvironment(),
          PATH: `${folder}/bin:${process.env.PATH}`,
        },
      });
      const [where, ...args] = stdout.split('\0').slice(0, -1);
      expect(where).toBe(realpathSync(join(folder, 'a b')));
      return { status, args };
    };
    const run = async (inputs: Readonly<Record<string, string>>) => {
      const { args } = asAction(inputs);
      const [installed, name, ...own] = args;
      expect([installed, name]).toEqual(['--no-install', 'genchi']);
      const ran = await runGenchi(own, join(folder, 'a b'));
      writeFileSync(join(folder, 'code'), String(ran.code));
      expect(asAction(inputs)).toEqual({ status: ran.code, args });
      return ran;
    };
    const failing = await run({ paths: 'x.txt' });
    expect(failing.stdout).toContain('::error file=x.txt,line=1');
    expect(failing.code).toBe(1);
    expect((await run({ paths: 'x.txt', 'fail-on': 'never' })).code).toBe(0);
    expect((await run({ command: 'test', paths: 'x.txt' })).code).toBe(0);
    // An input is data: nothing in it is run.
    expect((await run({ paths: 'x.txt; exit 0' })).code).toBe(2);
  });
});

describe('the workflow of docs/ci.md', () => {
  const [, block = ''] = /### Code scanning[\s\S]*?```yaml\n([\s\S]*?)```/.exec(read('docs/ci.md')) ?? [];
  const workflow = parse(block);
  const steps: readonly Record<string, string>[] = workflow.jobs.genchi.steps;
  const commands = steps.flatMap(({ run = '' }) =>
    run.startsWith('npx genchi ') ? [run.split(' ').slice(2)] : [],
  );

  it('may write what it uploads, and uploads also where findings fail the job', () => {
    expect(workflow.permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    expect(steps.at(-1)).toMatchObject({
      if: expect.stringContaining('!cancelled()'),
      with: { sarif_file: 'genchi.sarif' },
    });
  });

  it('runs commands that pass and fail as it says, and leave masked SARIF', async () => {
    const script =
      '客：はい。\n担当 山田：鈴木様、録音は止めていただけませんか。\n# expect: staff/recording-stop-plea\n';
    const folder = folderWith({ 'genchi.config.yaml': 'inputs: [calls/*.txt]\n', 'calls/a.txt': script });
    const ran = await Promise.all(commands.map((args) => runGenchi(args, folder)));
    expect(ran.map(({ code }) => code)).toEqual([0, 1]);
    const sarif = readFileSync(join(folder, 'genchi.sarif'), 'utf8');
    expect(JSON.parse(sarif).runs[0].results).toHaveLength(1);
    expect(sarif).not.toContain('鈴木');
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('names commands that exist', async () => {
    const folder = folderWith({ 'a.txt': '客：はい。\n職員：はい。\n' });
    const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(
      read('.pre-commit-hooks.yaml'),
    );
    for (const { id, entry } of hooks.filter((hook) => hook.id !== 'genchi-rules')) {
      const [, ...args] = entry.split(' ');
      expect({ id, code: (await runGenchi([...args, 'a.txt'], folder)).code }).toEqual({ id, code: 0 });
    }
  });
});

describe('schemas for editors', () => {
  const rules = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.yaml') && !name.endsWith('references.yaml') && /[\\/]/.test(name),
  );

  it.each(rules)('are named at the head of rules/%s', (name) => {
    const kind = /^lexicon[\\/]/.test(name) ? 'words' : 'rule';
    expect(read(join('rules', name)).split('\n')[0]).toBe(
      `# yaml-language-server: $schema=../../schemas/${kind}.schema.json`,
    );
  });

  it('accept native transcripts and refuse turns without text', () => {
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(
      JSON.parse(read('schemas/transcript.schema.json')),
    );
    const turn = { speaker: 'staff', text: 'はい', labels: [{ id: 'staff/x', evidence: 'はい' }] };
    expect(validate({ id: 'a', turns: [turn], title: 'x' })).toBe(true);
    expect(validate([{ turns: [turn] }])).toBe(true);
    expect(validate({ calls: [{ turns: [{ speaker: 'staff' }] }] })).toBe(false);
    for (const line of read('fixtures/gold/dev-a.jsonl').trim().split('\n').slice(0, 20))
      expect(validate(JSON.parse(line))).toBe(true);
  });

  it('describe every key of the configuration that docs/configuration.md names, and the other way round', () => {
    const { properties } = JSON.parse(read('schemas/config.schema.json'));
    const page = read('docs/configuration.md');
    for (const [key, { description }] of Object.entries<{ description?: string }>(properties)) {
      expect(page).toContain(`\`${key}\``);
      expect(description).toBeTruthy();
    }
  });
});
