import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { initTexts } from '../../messages/init-text.js';
import { textsIn } from '../../messages/report-text.js';
import { UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { systemCode } from '../../storage/system-code.js';
import { scorecardTemplate } from '../init/scorecard.js';
import { templates } from '../init/templates.js';
import { languageOption } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { unwritableFile } from '../streams/output.js';

interface InitOptions {
  readonly lang?: Language;
  readonly scorecard?: boolean;
}

/** `genchi init`: a commented configuration, a sample script and a sample rule, never over an existing file. */
export function initCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('init')
    .description('write a commented configuration, a sample script and a sample rule; existing files stay')
    .argument('[folder]', 'where (default: the working directory)')
    .option('--scorecard', 'a commented sample of an evaluation form, and nothing else')
    .addOption(languageOption)
    .action((folder: string | undefined, options: InitOptions) => {
      const word = textsIn(initTexts, streams.language);
      for (const { file, text } of options.scorecard ? [scorecardTemplate] : templates) {
        const name = writeNew(join(folder ?? '.', file), text) ? 'written' : 'kept';
        streams.stdout.write(`${word(name, { file })}\n`);
      }
      streams.stdout.write(`\n${word(options.scorecard ? 'next-scorecard' : 'next')}\n`);
      finish(EXIT.ok);
    });
}

/**
 * Writes a file that is not there yet; false where it is.
 *
 * @throws UserError where the folder cannot be written to
 */
function writeNew(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    // Also where a file stands in the folder's place.
    throw new UserError([unwritableFile(path, cause)], { cause });
  }
  try {
    // "wx" fails where the file exists: nothing can be lost between a look and the writing.
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (systemCode(cause) === 'EEXIST') return false;
    throw new UserError([unwritableFile(path, cause)], { cause });
  }
}
