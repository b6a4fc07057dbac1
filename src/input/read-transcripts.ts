import type { Problem } from '../model/problem.js';
import type { SideJudge } from '../model/side-judge.js';
import type { Role, Transcript } from '../model/transcript.js';
import { decodeText } from './decode.js';
import type { EncodingName } from './encodings.js';
import type { InputFormatName } from './formats.js';
import type { TableColumn } from './input-format.js';
import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';
import { DEFAULT_MERGE_GAP_MS } from './merge-segments.js';
import { openBytes, UnreadableInput } from './open-bytes.js';
import { parseInput } from './parse-input.js';
import { resolveCall } from './resolve-call.js';
import { sideFinder } from './side-of-name.js';
import { SpeakerProblems } from './speaker-problems.js';
import { roleOfKnownName, toldRoles } from './speakers.js';

/** An input and its name. Nothing here opens files: the bytes come from whoever has them. */
export interface InputSource {
  /** Path relative to the working directory, '/' separated; "-" for standard input. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  /** Speakers' names and whose side they are on, whatever the input says. */
  readonly speakers?: ReadonlyMap<string, Role>;
  /** The same where the input itself does not say. */
  readonly configuredSpeakers?: ReadonlyMap<string, Role>;
  /** The format; by content and extension where it is not told. */
  readonly format?: InputFormatName;
  /** The encoding; detected where it is not told. */
  readonly encoding?: EncodingName;
  /** Headers of a table's columns, where they are not understood by themselves. */
  readonly columns?: Readonly<Partial<Record<TableColumn, string>>>;
  /** Judges by the words whose side a speaker is on where nothing else tells; without it, such calls stay unread. */
  readonly sides?: SideJudge | null;
  /** False: the words are not asked; they only speak up where a mapping looks swapped. */
  readonly guessSpeakers?: boolean;
  /** Silence within one speaker's words up to which a recogniser's pieces are one turn. */
  readonly mergeGapMs?: number;
}

/** One call, or one thing that keeps a call or a file from being read. */
export type ReadResult =
  | { readonly kind: 'transcript'; readonly transcript: Transcript }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * The calls of an input in their order, and its problems where they occur. Speakers without a role cost their
 * calls and are told at the end, all in one problem. JSON Lines and CSV are read in constant memory; other formats
 * whole, up to a limit. Faulty input never throws; a fault while reading the bytes is a problem as well.
 */
export async function* readTranscripts(
  source: InputSource,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  const { file } = source;
  const located = (problem: InputProblem): ReadResult => ({ kind: 'problem', problem: { ...problem, file } });
  const option = options.speakers ?? new Map<string, Role>();
  const configuration = options.configuredSpeakers ?? new Map<string, Role>();
  const told = toldRoles(new Map([...configuration, ...option]));
  const roleOf = (name: string) => told(name) ?? roleOfKnownName(name);
  const resolveOptions = {
    sidesOf: sideFinder({ option, configuration, manifest: new Map() }),
    details: { told: {}, agentNames: (name: string) => name },
    judge: options.sides ?? null,
    guessSpeakers: options.guessSpeakers ?? true,
    mergeGapMs: options.mergeGapMs ?? DEFAULT_MERGE_GAP_MS,
  };
  const speakers = new SpeakerProblems(resolveOptions.judge !== null && resolveOptions.guessSpeakers);
  let calls = 0;
  try {
    const opened = await openBytes(source.bytes);
    if ('code' in opened) {
      yield located(opened);
      return;
    }
    const decoded = decodeText(opened.bytes, options.encoding ?? null);
    const context = { roleOf, columns: options.columns ?? {} };
    for await (const parsed of parseInput({ ...opened, decoded, file }, options.format ?? null, context)) {
      if (parsed.kind === 'problem') {
        yield located(parsed.problem);
        continue;
      }
      calls++;
      const place = { file, id: callId(parsed.call.id, file, calls), given: {}, fields: {} };
      const resolved = resolveCall(parsed.call, place, resolveOptions);
      if (resolved.kind === 'transcript') {
        speakers.addRead(place.id, resolved.sides, resolved.looksSwapped);
        yield { kind: 'transcript', transcript: resolved.transcript };
      } else if (resolved.kind === 'problem') yield located(resolved.problem);
      else speakers.addUnknown(resolved.names, resolved.line);
    }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    yield located(inputProblem('input-unreadable', null, { reason: error.message }));
  }
  for (const problem of speakers.problems()) yield located(problem);
}

/** The call's own id, else the file's name without its ending, numbered from the second call on. */
function callId(own: string | null, file: string, number: number): string {
  if (own !== null && own.trim() !== '') return own;
  const name = file.slice(file.lastIndexOf('/') + 1);
  const base = name.replace(/(?<=.)\.[^.]*$/, '');
  return number === 1 ? base : `${base}#${number}`;
}
