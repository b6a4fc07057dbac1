import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runGenchi } from './run-genchi.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'genchi-intake-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const CALL = '佐藤：検針票が届かないんです。\n森：お調べしましょう。\n';

describe('genchi inputs', () => {
  test('tells unread files by cause and lists what it leaves out', async () => {
    write({
      'a.txt': '職員：はい。\nお客様：録音しています。\n',
      ...{ 'b.txt': 'メモ\n', 'c.txt': 'メモ\n', 'd.msg': 'x', 'e.wav': 'RIFF' },
    });
    const run = await runGenchi(['inputs', folder], folder);
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('ファイル 3件から通話 1件');
    expect(run.stderr.match(/誰の発話かを示す行/g)).toHaveLength(1);
    expect(run.stderr).toContain('ほか1か所');
    expect(run.stderr).toContain('.msg');
    expect(run.stderr).toContain('.wav');
  });

  test('a list of recordings beside the transcripts tells who took the calls and when', async () => {
    write({
      'txt/rec001.txt': '職員：はい。\nお客様：録音しています。\n',
      'txt/rec002.txt': '職員：はい。\nお客様：録音しています。\n',
      '一覧.csv':
        'No,録音ファイル名,応対者,通話日時,通話ID,備考\n1,rec001.wav,仁科 文,2026/11/05 10:12,K-1,短い\n2,rec002.wav,三輪 悟,2026/11/05 11:40,K-2,\n3,rec003.wav,三輪 悟,2026/11/05 11:50,K-3,\n',
    });
    const run = await runGenchi(
      ['check', folder, '-f', 'json', '--no-progress', '--fail-on', 'never'],
      folder,
    );
    const { calls } = JSON.parse(run.stdout) as { calls: { id: string; agent: string; date: string }[] };
    expect(calls.map(({ id, agent, date }) => [id, agent, date])).toEqual([
      ['K-1', '仁科 文', '2026-11-05T10:12:00'],
      ['K-2', '三輪 悟', '2026-11-05T11:40:00'],
    ]);
    expect(run.stderr).toContain('3 行のうち 2 件');
  });

  test('a table of turns that names the other files is no list of them', async () => {
    const rows = ['rec001', 'rec002'].flatMap((file) => [
      `${file}.wav,2026/11/05,職員,はい、承ります。`,
      `${file}.wav,2026/11/05,お客様,録音しています。`,
    ]);
    write({
      'rec001.txt': '職員：はい。\nお客様：録音しています。\n',
      'rec002.txt': '職員：はい。\nお客様：録音しています。\n',
      'turns.csv': ['ファイル,日付,話者,発話', ...rows].join('\n'),
    });
    const run = await runGenchi(['inputs', folder], folder);
    expect(run.stdout).toContain('ファイル 3件から通話 4件');
  });

  test('writes a manifest that the next run reads, corrected', async () => {
    write({
      'x.csv':
        'ID,誰,言葉\n1,森,お調べいたします。少々お待ちください。\n1,佐藤,早くして。届かないんだから。\n',
    });
    await runGenchi(['inputs', folder, '--write-manifest'], folder);
    const file = join(folder, 'genchi.manifest.csv');
    const [head = '', row = ''] = readFileSync(file, 'utf8').split('\r\n');
    expect(head).toBe('\ufefffile,call,agent,date,duration,recording,staff,caller,guessed');
    expect(row.startsWith('x.csv,1,')).toBe(true);
    writeFileSync(file, `${head}\r\nx.csv,K-7,田中,2026-04-03,,,佐藤,森,\r\n`);
    const { stdout } = await runGenchi(
      ['check', folder, '-f', 'json', '--with-turns', '--no-progress'],
      folder,
    );
    const [call] = (JSON.parse(stdout) as { calls: { turns: { speaker: string; guessed?: number }[] }[] })
      .calls;
    expect(call).toMatchObject({ id: 'K-7', agent: '田中', date: '2026-04-03' });
    expect(call?.turns.map(({ speaker, guessed }) => [speaker, guessed])).toEqual([
      ['caller', undefined],
      ['staff', undefined],
    ]);
  });

  test('writes it where the next run looks: into a folder with a dot in its name, beside a file', async () => {
    write({ 'calls.2024/a.txt': CALL });
    for (const named of ['calls.2024', 'calls.2024/a.txt', 'calls.2024/*.txt']) {
      await runGenchi(['inputs', named, '--write-manifest'], folder);
      const file = join(folder, 'calls.2024/genchi.manifest.csv');
      expect(readFileSync(file, 'utf8'), named).toContain('a.txt');
      rmSync(file);
    }
  });

  test('two manifests are a contradiction, told once', async () => {
    write({ 'a.txt': CALL, 'genchi.manifest.csv': 'file\n', 'genchi.manifest.xlsx': 'PK' });
    const run = await runGenchi(['inputs', folder], folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('マニフェストが二つあります');
  });
});

describe('files of one channel each', () => {
  const said = (at: number, text: string) => `1\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}\n`;

  test('are one call, in the order of time', async () => {
    write({
      '7_agent.srt': await said(1, 'お電話ありがとうございます。'),
      '7_customer.srt': await said(3, '届きません。'),
    });
    const { stdout } = await runGenchi(
      ['check', folder, '-f', 'json', '--with-turns', '--no-progress'],
      folder,
    );
    const { calls } = JSON.parse(stdout) as { calls: { turns: { speaker: string }[] }[] };
    expect(calls.map(({ turns }) => turns.map(({ speaker }) => speaker))).toEqual([['staff', 'caller']]);
  });

  test('that do not overlap, or stand alone, are told', async () => {
    const late = '1\n01:00:00,000 --> 01:00:01,000\n届きません。\n';
    write({ '7_L.srt': await said(1, 'はい。'), '7_R.srt': late, '8_agent.srt': await said(1, 'はい。') });
    const run = await runGenchi(['inputs', folder], folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('時刻が重なりません');
    expect(run.stderr).toContain('相手側のファイルが見つかりません');
  });
});

describe('one call in several files, as the manifest tells', () => {
  const said = async () => {
    const { stdout } = await runGenchi(
      ['check', folder, '-f', 'json', '--with-turns', '--no-progress'],
      folder,
    );
    const { calls } = JSON.parse(stdout) as {
      calls: { id: string; agent?: string; turns: { speaker: string; text: string }[] }[];
    };
    return calls.map(({ id, turns }) => [id, ...turns.map(({ speaker, text }) => `${speaker} ${text}`)]);
  };
  const pieces = {
    'a1.txt': '職員：はい、窓口です。\nお客様：担当の方をお願いします。\n',
    'a2.txt': '職員：お電話代わりました。\nお客様：返品したいんです。\n',
  };
  const whole = [
    'staff はい、窓口です。',
    'caller 担当の方をお願いします。',
    'staff お電話代わりました。',
    'caller 返品したいんです。',
  ];

  test('pieces named in one cell or by one id stand one behind the other', async () => {
    write({ ...pieces, 'genchi.manifest.csv': 'file,call,agent\na1.txt; a2.txt,K-9,森\n' });
    expect(await said()).toEqual([['K-9', ...whole]]);
    write({ 'genchi.manifest.csv': 'file,call,agent\na1.txt,K-9,森\na2.txt,K-9,\n' });
    expect(await said()).toEqual([['K-9', ...whole]]);
    await runGenchi(['inputs', folder, '--write-manifest', 'again.csv'], folder);
    expect(readFileSync(join(folder, 'again.csv'), 'utf8')).toContain('a1.txt; a2.txt,K-9,');
  });

  test('files of one speaker each are merged by time', async () => {
    write({
      'x1.txt': '00:01 はい、窓口です。\n00:09 承知いたしました。\n',
      'zz.txt': '00:05 返品したいんです。\n',
      'genchi.manifest.csv': 'file,call,staff,caller\nx1.txt,C-1,*,\nzz.txt,C-1,,*\n',
    });
    expect(await said()).toEqual([
      ['C-1', 'staff はい、窓口です。', 'caller 返品したいんです。', 'staff 承知いたしました。'],
    ]);
  });

  test('calls that happen to have one id stay apart when the manifest is written', async () => {
    const call = (text: string) =>
      JSON.stringify({
        id: '1',
        turns: [
          { speaker: 'staff', text },
          { speaker: 'caller', text: 'はい。' },
        ],
      });
    write({ 'a.json': call('一件目です。'), 'b.json': call('二件目です。') });
    await runGenchi(['inputs', folder, '--write-manifest'], folder);
    expect(await said()).toHaveLength(2);
  });
});

test('unlike forms are told apart, with speakers that stand in them', async () => {
  const lines = ['一', '二', '三', '四', '五', '六'];
  const json = (a: number, b: number) =>
    JSON.stringify(lines.map((text, n) => ({ author_id: n % 2 === 0 ? a : b, body: `${text}番です。` })));
  write({
    'a.json': json(5, 8),
    'b.json': json(5, 8),
    'c.txt': lines.map((text, n) => `${n % 2 === 0 ? 'P' : 'X'}: ${text}番です。`).join('\n'),
  });
  const { stderr } = await runGenchi(['inputs', folder, '--no-guess-speakers'], folder);
  expect(stderr.match(/職員側か相手側か分からない話者/g)).toHaveLength(2);
  expect(stderr).toContain('--speaker staff=5');
  expect(stderr).toContain('--speaker staff=P');
});

describe('details of calls', () => {
  test('come from paths by a template, spellings joined, and group findings', async () => {
    write({
      'genchi.config.yaml':
        "path: '{date}_{agent}_{id}.txt'\nagents:\n  佐藤 健: [sato]\nspeakers:\n  森: staff\n  佐藤: caller\n",
      '20260403_sato_K1.txt': CALL,
    });
    const config = ['--config', join(folder, 'genchi.config.yaml'), '--no-progress'];
    const { stdout } = await runGenchi(['check', folder, '-f', 'json', ...config], folder);
    const [call] = (JSON.parse(stdout) as { calls: unknown[] }).calls;
    expect(call).toMatchObject({ id: 'K1', agent: '佐藤 健', date: '2026-04-03' });
    const wrong = await runGenchi(['check', folder, '--group-by', '部署', ...config], folder);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('「部署」はどの通話にもありません');
  });
});

test('the ending of -o chooses the format, and may not contradict the one told', async () => {
  write({ 'a.txt': '職員：はい。\nお客様：録音しています。\n' });
  const out = join(folder, 'out.jsonl');
  await runGenchi(['check', join(folder, 'a.txt'), '-o', out, '--no-progress'], folder);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ id: 'a' });
  const wrong = await runGenchi(
    ['check', join(folder, 'a.txt'), '-o', join(folder, 'x.html'), '-f', 'csv'],
    folder,
  );
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('.html');
});

