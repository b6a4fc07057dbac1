/** Who speaks: our own side or the person who called. */
export type Role = 'staff' | 'caller';

export const ROLES = ['staff', 'caller'] as const satisfies readonly Role[];

/** The other of the two sides. */
export function otherRole(role: Role): Role {
  return role === 'staff' ? 'caller' : 'staff';
}

/** A stretch of a text: 0-based UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A piece of a turn's text that stands together in the input (a line, a subtitle cue, a recogniser's segment).
 * `start` is the offset in `Turn.text` where the piece begins; it ends where the next one begins.
 */
export interface Segment {
  readonly start: number;
  /** 1-based line of the input file; null where the format has no lines. */
  readonly line: number | null;
  /** 1-based column (UTF-16 code units) of the piece's first character; null where the format has no lines. */
  readonly column: number | null;
  /** Milliseconds from the start of the call. */
  readonly startMs?: number;
  readonly endMs?: number;
}

/** A finding that a labelled call carries on a turn. */
export interface Label {
  readonly id: string;
  readonly evidence?: string;
}

/** One speaker's uninterrupted speech. */
export interface Turn {
  readonly role: Role;
  /** The speaker's name as the input gives it. */
  readonly speaker: string;
  /** The words as given, narration included. All offsets of a turn count in this string. */
  readonly text: string;
  /** Stage directions such as 「(電話を切る)」, sorted: part of `text` but not of the speech. */
  readonly narration: readonly Span[];
  /** At least one, the first with `start` 0, sorted by `start`. */
  readonly segments: readonly Segment[];
  /** Where the role was guessed from the words: how sure it is, 0.5 to 1. */
  readonly guessed?: number;
  readonly labels?: readonly Label[];
  /** Labels that may stand here and count neither way. */
  readonly optional?: readonly Label[];
}

/** A comment line of a text format (`# …`): no speech, but it may carry expectations and suppressions. */
export interface Comment {
  /** 1-based number of the turn above it; 0 at the head of the call. */
  readonly turn: number;
  readonly line: number;
  /** Without the `#` and the space around it. */
  readonly text: string;
}

/** One call, its speakers known to be staff or caller. */
export interface Transcript {
  /** Relative to the working directory, '/' separated; "-" for standard input. */
  readonly file: string;
  readonly id: string;
  /** 1-based place among the calls of the file; only where the file is read in parts (`--shard`). */
  readonly position?: number;
  readonly turns: readonly Turn[];
  readonly comments: readonly Comment[];
  /** Further fields of the input, as text: title, domain, style … */
  readonly fields: Readonly<Record<string, string>>;
  /** Who took the call, as the input or the manifest names them. */
  readonly agent?: string;
  /** When the call was: ISO 8601, `2024-06-03` or `2024-06-03T10:15:00`, local time. */
  readonly date?: string;
  /** Length of the call in milliseconds. */
  readonly durationMs?: number;
  /** Address or path of the recording. */
  readonly recording?: string;
  /** True where the speakers' names are not known, and the sides stand for them: read back from a report without turns. */
  readonly isUnnamed?: true;
}
