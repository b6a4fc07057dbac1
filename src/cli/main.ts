import { Command, CommanderError } from 'commander';
import { cliTexts } from '../messages/cli-text.js';
import { textsIn } from '../messages/report-text.js';
import { UserError } from '../model/problem.js';
import type { Language } from '../model/rule.js';
import type { ProcessStreams } from '../run/process-streams.js';
import { TOOL_VERSION } from '../run/version.js';
import { withoutControlsButBreaks } from '../text/control-characters.js';
import { withoutCommands } from '../text/workflow-commands.js';
import { commands, isCommandName } from './commands.js';
import { messageLanguage } from './message-language.js';
import { EXIT, type ExitCode } from './streams/exit-codes.js';
import { unwritableFile } from './streams/output.js';
import { tellProblem } from './streams/tell-problems.js';
import { tellUsageError } from './usage-error.js';
import { helpFormat } from './words/help-format.js';

/**
 * Runs the program on its arguments and ends the process with its exit code.
 *
 * @param onWarmRun called at the end of a run that found everything prepared
 */
export async function main(args: readonly string[], onWarmRun?: () => void): Promise<void> {
  // Each stream comes into being when it is first asked for, which takes a while.
  const used = new Set<NodeJS.WriteStream>();
  const use = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    used.add(stream);
    return stream;
  };
  const language = await messageLanguage(args, process.env);
  // A reader that goes away (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    process.stderr.write(tellProblem(unwritableFile('-', error), language));
    process.exit(EXIT.usage);
  });
  // Ended from outside, the process still takes away what it has not finished; a second signal ends it at once.
  for (const [signal, number] of Object.entries(SIGNALS))
    process.once(signal, () => {
      // A command that goes on until it is stopped ends by itself.
      if (process.listenerCount(signal) === 0) process.exit(128 + number);
    });
  const code = await run(args, {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return use(process.stdout);
    },
    get stderr() {
      // Where nobody reads complaints, the report is still made.
      if (!used.has(process.stderr)) process.stderr.on('error', () => {});
      return use(process.stderr);
    },
    environment: process.env,
    language,
    ...(onWarmRun === undefined ? {} : { onWarmRun }),
  });
  // Left to itself, the process would collect garbage once more before it ends.
  await Promise.all([...used].map(written));
  process.exit(code);
}

/** Signals that ask a process to end, and their numbers: shells expect the exit code 128 and the number. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** Waits until all that was written to a stream is out of the process. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((done) => {
    stream.write('', () => done());
  });
}

/** Runs one command and tells how it ended; every fault is told on standard error, never as a stack trace of the user's. */
export async function run(args: readonly string[], streams: ProcessStreams): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = new Command('genchi')
    .description(
      'Reads transcripts of Japanese telephone calls and tells what can be held against you (言質)',
    )
    .version(TOOL_VERSION)
    .exitOverride()
    .configureHelp(helpFormat(streams.language))
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      // Faults of usage are told in the user's language below.
      outputError: () => {},
    });
  const finish = (code: ExitCode) => {
    exitCode = code;
  };
  // Only the command that is asked for is loaded; help and faults of usage need them all.
  const [name = ''] = args;
  const wanted = isCommandName(name) ? [commands[name]] : Object.values(commands);
  for (const load of wanted) {
    const command = await load();
    program.addCommand(withSettingsOf(program, command(streams, finish)));
  }
  try {
    // The help of a command that there is not would be that of the program, without a word.
    const [, topic = '-'] = args;
    const isLost = name === 'help' && topic !== 'help' && !topic.startsWith('-') && !isCommandName(topic);
    await program.parseAsync(isLost ? [topic] : args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.ok;
      // No command was named: the help was shown, and says it all.
      if (error.code === 'commander.help') return EXIT.usage;
      const command = program.commands.find((one) => one.name() === args[0])?.name() ?? '';
      streams.stderr.write(tellUsageError(error, streams.language, command));
      return EXIT.usage;
    }
    if (error instanceof UserError) {
      for (const problem of error.problems) streams.stderr.write(tellProblem(problem, streams.language));
      return EXIT.usage;
    }
    streams.stderr.write(reportFault(error, streams.language));
    return EXIT.fault;
  }
}

/** The command and those within it, told what the program does at faults and in help. */
function withSettingsOf(program: Command, command: Command): Command {
  for (const inner of command.commands) withSettingsOf(program, inner);
  return command.copyInheritedSettings(program).exitOverride();
}

function reportFault(error: unknown, language: Language): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const versions = `genchi ${TOOL_VERSION} (Node.js ${process.version}, ${process.platform})`;
  const told = `${textsIn(cliTexts, language)('fault', { versions })}\n${trace}\n`;
  return withoutCommands(withoutControlsButBreaks(told));
}
