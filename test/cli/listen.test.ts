import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseListenLine } from '../../src/cli/listen/listen-turn.js';
import { openCall } from '../../src/cli/listen/live-call.js';
import { OpenCalls } from '../../src/cli/listen/open-calls.js';
import { sizeOf } from '../thoroughness.js';
import { folderWith, processEnvironment, runGenchi } from './run-genchi.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');
const PLEA = '録音は止めていただけませんか。';

const lines = (...turns: readonly object[]): string =>
  turns.map((turn) => `${JSON.stringify(turn)}\n`).join('');
const events = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('genchi listen', () => {
  it('tells findings and alerts as turns come, and reports a call that ends as check does', async () => {
    const folder = folderWith({});
    const input = lines(
      { call: 'a', speaker: '担当者', text: 'お電話ありがとうございます。', time: 0, agent: '山田' },
      { call: 'a', speaker: '担当者', text: PLEA, time: 500, final: false },
      { call: 'a', speaker: 'お客様', text: '殺すぞ。今から行くからな。', time: 1000 },
      { call: 'b', speaker: 'お客様', text: 'もう死にたいんです。', time: 0 },
      { call: 'a', speaker: '担当者', text: PLEA, time: 2000, ended: true },
    );
    const alerts = ['--alert', 'safety/', '--alert', 'suspected-harassment', '--alert', 'staff/*'];
    const command = ['--alert-command', 'cat >> alerts.jsonl', '--report', 'json:calls.json'];
    const ran = await runGenchi(['listen', '--lang', 'en', ...alerts, ...command], folder, {
      input: `${input.replace('\n', '\nno turn\n')}`,
    });
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('-:2: This is no turn') });
    expect(ran.stderr).toContain('2 calls, 4 turns');
    const told = events(ran.stdout);
    const brief = told.map(({ event, call, rule, verdict, id }) =>
      [event, call ?? id, rule ?? verdict].join(' '),
    );
    expect(brief).toEqual(
      expect.arrayContaining([
        'finding a caller/harm-threat',
        'alert a suspected-harassment',
        'alert b safety/self-harm',
        'finding a staff/recording-stop-plea',
        'alert a staff/recording-stop-plea',
        'call a suspected-harassment',
        'call b enquiry',
      ]),
    );
    // Words that the recogniser may still change are not heard.
    expect(brief.indexOf('finding a staff/recording-stop-plea')).toBeGreaterThan(
      brief.indexOf('alert b safety/self-harm'),
    );
    expect(
      told.find(({ event, rule }) => event === 'alert' && rule === 'staff/recording-stop-plea'),
    ).toMatchObject({
      turn: 3,
      evidence: PLEA.slice(0, -1),
      say: expect.stringContaining('recording'),
    });
    expect(events(readFileSync(join(folder, 'alerts.jsonl'), 'utf8'))).toHaveLength(3);
    // What check says of the same call.
    const native = {
      id: 'a',
      agent: '山田',
      turns: [
        { speaker: '担当者', text: 'お電話ありがとうございます。', start: 0 },
        { speaker: 'お客様', text: '殺すぞ。今から行くからな。', start: 1000 },
        { speaker: '担当者', text: PLEA, start: 2000 },
      ],
    };
    const checked = await runGenchi(
      ['check', '-', '--input', 'json', '-f', 'jsonl', '--lang', 'en'],
      folder,
      {
        input: JSON.stringify(native),
      },
    );
    const { event, ...reported } = told.find((one) => one.event === 'call' && one.id === 'a') ?? {};
    expect(reported).toEqual(JSON.parse(checked.stdout));
    expect(JSON.parse(readFileSync(join(folder, 'calls.json'), 'utf8')).summary.calls).toBe(2);
  });

  it('does not wait for the end of the input, and reports open calls when it is asked to end', async () => {
    const child = spawn(process.execPath, [program, 'listen', '--redact', '--lang', 'en'], {
      cwd: folderWith({}),
      env: processEnvironment(),
    });
    child.stdin.write(lines({ call: 'a', speaker: '担当者', text: `佐藤様、${PLEA}` }));
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toContain('"event":"finding","call":"a"');
    let rest = '';
    child.stdout.on('data', (piece) => {
      rest += piece;
    });
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    expect(rest).toContain('"event":"call"');
    expect(rest).not.toContain('佐藤');
  });

  const atOnce = sizeOf(500);
  it(`takes some milliseconds a turn with ${atOnce} calls at once`, async () => {
    const words = [
      'はい。',
      '確認いたします。',
      'いつになるんですか。',
      '早くしろよ、馬鹿。',
      '申し訳ございません。',
    ];
    const turns = Array.from({ length: words.length * atOnce }, (_, index) => ({
      call: `${index % atOnce}`,
      speaker: Math.floor(index / atOnce) % 2 === 0 ? '担当者' : 'お客様',
      text: `${words[Math.floor(index / atOnce)]}${index % 7}`,
    }));
    const { stderr, code } = await runGenchi(['listen', '--lang', 'en'], folderWith({}), {
      input: lines(...turns),
    });
    const [, calls, count, median] =
      /(\d+) calls, (\d+) turns; half of the turns took at most ([\d.]+) ms/.exec(stderr) ?? [];
    expect([code, calls, count]).toEqual([0, `${atOnce}`, `${turns.length}`]);
    expect(Number(median)).toBeLessThanOrEqual(20);
  });

  it('refuses an alert that names nothing', async () => {
    const ran = await runGenchi(['listen', '--alert', 'staf/*', '--lang', 'en'], folderWith({}));
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('staff/*') });
    expect(existsSync('staf')).toBe(false);
  });
});

