import type { Problem } from '../model/problem.js';
import type { SideJudge } from '../model/side-judge.js';
import type { Role, Transcript } from '../model/transcript.js';
import { decodeText } from './decoding/decode.js';
import type { EncodingName } from './decoding/encodings.js';
import { openBytes, UnreadableInput } from './decoding/open-bytes.js';
import { isFlowOfLines } from './flow-of-lines.js';
import type { InputFormatName } from './formats.js';
import { type ManifestRow, rowOfCall, rowsOfFile } from './manifest/manifest.js';
import { pathTemplate } from './manifest/path-template.js';
import { DEFAULT_MERGE_GAP_MS } from './merge-segments.js';
import { parseInput } from './parse-input.js';
import type { FormNote, ParseContext, TableColumn } from './raw/input-format.js';
import type { InputProblem } from './raw/input-problem.js';
import { inputProblem } from './raw/input-problem.js';
import { MisreadCalls } from './raw/misread.js';
import { asProblem, type Parsed } from './raw/raw-call.js';
import { UnsaidLetters } from './raw/unsaid-letters.js';
import { type ChannelSource, parseChannels } from './read-channels.js';
import { resolveCall } from './resolve-call.js';
import { type FindSides, type Side, sideFinder } from './side-of-name.js';
import { SpeakerProblems } from './speaker-problems.js';
import { channelWords } from './speakers/channel-names.js';
import { foldName, roleOfKnownName, toldRoles } from './speakers/speakers.js';

/** An input and its name. Nothing here opens files: the bytes come from whoever has them. */
export interface InputSource {
  /** Path relative to the working directory, '/' separated; "-" for standard input. */
  readonly file: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Where the call has a file for each channel: all of them; `bytes` are not read then. */
  readonly channels?: readonly ChannelSource[];
  /** Of which calls, by their 1-based places, transcripts are wanted; all problems are told whatever it says. Without it, of all. */
  readonly takes?: (position: number) => boolean;
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
  /** What a manifest tells of files and calls. */
  readonly manifest?: readonly ManifestRow[];
  /** The form of the files' paths, which tells agent, date and id: `{date}_{agent}_{id}.json`. */
  readonly path?: string;
  /** The one name of a member of staff for each other spelling. */
  readonly agents?: Readonly<Record<string, string>>;
  /** Silence within one speaker's words up to which a recogniser's pieces are one turn. */
  readonly mergeGapMs?: number;
}

/** One call, or one thing that keeps a call or a file from being read. */
export type ReadResult =
  | { readonly kind: 'transcript'; readonly transcript: Transcript }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What was understood of an input, for a survey. */
export type ReadNote =
  | FormNote
  | { readonly kind: 'sides'; readonly call: string; readonly sides: ReadonlyMap<string, Side> }
  | { readonly kind: 'unknown'; readonly call: string; readonly names: readonly string[] };

/**
 * The calls of an input in their order, and its problems where they occur. Speakers without a role cost their
 * calls and are told at the end, all in one problem. JSON Lines and CSV are read in constant memory; other formats
 * whole, up to a limit. Faulty input never throws; a fault while reading the bytes is a problem as well.
 */
export async function* readTranscripts(
  source: InputSource,
  options: ReadOptions = {},
  observe?: (note: ReadNote) => void,
): AsyncGenerator<ReadResult> {
  const { file } = source;
  const located = (problem: InputProblem): ReadResult => ({ kind: 'problem', problem: { ...problem, file } });
  const option = options.speakers ?? new Map<string, Role>();
  const configuration = options.configuredSpeakers ?? new Map<string, Role>();
  const told = toldRoles(new Map([...configuration, ...option]));
  const roleOf = (name: string) => told(name) ?? roleOfKnownName(name);
  const { agent, date, duration, recording } = options.columns ?? {};
  const toldFields = {
    ...(agent === undefined ? {} : { agent }),
    ...(date === undefined ? {} : { date }),
    ...(duration === undefined ? {} : { duration }),
    ...(recording === undefined ? {} : { recording }),
  };
  const agents = agentNames(options.agents ?? {});
  const rows = rowsOfFile(options.manifest ?? [], file);
  const fromPath = options.path === undefined ? null : pathTemplate(options.path)(file);
  const resolveOptions = {
    details: { told: toldFields, agentNames: agents },
    judge: options.sides ?? null,
    guessSpeakers: options.guessSpeakers ?? true,
    // A file named after one channel holds one side.
    guessTurns: ownChannel(file) === undefined,
    mergeGapMs: options.mergeGapMs ?? DEFAULT_MERGE_GAP_MS,
  };
  const finders = new Map<ManifestRow | null, FindSides>();
  const sidesBy = (row: ManifestRow | null): FindSides => {
    const known = finders.get(row) ?? sideFinder({ option, configuration, manifest: row });
    finders.set(row, known);
    return known;
  };
  const speakers = new SpeakerProblems(resolveOptions.judge !== null && resolveOptions.guessSpeakers);
  const misread = new MisreadCalls();
  const letters = new UnsaidLetters();
  let calls = 0;
  const unused = new Set(rows.filter((row) => row.file === file && row.call !== null));
  try {
    const weigh = (text: string) => letters.read(text);
    const context = { roleOf, columns: options.columns ?? {}, weigh, ...(observe ? { note: observe } : {}) };
    for await (const parsed of parseSource(source, options, context)) {
      if (parsed.kind === 'problem') {
        yield located(withPartner(parsed.problem, file));
        continue;
      }
      calls++;
      for (const { text, labels } of parsed.call.utterances) {
        if (labels === undefined) letters.said(text);
      }
      const ownId = callId(parsed.call.id ?? fromPath?.id ?? null, source, calls);
      const row = rowOfCall(rows, ownId);
      if (row) unused.delete(row);
      const place = {
        file,
        id: (rows.length === 1 && calls === 1 ? row?.call : null) ?? ownId,
        given: { ...fromPath?.details, ...row?.details },
        fields: { ...fromPath?.fields, ...row?.fields },
      };
      const resolved = resolveCall(parsed.call, place, { ...resolveOptions, sidesOf: sidesBy(row) });
      if (resolved.kind === 'transcript') {
        observe?.({ kind: 'sides', call: place.id, sides: resolved.sides });
        speakers.addRead(place.id, resolved);
        misread.add(resolved.transcript);
        if (source.takes === undefined) yield { kind: 'transcript', transcript: resolved.transcript };
        else if (source.takes(calls))
          yield { kind: 'transcript', transcript: { ...resolved.transcript, position: calls } };
      } else if (resolved.kind === 'problem') yield located(withPartner(resolved.problem, file));
      else {
        observe?.({ kind: 'unknown', call: place.id, names: resolved.names });
        speakers.addUnknown(resolved.names, resolved.line);
      }
    }
  } catch (error) {
    // A pattern or a nesting that no stack holds costs only the input that has it.
    if (error instanceof RangeError) yield located(inputProblem('input-too-complex', null));
    else if (error instanceof UnreadableInput)
      yield located(inputProblem('input-unreadable', null, { reason: error.message }));
    else throw error;
  }
  const unsaid = letters.problem();
  for (const problem of [...speakers.problems(), ...misread.problems(), ...(unsaid ? [unsaid] : [])])
    yield located(problem);
  if (calls > 0 && unused.size > 0) {
    const ids = [...unused].map(({ call }) => call).join(', ');
    yield located({ ...inputProblem('manifest-no-call', null, { ids }), isWarning: true });
  }
}

