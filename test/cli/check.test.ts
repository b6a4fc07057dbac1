import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runGenchi, runProcess } from './run-genchi.js';

const PLEA = '職員：録音は止めていただけませんか。\n';
const CLEAN = '客：住所の変更をお願いします。\n職員：かしこまりました。\n';

describe('genchi check', () => {
  it('ends with 1 where a finding stands, and 0 where none does or none may count', async () => {
    const folder = folderWith({ 'plea.txt': PLEA, 'clean.txt': CLEAN });
    expect((await runGenchi(['check', 'plea.txt'], folder)).code).toBe(1);
    expect((await runGenchi(['check', 'clean.txt'], folder)).code).toBe(0);
    expect((await runGenchi(['check', 'plea.txt', '--fail-on', 'never'], folder)).code).toBe(0);
  });

  it('reports as JSON what the contract promises, with exact places', async () => {
    const folder = folderWith({ 'calls/plea.txt': `客：これ、全部録音しているからな。\n${PLEA}` });
    const { stdout, stderr } = await runGenchi(['check', 'calls', '-f', 'json'], folder);
    const report = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'genchi' },
      summary: { files: 1, calls: 1, turns: 2 },
      problems: [],
    });
    const [call] = report.calls;
    expect(call).toMatchObject({ file: 'calls/plea.txt', id: 'plea', turns: 2 });
    const plea = call.findings.find(
      (finding: { rule: string }) => finding.rule === 'staff/recording-stop-plea',
    );
    expect(plea).toMatchObject({
      severity: 'error',
      speaker: 'staff',
      turn: 2,
      line: 2,
      column: 4,
      start: 0,
      end: 14,
      evidence: '録音は止めていただけませんか',
      via: 'pattern',
    });
    for (const key of ['title', 'message', 'why', 'instead', 'basis', 'context', 'confidence'])
      expect(plea).toHaveProperty(key);
  });

  it('never writes a report over a transcript that it reads, by whatever name', async () => {
    const folder = folderWith({ 'plea.txt': PLEA });
    symlinkSync('plea.txt', join(folder, 'link.txt'));
    for (const args of [
      ['check', 'plea.txt', '-o', './plea.txt'],
      ['check', '.', '--report', 'html:link.txt'],
      ['label', 'plea.txt', '-o', 'plea.txt'],
    ]) {
      expect(await runGenchi(args, folder)).toMatchObject({ code: 2, stdout: '' });
      expect(readFileSync(join(folder, 'plea.txt'), 'utf8')).toBe(PLEA);
    }
  });

  it('writes over nothing else that it reads, and no two reports into one file', async () => {
    const files = {
      'c/plea.txt': PLEA,
      'c/genchi.manifest.csv': 'file,call\nplea.txt,K-1\n',
      'c/reviews.jsonl': '',
      'baseline.json': '{"schemaVersion":1,"files":{}}',
      'genchi.config.yaml': 'language: en\n',
    };
    const folder = folderWith(files);
    const runs: readonly (readonly [string, ...string[]])[] = [
      ['c/genchi.manifest.csv', '-o', 'c/genchi.manifest.csv'],
      ['c/reviews.jsonl', '-o', 'c/reviews.jsonl'],
      ['baseline.json', '-o', './baseline.json', '--baseline', 'baseline.json'],
      ['genchi.config.yaml', '--report', 'csv:genchi.config.yaml'],
      ['./new.json', '-o', 'new.json', '--report', 'csv:./new.json'],
    ];
    for (const [file, ...args] of runs) {
      const ran = await runGenchi(['check', 'c', ...args], folder);
      expect(ran, file).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(file) });
    }
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'new.json'))).toBe(false);
  });

  it('asks a rule of the inputs of the configuration where no paths are named', async () => {
    const folder = folderWith({ 'c/plea.txt': PLEA, 'genchi.config.yaml': 'inputs: [c]\n' });
    const ran = await runGenchi(['check', '--trace', 'staff/recording-stop-plea'], folder);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('c/plea.txt') });
  });

  it('takes a folder in the place of a configuration to build on for a fault of the configuration', async () => {
    const folder = folderWith({
      'plea.txt': PLEA,
      'base.yaml/x.txt': '',
      'genchi.config.yaml': 'extends: [./base.yaml]\n',
    });
    expect(await runGenchi(['check', 'plea.txt', '--lang', 'en'], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('genchi.config.yaml:1:11'),
    });
    expect((await runGenchi(['check', 'plea.txt'], folder)).code).toBe(2);
  });

  it('says in words where a report cannot be written', async () => {
    const folder = folderWith({ 'plea.txt': PLEA, 'sub/a.txt': PLEA });
    const told = (place: string) => runGenchi(['check', 'plea.txt', '-o', place], folder);
    expect(await told('none/report.html')).toMatchObject({ code: 2 });
    expect((await told('none/report.html')).stderr).toContain('フォルダーがありません');
    expect((await told('sub')).stderr).toContain('これはフォルダーです');
    expect(readdirSync(folder).sort()).toEqual(['plea.txt', 'sub']);
  });

  it.skipIf(process.platform === 'win32')('writes to a device without taking its place', async () => {
    const folder = folderWith({ 'plea.txt': PLEA });
    expect((await runGenchi(['check', 'plea.txt', '--quiet', '-o', '/dev/null'], folder)).code).toBe(1);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  // Whoever may do everything is refused nothing.
  it.skipIf(process.getuid?.() === 0)(
    'tells of folders that may not be read, and reads the others',
    async () => {
      const folder = folderWith({ 'calls/plea.txt': PLEA, 'calls/shut/a.txt': PLEA });
      chmodSync(join(folder, 'calls/shut'), 0);
      const { code, stdout, stderr } = await runGenchi(['check', 'calls', '--quiet'], folder);
      chmodSync(join(folder, 'calls/shut'), 0o700);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^calls: /);
      expect(stdout).toContain('calls/plea.txt:1:4');
    },
  );

  it('takes a call without a command, or for an unknown one, for wrong usage', async () => {
    const folder = folderWith({});
    const bare = await runGenchi([], folder);
    expect(bare).toMatchObject({ code: 2, stdout: '' });
    expect(bare.stderr).toContain('completion <shell>');
    expect(bare.stderr).not.toContain('outputHelp');
    expect(await runGenchi(['completion', 'csh'], folder)).toMatchObject({ code: 2 });
    expect((await runGenchi(['completion', 'csh'], folder)).stderr).toContain(
      '引数「shell」の値「csh」は使えません',
    );
  });

  it('hides persons with --redact, one by one pseudonym, in reports, paths and problems', async () => {
    const folder = folderWith({
      '佐藤_09001234567.txt':
        '職員 佐藤：佐藤でございます。\n客：田中と申します。番号はKY-一二三四五六七八。\n職員 佐藤：田中様、録音は困ります。\n客：佐藤を出せ。鬼塚もだ。\n',
      'b/鈴木様.txt': '鈴木：はい。\n高橋：いいえ。\n',
      'genchi.config.yaml': 'redact:\n  patterns: [KY-########]\n  names: [鬼塚]\n',
    });
    const run = await runGenchi(
      ['check', '.', '--no-progress', '--no-guess-speakers', '-f', 'json', '--with-turns'],
      folder,
    );
    const { calls } = JSON.parse(run.stdout);
    expect(calls[0].turns.map(({ text }: { text: string }) => text)).toEqual([
      expect.stringMatching(/^●[A-Z]でございます。$/),
      '〔氏名1〕と申します。番号は〔お客様番号〕。',
      '〔氏名1〕様、録音は困ります。',
      expect.stringMatching(/^●[A-Z]を出せ。●[A-Z]もだ。$/),
    ]);
    expect(run.stdout + run.stderr).not.toMatch(/佐藤|田中|鈴木|高橋|鬼塚|090|一二三/);
  });

  it.each([['--trace', 'caller/abusive-language'], ['--cache'], ['--cache-dir', 'cache']])(
    'refuses %s with --redact, as it shows or keeps what was said',
    async (...option) => {
      const folder = folderWith({ 'call.txt': '客：田中を出せ。\n' });
      const run = await runGenchi(['check', 'call.txt', '--redact', ...option], folder);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(option[0]?.slice(0, 7));
    },
  );

  it('tells a form of customer numbers that is none', async () => {
    const folder = folderWith({
      'call.txt': CLEAN,
      'genchi.config.yaml': 'redact:\n  patterns: ["(a+)+"]\n',
    });
    expect(await runGenchi(['check', 'call.txt'], folder)).toMatchObject({ code: 2 });
  });

  it('gives the same bytes with one worker and with several', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`c/${index}.txt`, index % 3 ? CLEAN : PLEA]),
    );
    const folder = folderWith(files);
    const one = runProcess(['check', 'c', '-f', 'json', '-j', '1'], folder);
    const three = runProcess(['check', 'c', '-f', 'json', '-j', '3'], folder);
    expect(three.stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout).summary.calls).toBe(30);
  });

  it('analyses the readable files where others are empty, binary, malformed or missing, and ends with 2', async () => {
    const folder = folderWith({
      'a-empty.txt': '',
      'b-binary.txt': Uint8Array.from([0, 1, 2, 0, 255, 254, 0]),
      'c-broken.json': '{"id": "x", "turns": [',
      'd-plea.txt': PLEA,
    });
    const ran = await runGenchi(['check', '*.{txt,json}', 'missing.txt', '-f', 'json'], folder);
    expect(ran.code).toBe(2);
    const report = JSON.parse(ran.stdout);
    expect(report.calls.map((call: { id: string }) => call.id)).toEqual(['d-plea']);
    expect(report.problems.map((problem: { file: string }) => problem.file).sort()).toEqual([
      'a-empty.txt',
      'b-binary.txt',
      'c-broken.json',
      'missing.txt',
    ]);
    expect(ran.stderr).toMatch(/c-broken\.json:1:\d+: /);
    expect(ran.stderr).not.toMatch(/at .*\.js/);
  });

  it('names the speakers that are neither side and the option to add', async () => {
    const folder = folderWith({ 'x.txt': '山田：録音は止めていただけませんか。\n佐藤：いやです。\n' });
    const ran = await runGenchi(['check', 'x.txt'], folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('山田');
    expect(ran.stderr).toContain('佐藤');
    expect(ran.stderr).toContain('--speaker staff=');
    const mapped = await runGenchi(
      ['check', 'x.txt', '--speaker', 'staff=山田', '--speaker', 'caller=佐藤'],
      folder,
    );
    expect(mapped.code).toBe(1);
  });

  it('takes speakers, inputs and the threshold from the configuration, nearest upwards', async () => {
    const folder = folderWith({
      'genchi.config.yaml':
        'inputs: [calls/*.txt]\nspeakers: { 山田: staff, 佐藤: caller }\nfail-on: never\n',
      'calls/x.txt': '山田：録音は止めていただけませんか。\n佐藤：いやです。\n',
    });
    expect(await runGenchi(['check', '-f', 'json'], folder)).toMatchObject({ code: 0 });
    expect(await runGenchi(['check', 'x.txt'], join(folder, 'calls'))).toMatchObject({ code: 0 });
  });

  it('tells every fault of a configuration and of a rule with line, column and remedy', async () => {
    const folder = folderWith({
      'genchi.config.yaml': 'input: [x]\nspeekers: {}\n',
      'empty.yaml': '# nothing yet\n',
      'rules/x/y.yaml': 'id: x/y\nseverity: eror\nspeaker: staff\n',
      'x.txt': CLEAN,
    });
    const config = await runGenchi(['check', 'x.txt', '--lang', 'en'], folder, {
      environment: { LANG: 'en_US.UTF-8' },
    });
    expect(config.code).toBe(2);
    expect(config.stderr).toContain('genchi.config.yaml:2:1: unknown key "speekers"');
    expect(config.stderr).toContain('Did you mean "speakers"?');
    const rules = await runGenchi(['check', 'x.txt', '--rules', 'rules', '--config', 'empty.yaml'], folder, {
      environment: { LANG: 'en_US.UTF-8' },
    });
    expect(rules.code).toBe(2);
    expect(rules.stderr).toContain('rules/x/y.yaml:2:11: "eror" is no value of severity');
    expect(rules.stderr).toContain('the key "examples" is missing');
  });

  it('refuses a wrong option with what is allowed', async () => {
    const folder = folderWith({ 'x.txt': CLEAN });
    const ran = await runGenchi(['check', 'x.txt', '--format', 'jsn'], folder);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toContain('もしかして「json」ですか');
    const english = await runGenchi(['check', 'x.txt', '--format', 'jsn', '--lang', 'en'], folder);
    expect(english.stderr).toContain('did you mean "json"?');
    expect((await runGenchi(['check', '--fromat', 'json'], folder)).stderr).toContain(
      'もしかして --format ですか',
    );
  });

  it('writes the output whole and leaves nothing else behind', async () => {
    const folder = folderWith({ 'x.txt': PLEA });
    await runGenchi(['check', 'x.txt', '-f', 'json', '-o', 'out.json', '--report', 'csv:out.csv'], folder);
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).calls).toHaveLength(1);
    expect(readFileSync(join(folder, 'out.csv'), 'utf8').startsWith('\uFEFFfile,call,turn,')).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'out.json', 'x.txt']);
    const failed = await runGenchi(['check', 'x.txt', '-o', 'no/such/folder/out.txt'], folder);
    expect(failed.code).toBe(2);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  it('reads standard input', async () => {
    const folder = folderWith({});
    const ran = await runGenchi(['check', '-', '-f', 'json'], folder, { input: PLEA });
    expect(JSON.parse(ran.stdout).calls[0]).toMatchObject({ file: '-', id: '-' });
  });

  it('divides the input into disjoint shards', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.txt`, CLEAN]));
    const folder = folderWith(files);
    const idsOf = async (shard: string): Promise<Promise<readonly string[]>> => {
      const { stdout } = await runGenchi(['check', '*.txt', '-f', 'json', '--shard', shard], folder);
      return JSON.parse(stdout).calls.map((call: { id: string }) => call.id);
    };
    const ids = [await idsOf('1/2'), await idsOf('2/2')];
    expect(ids.flat().sort()).toEqual(
      Object.keys(files)
        .map((name) => name.replace('.txt', ''))
        .sort(),
    );
    expect(ids.every((some) => some.length > 0)).toBe(true);
  });

  it('restricts what is reported by rule, group and severity', async () => {
    const folder = folderWith({ 'x.txt': `客：これ、全部録音しているからな。\n${PLEA}` });
    const rulesOf = async (...args: string[]) =>
      JSON.parse(
        (await runGenchi(['check', 'x.txt', '-f', 'json', ...args], folder)).stdout,
      ).calls[0].findings.map((finding: { rule: string }) => finding.rule);
    expect(await rulesOf('--only', 'caller/*')).toEqual(['caller/recording-declaration']);
    expect(await rulesOf('--skip', 'caller/*')).toEqual(['staff/recording-stop-plea']);
    expect(await rulesOf('--min-severity', 'error')).toEqual(['staff/recording-stop-plea']);
    expect(await runGenchi(['check', 'x.txt', '--only', 'caler/*'], folder)).toMatchObject({ code: 2 });
  });
});