describe('a line of a recogniser', () => {
  it.each([
    ['{"call":1,"speaker":"a","text":"x"}', 'turn'],
    ['{"call":"a","speaker":"a","text":"x","final":false}', 'nothing'],
    ['{"call":"a","ended":true}', 'end'],
    ['', 'nothing'],
    ['{"speaker":"a","text":"x"}', 'fault'],
    ['{"call":"a","text":"x"}', 'fault'],
    ['{"call":"a","speaker":"a","text":1}', 'fault'],
    ['{"call":"a","speaker":"a","text":"x","time":-1}', 'fault'],
    ['[1]', 'fault'],
    ['{', 'fault'],
  ])('%s is: %s', (line, kind) => {
    expect(parseListenLine(line).kind).toBe(kind);
  });
});

describe('calls that are being heard', () => {
  const turn = (call: string, text = 'はい。') => ({
    call,
    speaker: 'staff',
    text,
    startMs: null,
    endMs: null,
    fields: {},
  });
  const open = () =>
    new OpenCalls((id) => ({
      call: openCall(id, { judge: () => [], roleOf: () => 'staff', sides: null }),
      events: { of: () => [] },
    }));

  it('are parted where one grows without end', () => {
    const calls = open();
    const ended: string[] = [];
    for (let count = 0; count < 5001; count++) {
      const said = turn('a', 'あ');
      const heard = calls.of(said);
      ended.push(...heard.ended.map(({ call, problem }) => `${call.call.id} ${problem.code}`));
      if (count < 5000)
        heard.call.call.spoken.length < 5000 && (heard.call.call.spoken as object[]).push(said);
      else expect(heard.call.call.id).toBe('a#2');
    }
    expect(ended).toEqual(['a listen-call-long']);
  });

  it('end by themselves where too many are open or one is silent', () => {
    const calls = open();
    for (let count = 0; count < 10_000; count++)
      calls.of(turn(`${count}`)).call.call.hear(turn(`${count}`), count);
    const { ended } = calls.of(turn('one more'));
    expect(ended.map(({ call }) => call.call.id)).toEqual(['0']);
    expect(calls.endSilent(5)).toHaveLength(4);
    expect(calls.end('9')?.call.id).toBe('9');
    expect(calls.end('9')).toBeNull();
  });
});
