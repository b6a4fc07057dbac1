import type { Command } from 'commander';
import { TABLE_COLUMNS } from '../../input/raw/input-format.js';
import type { Reading } from '../../run/labelled-calls.js';
import { manifestOf, readOptionsOf, type SetupOptions } from './check-setup.js';
import { type LoadedConfig, loadConfig } from './config.js';
import { collectColumn, collectSpeaker, encodingOption, inputOption, parseMilliseconds } from './options.js';

/** Adds the options that say how transcripts are read: the same for every command that reads some. */
export function addReadingOptions(command: Command): Command {
  return command
    .option(
      '--speaker <role=name>',
      'whose side a speaker is on, e.g. staff=山田; repeatable',
      collectSpeaker,
    )
    .addOption(inputOption)
    .addOption(encodingOption)
    .option(
      '--manifest <file>',
      'a table that tells of each file: call, agent, date, sides; without it genchi.manifest.csv or .xlsx beside the inputs',
    )
    .option(
      '--merge-gap <ms>',
      "silence up to which pieces of one speaker's words are one turn",
      parseMilliseconds,
    )
    .option(
      '--column <name=header>',
      `header of a table's column: ${TABLE_COLUMNS.join(', ')}; repeatable`,
      collectColumn,
    )
    .option('--config <file>', 'configuration (default: nearest genchi.config.yaml upwards)');
}

/** The options that `addReadingOptions` adds. */
export type ReadingOptions = Omit<SetupOptions, 'cues' | 'rules'> & { readonly config?: string };

/** How a command reads transcripts, by its options and the configuration. */
export async function readingOf(options: ReadingOptions): Promise<Reading & LoadedConfig> {
  const loaded = await loadConfig(options.config ?? null);
  return { ...loaded, read: readOptionsOf(options, loaded.config), manifest: manifestOf(options, loaded) };
}
