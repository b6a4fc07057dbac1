import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bytesOfPipe } from '../../src/run/named-pipe.js';
import { folderWith, processEnvironment } from '../cli/run-genchi.js';

/** A named pipe in a folder of its own. */
function madePipe(): string {
  const pipe = join(folderWith({}), 'calls.txt');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  return pipe;
}

/** Opens a pipe to write as soon as somebody reads it. */
async function writerOf(pipe: string): Promise<number> {
  for (;;) {
    try {
      return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      await pause(2);
    }
  }
}

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  it('gives what others write, also after a while, until the last of them closes it', async () => {
    const pipe = madePipe();
    const read = (async () => {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytesOfPipe(pipe)) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    })();
    const first = await writerOf(pipe);
    const second = await writerOf(pipe);
    writeSync(first, '職員：はい。\n');
    closeSync(first);
    await pause(60);
    writeSync(second, '客：録音していますよ。\n');
    closeSync(second);
    expect(await read).toBe('職員：はい。\n客：録音していますよ。\n');
  });

  it('waits for one who writes, and hears signals meanwhile', async () => {
    const pipe = madePipe();
    const program = join(import.meta.dirname, '../../bin/genchi.js');
    const child = spawn(process.execPath, [program, 'check', pipe], {
      env: processEnvironment(),
      stdio: 'ignore',
    });
    const gone = once(child, 'exit');
    // Whoever opens it and says nothing has not begun.
    closeSync(await writerOf(pipe));
    await pause(60);
    child.kill('SIGINT');
    expect(await gone).toEqual([130, null]);
  });
});
