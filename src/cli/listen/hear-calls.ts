import { decodeText } from '../../input/decoding/decode.js';
import { linesOf, type StreamLine } from '../../input/decoding/text-chunks.js';
import { findingsOf } from '../../judge/analyse.js';
import type { Problem } from '../../model/problem.js';
import { jsonText } from '../../report/json-call.js';
import type { Outcome } from '../../run/analyse-files.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { bytesUntilStopped } from './bytes-until-stopped.js';
import { outcomesOfEnded } from './ended-calls.js';
import type { Latencies } from './latencies.js';
import type { ListenOptions } from './listen-options.js';
import { parseListenLine, type SpokenTurn } from './listen-turn.js';
import type { OpenCall } from './open-calls.js';
import type { Ear } from './open-ear.js';
import { timedLines } from './timed-lines.js';

/** Characters of a line; a turn is a few hundred. */
const LONGEST_LINE = 1024 * 1024;
const MINUTE_MS = 60_000;

/** Where goes what is heard. */
export interface Hearers {
  /** Takes a line of output: an event. */
  readonly write: (line: string) => Promise<void>;
  readonly alert: (event: object) => void;
  readonly complain: (problem: Problem) => void;
  readonly latencies: Latencies;
}

/** Hears turns on standard input as they are said, and gives the calls that have ended. */
export async function* hearCalls(
  options: ListenOptions,
  ear: Ear,
  hearers: Hearers,
  streams: ProcessStreams,
): AsyncGenerator<Outcome> {
  const { chunks } = decodeText(bytesUntilStopped(streams), options.encoding ?? 'utf-8');
  const idleMs = options.idle * MINUTE_MS;
  for await (const one of timedLines(linesOf(chunks, LONGEST_LINE), Math.min(idleMs, MINUTE_MS))) {
    if (one.kind === 'line') yield* hearLine(one.line, ear, hearers);
    const silentSince = one.kind === 'end' ? Number.POSITIVE_INFINITY : Date.now() - idleMs;
    for (const { call } of ear.calls.endSilent(silentSince))
      yield* outcomesOfEnded(call, ear.read, ear.analyse);
  }
}

async function* hearLine(
  { text, line, isCut }: StreamLine,
  ear: Ear,
  hearers: Hearers,
): AsyncGenerator<Outcome> {
  const began = performance.now();
  const fault = (code: string, values: Readonly<Record<string, string>>) =>
    hearers.complain({ code, file: '-', line, column: null, arguments: values });
  if (isCut) {
    fault('listen-line-long', { limit: String(LONGEST_LINE) });
    return;
  }
  const said = parseListenLine(text);
  if (said.kind === 'fault') fault('listen-line', { reason: said.reason });
  if (said.kind === 'turn') {
    const { call, ended } = ear.calls.of(said.turn);
    await tell(call, said.turn, ear, hearers);
    hearers.latencies.add(performance.now() - began);
    for (const one of ended) {
      hearers.complain(one.problem);
      yield* outcomesOfEnded(one.call.call, ear.read, ear.analyse);
    }
  }
  const name = said.kind === 'end' ? said.call : said.kind === 'turn' && said.ends ? said.turn.call : null;
  const last = name === null ? null : ear.calls.end(name);
  if (last) yield* outcomesOfEnded(last.call, ear.read, ear.analyse);
}

/** Tells what a turn has changed in what is found. */
async function tell(
  { call, events }: OpenCall,
  turn: SpokenTurn,
  { isReported }: Ear,
  { write, alert }: Hearers,
): Promise<void> {
  const changes = call.hear(turn, Date.now());
  const transcript = changes.length === 0 ? null : call.transcript();
  if (transcript === null) return;
  const findings = () => findingsOf(call.found().map(({ decision }) => decision)).filter(isReported);
  for (const { event, isAlert } of events.of(transcript, changes, findings)) {
    await write(`${jsonText(event)}\n`);
    if (isAlert) alert(event);
  }
}
