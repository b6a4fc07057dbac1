import type { Command } from 'commander';
import { encodingNames } from '../../input/decoding/encodings.js';
import { inputFormatNames } from '../../input/formats.js';
import { LANGUAGES, SEVERITIES } from '../../model/rule.js';
import { reporterNames } from '../../report/reporter-loaders.js';
import { FAIL_ON } from '../settings/options.js';
import { testFormatNames } from '../testing/formats.js';

/** An option as a shell completes it. */
export interface DescribedOption {
  readonly long: string;
  readonly short: string | null;
  readonly description: string;
  /** The values it takes; null for an option without a value, empty where it takes a file or anything. */
  readonly values: readonly string[] | null;
}

export interface DescribedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--lang': LANGUAGES,
  '--min-severity': SEVERITIES,
  '--fail-on': FAIL_ON,
  '--input': inputFormatNames,
  '--encoding': encodingNames,
};
const FORMATS: Readonly<Record<string, readonly string[]>> = {
  check: reporterNames,
  merge: reporterNames,
  test: testFormatNames,
};

/** What a shell can complete, read from the definitions of the commands themselves. */
export function describeCommands(commands: readonly Command[]): readonly DescribedCommand[] {
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.flatMap((option): readonly DescribedOption[] => {
      const { long, short, description } = option;
      if (!long) return [];
      const known = long === '--format' ? FORMATS[command.name()] : VALUES[long];
      const values = option.required || option.optional ? (known ?? []) : null;
      return [{ long, short: short ?? null, description, values }];
    }),
  }));
}
