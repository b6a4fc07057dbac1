import { resolve, sep } from 'node:path';
import { decodeText } from '../../input/decoding/decode.js';
import { linesOf, type StreamLine } from '../../input/decoding/text-chunks.js';
import { readTranscripts } from '../../input/read-transcripts.js';
import { roleOfKnownName, toldRoles } from '../../input/speakers/speakers.js';
import { findingsOf } from '../../judge/analyse.js';
import { openLiveCall } from '../../judge/live-judge.js';
import { type DictionaryOptions, loadDictionarySync } from '../../language/tokenizer/dictionary.js';
import { createTokenizer } from '../../language/tokenizer/tokenize.js';
import { cliTexts } from '../../messages/cli-text.js';
import { textsIn } from '../../messages/report-text.js';
import { areFaults, type Problem } from '../../model/problem.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import type { Language, RuleId, RuleText } from '../../model/rule.js';
import { countCall, failsRun, NO_COUNTS, summarise } from '../../report/build.js';
import { callToJson, jsonText } from '../../report/json-call.js';
import type { Outcome } from '../../run/analyse-files.js';
import {
  analysisOfPrepared,
  openPrepared,
  prepareAnalysis,
  readingOfPrepared,
  sidesOfPrepared,
} from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withVerdict } from '../../verdict/judge-call.js';
import { type OutputOptions, openFurtherReports, scoresAndTrend } from '../check/open-reports.js';
import { writeReports } from '../check/write-reports.js';
import { acceptedFindings } from '../settings/accepted-findings.js';
import { type SetupOptions, setupOf } from '../settings/check-setup.js';
import { loadConfig } from '../settings/config.js';
import { checkNamedRules } from '../settings/named-rules.js';
import type { FailOn } from '../settings/options.js';
import { openRedaction } from '../settings/redaction.js';
import { type FilterOptions, reportFilter } from '../settings/report-filter.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { standardOutput } from '../streams/output.js';
import { tellProblem } from '../streams/tell-problems.js';
import type { OpenReport } from '../streams/watch-report.js';
import { alertChoice, openAlertCommand } from './alerts.js';
import { Latencies } from './latencies.js';
import { parseListenLine, type SpokenTurn } from './listen-turn.js';
import { openCall } from './live-call.js';
import { openEvents } from './live-events.js';
import { type OpenCall, OpenCalls } from './open-calls.js';
import { timedLines } from './timed-lines.js';

/** Options of `genchi listen` as commander gives them. */
export interface ListenOptions
  extends Omit<SetupOptions, 'input' | 'manifest' | 'column'>,
    FilterOptions,
    OutputOptions {
  readonly alert?: readonly string[];
  readonly alertCommand?: string;
  /** Minutes of silence after which a call is taken as ended. */
  readonly idle: number;
  readonly failOn?: FailOn;
  readonly redact?: boolean;
  readonly lang?: Language;
  readonly config?: string;
}

/** Characters of a line; a turn is a few hundred. */
const LONGEST_LINE = 1024 * 1024;
const MINUTE_MS = 60_000;
/** Problems that reports list; a listener may run for weeks. */
const MOST_PROBLEMS = 1000;

