import { Command } from 'commander';
import type { ProcessStreams } from '../../run/process-streams.js';
import { languageOption } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';

/** `genchi lsp`: a language server for editors. */
export function lspCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('lsp')
    .description(
      'serve an editor: findings in scripts and faults in rules while one types (language server protocol)',
    )
    .option('--stdio', 'over standard input and output (the only way, and the default)')
    .addOption(languageOption)
    .action(async () => {
      const { serveEditor } = await import('../lsp/server.js');
      await serveEditor(streams, streams.language);
      finish(EXIT.ok);
    });
}
