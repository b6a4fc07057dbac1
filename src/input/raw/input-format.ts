import type { Role } from '../../model/transcript.js';
import type { ColumnPlan } from '../tables/table-columns.js';
import type { Parsed } from './raw-call.js';

/** What a column of a table may hold. */
export const TABLE_COLUMNS = [
  ...(['call', 'speaker', 'role', 'text', 'start', 'end', 'labels'] as const),
  ...(['agent', 'date', 'duration', 'recording'] as const),
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** What a format may need to know besides the input itself. */
export interface ParseContext {
  /** The role of a speaker's name, told or understood; null where it is neither. */
  readonly roleOf: (name: string) => Role | null;
  /** Headers of a table's columns, as the user names them. */
  readonly columns: Readonly<Partial<Record<TableColumn, string>>>;
  /** Where the input is one channel of a call: all that is said is this speaker's. */
  readonly soleSpeaker?: string;
  /** Reads a file within the input, as one attached to a mail. */
  readonly parseWithin?: (name: string, bytes: Uint8Array) => AsyncIterable<Parsed>;
  /** Told of the text that a format of bytes holds. */
  readonly weigh?: (text: string) => void;
  /** Told of what was understood, for a survey of the inputs. */
  readonly note?: (note: FormNote) => void;
}

/** What a format understood of an input. */
export type FormNote =
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'columns'; readonly plan: ColumnPlan; readonly headers: readonly string[] }
  /** A part of the input that holds no call: a sheet of a workbook. */
  | { readonly kind: 'left-out'; readonly part: string };

interface FormatBase {
  readonly name: string;
  /** Usual file name endings, lower case, without the dot. */
  readonly extensions: readonly string[];
}

/** The beginning of an input, to tell its format by. */
export interface InputHead {
  /** The first characters, at most `HEAD_LENGTH`. */
  readonly text: string;
  /** Ending of the file's name, lower case, without the dot; empty where there is none. */
  readonly extension: string;
  readonly context: ParseContext;
}

/** Read whole as text. */
export interface TextFormat extends FormatBase {
  readonly reads: 'text';
  readonly sniff: (head: InputHead) => boolean;
  readonly parse: (text: string, context: ParseContext) => Iterable<Parsed>;
}

/** Read piece by piece, in constant memory. A piece may end anywhere. */
export interface StreamFormat extends FormatBase {
  readonly reads: 'stream';
  readonly sniff: (head: InputHead) => boolean;
  readonly parse: (chunks: AsyncIterable<string>, context: ParseContext) => AsyncIterable<Parsed>;
}

/** A shape of JSON: a whole document, or one line of JSON Lines. */
export interface JsonFormat extends FormatBase {
  readonly reads: 'json';
  readonly sniff: (value: unknown) => boolean;
  readonly parse: (value: unknown, context: ParseContext) => Iterable<Parsed>;
}

/** Read whole as bytes. */
export interface BinaryFormat extends FormatBase {
  readonly reads: 'bytes';
  readonly sniff: (bytes: Uint8Array) => boolean;
  readonly parse: (bytes: Uint8Array, context: ParseContext) => AsyncIterable<Parsed>;
}

export type InputFormat = TextFormat | StreamFormat | JsonFormat | BinaryFormat;
