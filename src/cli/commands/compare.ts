import { Command } from 'commander';
import { UserError } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import type { Language } from '../../model/rule.js';
import { restoreCall, restoreRules } from '../../report/restored-call.js';
import type { StoredCall } from '../../report/stored-call.js';
import { trendGroups } from '../../report/trend-keys.js';
import { LEAST_CALLS } from '../../report/trends.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { compareRuns, createRunCounter, type RunCounter } from '../../score/compare-runs.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { type OpenedReport, openReport } from '../merge/open-report.js';
import { languageOption, oneOf, parseCount } from '../settings/options.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { fileOutput, standardOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import { isColorWanted } from '../streams/terminal.js';
import { COMPARE_FORMATS, type CompareFormat, formatComparison } from '../words/compare-format.js';
import { GroupNames } from '../words/group-names.js';

interface CompareOptions {
  readonly groupBy?: string;
  readonly leastCalls: number;
  readonly format: CompareFormat;
  readonly output?: string;
  readonly lang?: Language;
  readonly color?: boolean;
}

/** `genchi compare`: what differs between two runs beyond chance. */
export function compareCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('compare')
    .description('tell what differs between two JSON reports beyond chance')
    .argument('<old>', 'the earlier report, written by "genchi check -f json"')
    .argument('<new>', 'the later one')
    .option(
      '--group-by <field>',
      'compare each group too: by staff, folder, a field of the input, or several: agent,topic',
    )
    .option('--least-calls <n>', 'leave out groups with fewer calls', parseCount, LEAST_CALLS)
    .option(
      '-f, --format <name>',
      `output format: ${COMPARE_FORMATS.join(', ')}`,
      oneOf(COMPARE_FORMATS),
      'terminal',
    )
    .option('-o, --output <file>', 'write there, whole or not at all (default: standard output)')
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (before: string, after: string, options: CompareOptions) => {
      finish(await compare([before, after], options, streams));
    });
}

/** @throws UserError where a report cannot be read */
async function compare(
  files: readonly [before: string, after: string],
  options: CompareOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const items = new Map<string, string>();
  const rules = new Map<string, StoredCall>();
  const look = (call: StoredCall) => {
    for (const { id, title } of call.score?.items ?? []) items.set(id, title ?? id);
    // One call with a finding of each rule is enough to know its texts.
    for (const { rule } of call.findings) if (!rules.has(rule)) rules.set(rule, call);
  };
  const { groupBy: by } = options;
  const names = new GroupNames(by);
  /** A call counts where all parts of its group are known. */
  const groupsOf = (call: CallReport): readonly string[] => {
    if (by === undefined) return [];
    names.add(call);
    const known = trendGroups(call, by).filter((group) => group.every((part) => part !== null));
    return known.map((group) => group.join(' / '));
  };
  const [before, after] = [
    counted(openReport(files[0]), groupsOf, look),
    counted(openReport(files[1]), groupsOf, look),
  ];
  const unnamed = names.unnamed();
  if (unnamed !== null) streams.stderr.write(tellProblem(unnamed, streams.language));
  const missing = names.problem();
  if (missing !== null) throw new UserError([missing]);
  const changes = compareRuns(before, after, options.leastCalls);
  const toTerminal = options.output === undefined && streams.stdout.isTTY === true;
  const output =
    options.output === undefined ? standardOutput(streams.stdout) : fileOutput(options.output, files);
  try {
    await output.write(
      withoutCommands(
        formatComparison(changes, options.format, {
          language: streams.language,
          color: isColorWanted(options.color, streams.environment, toTerminal),
          rules: restoreRules([...new Set(rules.values())]),
          items,
          least: options.leastCalls,
        }),
      ),
    );
    await output.close();
  } catch (error) {
    output.abandon();
    throw error;
  }
  return EXIT.ok;
}

function counted(
  report: OpenedReport,
  groupsOf: (call: CallReport) => readonly string[],
  look: (call: StoredCall) => void,
): RunCounter {
  const counter = createRunCounter(groupsOf);
  for (const call of report.calls()) {
    look(call);
    counter.add(restoreCall(call));
  }
  return counter;
}
