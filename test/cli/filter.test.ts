import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { folderWith, processEnvironment } from './run-genchi.js';

const program = join(import.meta.dirname, '../../bin/genchi.js');
const line = (id: string, words = '録音は止めていただけませんか。'): string =>
  `${JSON.stringify({ id, turns: [{ speaker: 'staff', text: words }] })}\n`;

/** The program as a worker of Spark or Kafka uses it: calls in, calls out, a line each. */
function startFilter(...args: string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, 'check', '-', '-f', 'jsonl', '--lang', 'en', ...args], {
    cwd: folderWith({}),
    env: processEnvironment(),
  });
}

/** The next answer; one that ends without it fails the test instead of holding it up. */
async function nextLine(child: ChildProcessWithoutNullStreams): Promise<{ readonly id: string }> {
  const ended = new AbortController();
  const onClose = (code: number | null, signal: string | null) =>
    ended.abort(new Error(`ended without an answer: ${signal ?? code}`));
  child.once('close', onClose);
  try {
    const [piece] = await once(child.stdout, 'data', { signal: ended.signal });
    return JSON.parse(String(piece));
  } catch (error) {
    throw ended.signal.reason ?? error;
  } finally {
    child.off('close', onClose);
  }
}

describe('check - -f jsonl as a filter', () => {
  it('answers each call as it comes, and a bad line costs only itself', async () => {
    const child = startFilter('--input', 'jsonl');
    child.stdin.write(line('a'));
    expect(await nextLine(child)).toMatchObject({ file: '-', id: 'a', findings: [{ turn: 1 }] });
    child.stdin.write(`{"id": "bad"\n${line('b')}`);
    expect((await nextLine(child)).id).toBe('b');
    let told = '';
    child.stderr.on('data', (piece) => {
      told += piece;
    });
    child.stdin.end();
    const [code] = await once(child, 'close');
    expect([code, told]).toEqual([2, expect.stringContaining('-:2:13: ')]);
  });

  it('knows JSON Lines by themselves when the second begins', async () => {
    const child = startFilter('--fail-on', 'never');
    child.stdin.write(line('a') + line('b').slice(0, 5));
    expect((await nextLine(child)).id).toBe('a');
    child.stdin.end(line('b').slice(5));
    expect((await nextLine(child)).id).toBe('b');
    expect((await once(child, 'close'))[0]).toBe(0);
  });

  it('takes no more than its reader does', async () => {
    const child = startFilter('--input', 'jsonl', '--fail-on', 'never');
    const calls = 2000;
    const words = 'はい、承知いたしました。'.repeat(200);
    for (let index = 0; index < calls; index++) child.stdin.write(line(`${index}`, words));
    child.stdin.end();
    await once(child.stdout, 'readable');
    await wait(500);
    // Nobody reads: all but what fits into pipes and buffers is still here.
    expect(child.stdin.writableLength).toBeGreaterThan(1_000_000);
    let read = '';
    for await (const piece of child.stdout.setEncoding('utf8')) read += piece;
    const ids = read
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one).id);
    expect(ids).toEqual(Array.from({ length: calls }, (_, index) => `${index}`));
  });
});
