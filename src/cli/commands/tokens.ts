import { Command } from 'commander';
import { analyseText } from '../../language/analyse-text.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import type { Language } from '../../model/rule.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { languageOption, oneOf } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { readStandardText } from '../streams/standard-text.js';
import { isColorWanted } from '../streams/terminal.js';
import { formatTokens, formatTokensJson } from '../words/tokens-format.js';

const FORMATS = ['terminal', 'json'] as const;

interface TokensOptions {
  readonly format: (typeof FORMATS)[number];
  readonly lang?: Language;
  readonly color?: boolean;
}

/** `genchi tokens [TEXT]`: how a text is cut into words and phrases, and what each phrase does. */
export function tokensCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('tokens')
    .description(
      'show how a text is tokenized and grouped: surface, dictionary form, part of speech, reading, phrase, functions',
    )
    .argument('[text...]', 'the text; none: standard input')
    .option('-f, --format <name>', `output format: ${FORMATS.join(', ')}`, oneOf(FORMATS), 'terminal')
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (words: string[], options: TokensOptions) => {
      const text = words.length > 0 ? words.join(' ') : await readStandardText(streams);
      const analysed = analyseText(text, [], createLazyTokenizer());
      const { language } = streams;
      const color = isColorWanted(options.color, streams.environment, streams.stdout.isTTY === true);
      streams.stdout.write(
        withoutCommands(
          options.format === 'json'
            ? formatTokensJson(analysed)
            : formatTokens(analysed, { language, color }),
        ),
      );
      finish(EXIT.ok);
    });
}
