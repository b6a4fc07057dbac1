import { Argument, Command } from 'commander';
import type { ProcessStreams } from '../../run/process-streams.js';
import { describeCommands } from '../completion/described-commands.js';
import { completionScripts, type ShellName, shellNames } from '../completion/scripts.js';
import { oneOf } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';

/** Loads what makes a command. */
type LoadCommand = () => Promise<(streams: ProcessStreams, finish: (code: ExitCode) => void) => Command>;

/** `genchi completion SHELL`: a completion script, made from the commands themselves. */
export function completionCommand(
  streams: ProcessStreams,
  finish: (code: ExitCode) => void,
  commands: readonly LoadCommand[],
): Command {
  return new Command('completion')
    .description(`print a completion script: ${shellNames.join(', ')}`)
    .addArgument(new Argument('<shell>', shellNames.join(', ')).argParser(oneOf(shellNames)))
    .action(async (shell: ShellName) => {
      const made: Command[] = [];
      for (const load of commands) made.push((await load())(streams, () => {}));
      streams.stdout.write(completionScripts[shell](describeCommands(made)));
      finish(EXIT.ok);
    });
}
