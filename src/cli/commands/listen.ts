import { Command } from 'commander';
import type { ProcessStreams } from '../../run/process-streams.js';
import { collectAlert } from '../listen/alerts.js';
import type { ListenOptions } from '../listen/listen-options.js';
import { runListen } from '../listen/run-listen.js';
import { addFindingOptions } from '../settings/finding-options.js';
import {
  collectReport,
  collectSpeaker,
  encodingOption,
  languageOption,
  parseCount,
} from '../settings/options.js';
import type { ExitCode } from '../streams/exit-codes.js';

/** `genchi listen`: hears calls while they are going on. */
export function listenCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  const command = new Command('listen')
    .description(
      'hear turns (JSON Lines on standard input) while calls go on, and tell at once what is found',
    )
    .option(
      '--alert <what>',
      'an alert with the reply to say: a severity, suspected-harassment, complaint, a rule or a group as "safety/"; repeatable',
      collectAlert,
    )
    .option('--alert-command <command>', 'a command that is given each alert as JSON on its standard input')
    .option('--idle <minutes>', 'silence after which a call is taken as ended', parseCount, 30)
    .option('--report <format:file>', 'a report of all calls that ended; repeatable', collectReport);
  return addFindingOptions(command, 'never')
    .option(
      '--speaker <role=name>',
      'whose side a speaker is on, e.g. staff=山田; repeatable',
      collectSpeaker,
    )
    .option('--no-guess-speakers', 'leave such calls unread')
    .addOption(encodingOption)
    .option('--redact', 'mask names, numbers and addresses in every output')
    .addOption(languageOption)
    .option('--config <file>', 'configuration (default: nearest genchi.config.yaml upwards)')
    .option('--quiet', 'findings only, no explanations and no summary')
    .action(async (options: ListenOptions) => {
      finish(await runListen(options, streams));
    });
}