test('nothing read is never "no findings"', async () => {
  write({ 'a.txt': 'メモ\n' });
  const run = await runGenchi(['check', folder, '--no-progress'], folder);
  expect(run.stdout).not.toContain('指摘はありません');
  expect(run.stdout).toContain('読めた通話がありません');
});

test.each(['cp932', 'SJIS', 'shift_jis'])('encodings have their usual names: %s', async (encoding) => {
  write({ 'genchi.config.yaml': `encoding: ${encoding.toLowerCase()}\n` });
  writeFileSync(
    join(folder, 'a.txt'),
    Buffer.from('904588f5814682cd82a281420a8b71814695d4956982c582b781420a', 'hex'),
  );
  for (const command of ['check', 'inputs', 'label', 'eval']) {
    const told = await runGenchi([command, 'a.txt', '--encoding', encoding], folder);
    const configured = await runGenchi([command, 'a.txt'], folder);
    expect(told.stderr).not.toContain('encoding');
    const withoutTime = (text: string) => text.replace(/所要時間.*/, '');
    expect(withoutTime(configured.stdout)).toBe(withoutTime(told.stdout));
  }
});

test('an encoding or a form that nobody knows is a fault of the configuration', async () => {
  write({ 'a.txt': CALL, 'genchi.config.yaml': 'encoding: nosuch\ninput: paper\n' });
  const { code, stderr } = await runGenchi(['inputs', 'a.txt'], folder);
  expect(code).toBe(2);
  expect(stderr).toContain('genchi.config.yaml:1:11');
  expect(stderr).toContain('genchi.config.yaml:2:8');
});
