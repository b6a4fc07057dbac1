import type { Command } from 'commander';
import { parseCount } from './options.js';

/** Adds what a report is told of its table by groups. */
export function addTrendOptions(command: Command): Command {
  return command
    .option(
      '--group-by <field>',
      'findings per hundred calls by staff, folder, month, week, a field of the input, or several: agent,month',
    )
    .option('--least-calls <n>', 'mark groups of fewer calls in that table (default: 10)', parseCount)
    .option('--pseudonyms', 'letters for the names in that table');
}
