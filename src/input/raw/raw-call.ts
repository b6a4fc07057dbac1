import type { Comment, Label, Role, Segment } from '../../model/transcript.js';
import type { InputProblem } from './input-problem.js';

/** What one speaker says in one stretch, before it is known whose side the speaker is on. */
export interface Utterance {
  /** As the input gives it; null where the input does not say who speaks. */
  readonly speaker: string | null;
  readonly text: string;
  /** As in `Turn`: at least one, the first with `start` 0. */
  readonly segments: readonly Segment[];
  readonly labels?: readonly Label[];
  readonly optional?: readonly Label[];
}

/** One call as a format gives it: speakers are names yet. */
export interface RawCall {
  /** null where the input has none; the file's name serves then. */
  readonly id: string | null;
  readonly utterances: readonly Utterance[];
  readonly comments: readonly Comment[];
  readonly fields: Readonly<Record<string, string>>;
  /** Sides that the input itself tells, by speaker's name: a column of roles, a list of participants, 担当：佐藤 at its head. */
  readonly roles?: ReadonlyMap<string, Role>;
  /**
   * True where the input cuts speech at pauses and not where the speaker changes (subtitles, recognisers):
   * consecutive stretches of one speaker become one turn then.
   */
  readonly cutsAtPauses: boolean;
  /** 1-based line where the call begins; null where the format has no lines. */
  readonly line: number | null;
}

/** What a format makes of an input: calls, and in their place problems that cost only themselves. */
export type Parsed =
  | { readonly kind: 'call'; readonly call: RawCall }
  | { readonly kind: 'problem'; readonly problem: InputProblem };

/** A piece of speech that stands together in the input, with its place and time. */
export type Piece = Omit<Segment, 'start'> & {
  readonly text: string;
  /** True where it goes on with the word of the piece before, which a page had no more room for. */
  readonly isWrapped?: boolean;
};

/** Wraps a problem as a format's result. */
export function asProblem(problem: InputProblem): Parsed {
  return { kind: 'problem', problem };
}

/** Wraps a call as a format's result. */
export function asCall(call: RawCall): Parsed {
  return { kind: 'call', call };
}

/** A piece of speech without its place: lines of a part, an attached file or another track are none of the file that the call is told by. */
export function withoutPlaces(utterance: Utterance): Utterance {
  const segments = utterance.segments.map((segment) => ({ ...segment, line: null, column: null }));
  return { ...utterance, segments };
}

/** A call of a text within a value or a page of a file, which has no lines of the file: no places, no comments set beside lines. */
export function callWithin(call: RawCall): RawCall {
  return { ...call, line: null, comments: [], utterances: call.utterances.map(withoutPlaces) };
}

/** True for a call of two speakers at least, as a dialogue that was told apart has. */
export function hasTwoSpeakers(parsed: Parsed): boolean {
  return parsed.kind === 'call' && new Set(parsed.call.utterances.map(({ speaker }) => speaker)).size >= 2;
}

/**
 * One utterance from its pieces, joined with a line feed where none is wrapped, a segment for each.
 * No piece at all gives an empty text with one segment without a place.
 */
export function joinPieces(speaker: string | null, pieces: readonly Piece[]): Utterance {
  const segments: Segment[] = [];
  let joined = '';
  for (const { text, isWrapped, ...place } of pieces) {
    if (segments.length > 0 && isWrapped !== true) joined += '\n';
    segments.push({ start: joined.length, ...place });
    joined += text;
  }
  if (segments.length === 0) segments.push({ start: 0, line: null, column: null });
  return { speaker, text: joined, segments };
}
