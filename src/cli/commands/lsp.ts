import { Command } from 'commander';
import type { Language } from '../../model/rule.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { languageOf, languageOption } from '../options.js';
import type { ProcessStreams } from '../process-streams.js';

/** `genchi lsp`: a language server for editors. */
export function lspCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('lsp')
    .description(
      'serve an editor: findings in scripts and faults in rules while one types (language server protocol)',
    )
    .option('--stdio', 'over standard input and output (the only way, and the default)')
    .addOption(languageOption)
    .action(async (options: { readonly lang?: Language }) => {
      const { serveEditor } = await import('../lsp/server.js');
      await serveEditor(streams, languageOf(options.lang, streams.environment));
      finish(EXIT.ok);
    });
}