/**
 * The call's own id, else the file's name without its ending and without the word for its channel, numbered from the second call on. A name
 * that every folder has (2404163134/memo.txt) tells only with its folder.
 */
function callId(own: string | null, { file, channels }: InputSource, number: number): string {
  if (own !== null && own.trim() !== '') return own;
  const [folder = '', name = ''] =
    file.split('/').slice(-2).length === 2 ? file.split('/').slice(-2) : ['', file];
  const joined = channels === undefined ? name : withoutChannel(file, channels);
  const base = joined.replace(/(?<=.)\.[^.]*$/, '');
  const whole = !/\d/.test(base) && /\d{4}/.test(folder) && file !== '-' ? `${folder}/${base}` : base;
  return number === 1 ? whole : `${whole}#${number}`;
}

/** The name that the files of a call's channels share; the first one's where they share none. */
function withoutChannel(file: string, channels: readonly ChannelSource[]): string {
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const [shared] = channelWords(file).filter(({ rest, word }) =>
    channels.every(
      (one) =>
        one.file === file ||
        channelWords(one.file).some((other) => other.rest === rest && other.word !== word),
    ),
  );
  const rest = name(shared?.rest ?? '').replace(/[\s_.(（【[-]?\*[\s)）】\]]?/u, '');
  return /[\p{L}\p{N}]/u.test(rest.replace(/\.[^.]*$/, '')) ? rest : name(file);
}

/** The calls of a source, of one file or of one for each channel. */
async function* parseSource(
  source: InputSource,
  options: ReadOptions,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const encoding = options.encoding ?? null;
  if (source.channels) {
    yield* parseChannels(source.channels, encoding, context);
    return;
  }
  let isFlow = false;
  const opened = await openBytes(source.bytes, (head) => {
    isFlow = source.file === '-' && isFlowOfLines(head, options.format ?? null);
    return isFlow;
  });
  if ('code' in opened) {
    yield asProblem(opened);
    return;
  }
  const text = decodeText(opened.bytes, isFlow ? (encoding ?? 'utf-8') : encoding);
  const decoded = { ...text, chunks: weighed(text.chunks, context) };
  yield* parseInput(
    { ...opened, decoded, file: source.file },
    isFlow ? 'jsonl' : (options.format ?? null),
    context,
  );
}

/** The pieces of a text, each weighed on its way. */
async function* weighed(chunks: AsyncIterable<string>, { weigh }: ParseContext): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    weigh?.(chunk);
    yield chunk;
  }
}

/** Speech without a speaker in a file named after one channel: the other file is missing. */
function withPartner(problem: InputProblem, file: string): InputProblem {
  const isNameless = /^(?:speaker-missing|(?:text|table)-without-speakers)$/.test(problem.code);
  const word = isNameless ? ownChannel(file) : undefined;
  if (!word) return problem;
  const name = word.rest.slice(word.rest.lastIndexOf('/') + 1);
  return inputProblem('pair-alone', null, { partner: name });
}

/** The word for a channel or a side in a file's name; undefined where it has none. */
function ownChannel(file: string) {
  return channelWords(file).find(
    ({ kind, word }) => kind === 'channel' || (kind === 'side' && !/(?:様|さん|さま|氏)$/.test(word)),
  );
}

function agentNames(aliases: Readonly<Record<string, string>>): (spelling: string) => string {
  const folded = new Map(Object.entries(aliases).map(([spelling, name]) => [foldName(spelling), name]));
  return (spelling) => folded.get(foldName(spelling)) ?? spelling;
}
