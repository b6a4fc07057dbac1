import { Command } from 'commander';
import { createPatternTrial } from '../../judge/try-pattern.js';
import { spellLiteral } from '../../language/normalise/spell-literal.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import { UserError } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import { ROLES, type Role } from '../../model/transcript.js';
import { compilePattern } from '../../rules/compile/compile-pattern.js';
import { readWordSets } from '../../rules/load.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { rulePathsOf } from '../settings/check-setup.js';
import { loadConfig } from '../settings/config.js';
import { collect, languageOption, oneOf } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { readStandardText } from '../streams/standard-text.js';
import { isColorWanted } from '../streams/terminal.js';
import { formatMatches, formatMatchesJson } from '../words/match-format.js';
import { matchLines, tryLine } from '../words/match-lines.js';

const FORMATS = ['terminal', 'json'] as const;

interface MatchOptions {
  readonly role?: Role;
  readonly format: (typeof FORMATS)[number];
  readonly rules?: readonly string[];
  readonly config?: string;
  readonly lang?: Language;
  readonly color?: boolean;
}

/** `genchi match PATTERN [TEXT…]`: where a pattern matches the lines given, or how near it comes. */
export function matchCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('match')
    .description('try one pattern on lines: where it matches, or how near it comes and what is lacking')
    .argument('<pattern>', "a pattern as in match.any of a rule, in '…'")
    .argument('[text...]', 'the lines, each in quotes; none: standard input')
    .option('--role <role>', `leave out the lines of the other side: ${ROLES.join(', ')}`, oneOf(ROLES))
    .option('-f, --format <name>', `output format: ${FORMATS.join(', ')}`, oneOf(FORMATS), 'terminal')
    .option('--rules <path>', 'a further rule folder, for its word sets; repeatable', collect)
    .option('--config <file>', 'configuration (default: nearest genchi.config.yaml upwards)')
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (pattern: string, texts: string[], options: MatchOptions) => {
      const loaded = await loadConfig(options.config ?? null);
      const paths = rulePathsOf(options, loaded);
      const compiled = compilePattern(pattern, readWordSets(paths), spellLiteral);
      const text = texts.length > 0 ? texts.join('\n') : await readStandardText(streams);
      const lines = matchLines(text, options.role ?? null);
      if (lines.length === 0)
        throw new UserError([{ code: 'match-nothing', file: null, line: null, column: null, arguments: {} }]);
      const trialOf = createPatternTrial(compiled, createLazyTokenizer());
      const tried = lines.map((line) => tryLine(line, trialOf));
      const { language } = streams;
      const color = isColorWanted(options.color, streams.environment, streams.stdout.isTTY === true);
      streams.stdout.write(
        withoutCommands(
          options.format === 'json'
            ? formatMatchesJson(pattern, tried, language)
            : formatMatches(tried, { language, color }),
        ),
      );
      finish(tried.some(({ matches }) => matches.length > 0) ? EXIT.ok : EXIT.findings);
    });
}