/** Runs `genchi listen`: hears turns as they are said, tells what is found at once, and reports each call when it ends. */
export async function runListen(options: ListenOptions, streams: ProcessStreams): Promise<ExitCode> {
  const loaded = await loadConfig(options.config ?? null);
  const { config } = loaded;
  const { language } = streams;
  const text = textsIn(cliTexts, language);
  const problems: Problem[] = [];
  const dictionary: DictionaryOptions = { onPrepare: () => streams.stderr.write(`${text('prepare')}\n`) };
  const hidden = openRedaction(options.redact, config, dictionary);
  const complain = (problem: Problem) => {
    const shown = hidden.problem(problem);
    if (problems.length < MOST_PROBLEMS) problems.push(shown);
    streams.stderr.write(tellProblem(shown, language));
  };
  const setup = setupOf(options, loaded);
  const { bytes } = await prepareAnalysis(setup);
  const prepared = openPrepared(bytes, setup);
  const ruleIds = prepared.ruleSet.rules.map((one) => one.rule.id);
  checkNamedRules(config, prepared.ruleSet);
  const isReported = reportFilter(options, config, ruleIds);
  const alerts = alertChoice(options.alert ?? [], ruleIds);
  const accepted = acceptedFindings({
    ruleIds,
    suppress: config.suppress ?? [],
    baseline: undefined,
    updateBaseline: false,
    pathOf: (file) => resolve(file).split(sep).join('/'),
    // What is being said has been reviewed by nobody.
    review: (call) => call,
    judge: (call) => withVerdict(call, config.verdict),
    isReported,
    complain,
    warn: () => {},
  });
  const rules = new Map<RuleId, RuleText>(prepared.ruleSet.rules.map(({ rule }) => [rule.id, rule]));
  const failOn = options.failOn ?? 'never';
  const words = { language, rules, failOn, ...scoresAndTrend(options, config) };
  const tokenize = createTokenizer(loadDictionarySync(dictionary));
  const reading = readingOfPrepared(prepared, tokenize);
  const analyse = analysisOfPrepared(prepared, tokenize);
  const read = { ...setup.read, sides: sidesOfPrepared(prepared) };
  const told = toldRoles(new Map([...(read.configuredSpeakers ?? []), ...(read.speakers ?? [])]));
  const output = standardOutput(streams.stdout);
  const command =
    options.alertCommand === undefined
      ? null
      : openAlertCommand(options.alertCommand, (reason) =>
          complain(warning('alert-command-failed', { reason })),
        );
  const latencies = new Latencies();
  const calls = new OpenCalls((id) => ({
    call: openCall(id, {
      judge: openLiveCall(reading),
      roleOf: (name) => told(name) ?? roleOfKnownName(name),
      sides: (read.guessSpeakers ?? true) ? read.sides : null,
    }),
    events: openEvents({
      words,
      isReported,
      alerts,
      hide: hidden.call,
      judge: (call) => withVerdict(call, config.verdict).verdict,
    }),
  }));
  /** A call that has ended, read and analysed as if it came from a file. */
  const outcomesOf = async function* ({ call }: OpenCall): AsyncGenerator<Outcome> {
    const source = {
      file: '-',
      bytes: oncePiece(Buffer.from(JSON.stringify(nativeCall(call.id, call.spoken)))),
    };
    for await (const result of readTranscripts(source, { ...read, format: 'json', encoding: 'utf-8' }))
      yield result.kind === 'problem' ? result : { kind: 'call', call: analyse(result.transcript) };
  };
  const tell = async ({ call, events }: OpenCall, turn: SpokenTurn): Promise<void> => {
    const changes = call.hear(turn, Date.now());
    const transcript = changes.length === 0 ? null : call.transcript();
    if (transcript === null) return;
    const findings = () => findingsOf(call.found().map(({ decision }) => decision)).filter(isReported);
    for (const { event, isAlert } of events.of(transcript, changes, findings)) {
      await output.write(`${jsonText(event)}\n`);
      if (isAlert) command?.send(event);
    }
  };
  const heard = async function* (): AsyncGenerator<Outcome> {
    const lines = linesOf(
      decodeText(bytesUntilStopped(streams), options.encoding ?? 'utf-8').chunks,
      LONGEST_LINE,
    );
    const idleMs = options.idle * MINUTE_MS;
    for await (const one of timedLines(lines, Math.min(idleMs, MINUTE_MS))) {
      if (one.kind === 'line') yield* hearLine(one.line);
      for (const call of calls.endSilent(one.kind === 'end' ? Number.POSITIVE_INFINITY : Date.now() - idleMs))
        yield* outcomesOf(call);
    }
  };
  const hearLine = async function* ({
    text: line,
    line: number,
    isCut,
  }: StreamLine): AsyncGenerator<Outcome> {
    const began = performance.now();
    const fault = (code: string, values: Readonly<Record<string, string>>) =>
      complain({ code, file: '-', line: number, column: null, arguments: values });
    if (isCut) {
      fault('listen-line-long', { limit: String(LONGEST_LINE) });
      return;
    }
    const said = parseListenLine(line);
    if (said.kind === 'fault') fault('listen-line', { reason: said.reason });
    if (said.kind === 'turn') {
      const { call, ended } = calls.of(said.turn);
      await tell(call, said.turn);
      latencies.add(performance.now() - began);
      for (const one of ended) {
        complain(one.problem);
        yield* outcomesOf(one.call);
      }
    }
    const name = said.kind === 'end' ? said.call : said.kind === 'turn' && said.ends ? said.turn.call : null;
    const last = name === null ? null : calls.end(name);
    if (last) yield* outcomesOf(last);
  };
  const ended: OpenReport = { writer: eventWriter(words), output };
  let counts = NO_COUNTS;
  let failed = false;
  await writeReports([ended, ...(await openFurtherReports(options, streams, words))], heard(), {
    prepare: (call) => hidden.call(accepted.apply(call)),
    onCall: (call) => {
      counts = countCall(counts, call);
      failed ||= call.findings.some(({ severity }) => failsRun(severity, failOn));
    },
    onProblem: complain,
    summarise: async () => summarise(counts, problems, 0),
  });
  await command?.finish();
  if (!options.quiet) {
    const ms = (share: number) => latencies.within(share).toFixed(1);
    const values = { calls: counts.calls, turns: latencies.count, median: ms(0.5), most: ms(0.99) };
    streams.stderr.write(`${text('listened', values)}\n`);
  }
  if (areFaults(problems)) return EXIT.usage;
  return failed ? EXIT.findings : EXIT.ok;
}

/** Calls that have ended, among the events on standard output. */
function eventWriter(words: Pick<ReportOptions, 'language' | 'rules'>): OpenReport['writer'] {
  const options: ReportOptions = {
    ...words,
    toolVersion: '',
    color: false,
    width: 0,
    hyperlinks: false,
    quiet: false,
  };
  return {
    head: () => '',
    call: (call: CallReport) => `${jsonText({ event: 'call', ...callToJson(call, options, true) })}\n`,
    tail: () => '',
  };
}

/** A call in the native form, with what the lines of its turns told of it. */
function nativeCall(id: string, spoken: readonly SpokenTurn[]): object {
  const turns = spoken.map(({ speaker, text, startMs, endMs }) => ({
    speaker,
    text,
    ...(startMs === null ? {} : { start: startMs }),
    ...(endMs === null ? {} : { end: endMs }),
  }));
  return { ...Object.assign({}, ...spoken.map(({ fields }) => fields)), id, turns };
}

async function* oncePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Standard input up to its end, or until the process is asked to end: calls that are being heard are then still reported. */
async function* bytesUntilStopped({ stdin }: ProcessStreams): AsyncGenerator<Uint8Array> {
  const input = stdin as NodeJS.ReadStream;
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    input.destroy();
  };
  for (const signal of STOPS) process.once(signal, stop);
  try {
    yield* input as AsyncIterable<Uint8Array & string>;
  } catch (error) {
    // A stream that is closed before its end says so.
    if (!isStopped) throw error;
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
  }
}

const STOPS = ['SIGINT', 'SIGTERM'] as const;

function warning(code: string, values: Readonly<Record<string, string>>): Problem {
  return { code, file: null, line: null, column: null, isWarning: true, arguments: values };
}
