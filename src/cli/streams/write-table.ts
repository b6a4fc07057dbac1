import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../model/problem.js';
import { fileOutput, unwritableFile } from './output.js';

/**
 * Writes a table of weights into a rule folder, which comes into being with it.
 *
 * @throws UserError where it cannot be written
 */
export async function writeTable(path: string, text: string): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw new UserError([unwritableFile(path, cause)], { cause });
  }
  const output = fileOutput(path);
  await output.write(text);
  await output.close();
}
