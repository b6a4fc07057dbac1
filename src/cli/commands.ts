import type { Command } from 'commander';
import type { ProcessStreams } from '../run/process-streams.js';
import type { ExitCode } from './streams/exit-codes.js';

/** Makes a command; `finish` is told its exit code. */
type MakeCommand = (streams: ProcessStreams, finish: (code: ExitCode) => void) => Command;

/** The commands by name, in the order of the help text; each is loaded when it is asked for. A new one: a file and a line here. */
export const commands = {
  check: async () => (await import('./commands/check.js')).checkCommand,
  listen: async () => (await import('./commands/listen.js')).listenCommand,
  inputs: async () => (await import('./commands/inputs.js')).inputsCommand,
  test: async () => (await import('./commands/test.js')).testCommand,
  eval: async () => (await import('./commands/eval.js')).evalCommand,
  fit: async () => (await import('./commands/fit.js')).fitCommand,
  label: async () => (await import('./commands/label.js')).labelCommand,
  review: async () => (await import('./commands/review.js')).reviewCommand,
  coach: async () => (await import('./commands/coach.js')).coachCommand,
  compare: async () => (await import('./commands/compare.js')).compareCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  match: async () => (await import('./commands/match.js')).matchCommand,
  tokens: async () => (await import('./commands/tokens.js')).tokensCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  init: async () => (await import('./commands/init.js')).initCommand,
  lsp: async () => (await import('./commands/lsp.js')).lspCommand,
  completion: async (): Promise<MakeCommand> => {
    const { completionCommand } = await import('./commands/completion.js');
    return (streams, finish) => completionCommand(streams, finish, Object.values(commands));
  },
} as const satisfies Readonly<Record<string, () => Promise<MakeCommand>>>;

export type CommandName = keyof typeof commands;

/** True where a command has this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
