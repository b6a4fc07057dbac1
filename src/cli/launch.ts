import { join } from 'node:path';
import { loadProgram } from './load-program.js';

/** The program beside this file, with the code that an earlier run compiled where there is some. */
function program() {
  return loadProgram(join(__dirname, 'program.js'));
}

/** Runs the program on its arguments. */
export async function launch(args: readonly string[]): Promise<void> {
  const { main, keepCode } = program();
  await main(args, keepCode);
}

/** Does what a worker thread does. */
export async function serve(): Promise<void> {
  await program().serve();
}
