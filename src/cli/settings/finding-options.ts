import type { Command } from 'commander';
import { SEVERITIES } from '../../model/rule.js';
import { collect, collectRecord, FAIL_ON, type FailOn, oneOf } from './options.js';

/** Adds what `check` and `listen` are told of rules and findings. @param failOn the severity at which they end with 1 by default */
export function addFindingOptions(command: Command, failOn: FailOn): Command {
  return command
    .option(
      '--record <file>',
      'record sheets of the calls under suspicion of customer harassment (.docx, .html, .md); repeatable',
      collectRecord,
    )
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .option('--no-cues', 'patterns alone')
    .option('--only <id|group>', 'only these rules, e.g. "staff/*"; repeatable', collect)
    .option('--skip <id|group>', 'without these rules; repeatable', collect)
    .option(
      '--min-severity <severity>',
      `report nothing below: ${SEVERITIES.join(', ')} (default: note)`,
      oneOf(SEVERITIES),
    )
    .option(
      '--fail-on <severity>',
      `exit 1 where a finding at or above stands: ${FAIL_ON.join(', ')} (default: ${failOn})`,
      oneOf(FAIL_ON),
    );
}
