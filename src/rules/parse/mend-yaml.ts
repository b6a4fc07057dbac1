import type { Document } from 'yaml';
import { inOrder, type Problem } from '../../model/problem.js';
import { type UnreadPart, unreadParts, withoutParts } from './cut-yaml.js';
import { misreadValue } from './misread-value.js';
import { parseYaml } from './parse-yaml.js';

/** A YAML file that was read although values in it lack quotation marks. */
export interface MendedYaml {
  /** Null where it cannot be told which part is at fault. */
  readonly document: Document | null;
  /** What `document` was read from: the text with the missing quotation marks, and `UNREAD` for what else cannot be read. */
  readonly text: string;
  /** The parts of the text that stay unread. */
  readonly unread: readonly string[];
  /** A problem for each value that lacks them, and for each part that cannot be read. */
  readonly problems: readonly Problem[];
  /** 1-based place in the text as given. @param offset in the mended text */
  readonly placeAt: (offset: number) => { readonly line: number; readonly column: number };
}

/** So many values are told; who has more has not understood the first. */
const MOST_MENDED = 50;
/** Reading a longer file again and again takes long. */
const LONGEST_MENDED = 200_000;

/** Where quotation marks were put in: on `line`, before `at` and before `end` (1-based columns of the mended text). */
interface Mending {
  readonly line: number;
  readonly at: number;
  readonly end: number;
  /** So much longer the line became. */
  readonly grown: number;
}

/**
 * Reads YAML; a value that breaks the file since it is not quoted is told, quoted, and the rest read on; so is the rest of a file
 * of which a part cannot be read.
 */
export function mendYaml(file: string, text: string): MendedYaml {
  const told: Problem[] = [];
  const mendings: Mending[] = [];
  const original = (line: number, column: number): number =>
    mendings
      .filter((one) => one.line === line)
      .reduce((shown, { at, end, grown }) => shown - (column >= end ? grown : column > at ? 1 : 0), column);
  const inText = (problem: Problem): Problem => {
    const { line, column } = problem;
    return column === null || line === null ? problem : { ...problem, column: original(line, column) };
  };
  const isMendable = () => told.length < MOST_MENDED && text.length <= LONGEST_MENDED;
  const unread: string[] = [];
  let mended = text;
  for (;;) {
    const { document, lines, problems } = parseYaml(file, mended);
    const [fault] = problems;
    const current = mended;
    const placeAt = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(original(line, col), 1) };
    };
    if (fault === undefined) return { document, text: current, problems: inOrder(told), unread, placeAt };
    const found = isMendable() ? mend(current, fault) : null;
    // What was quoted already and still breaks the file would double its marks each time.
    const mending = found !== null && mendings.some((one) => overlap(one, found)) ? null : found;
    const parts = mending === null && isMendable() ? partsToCut(file, mended) : [];
    if (parts.length > 0) {
      told.push(...parts.flatMap((one) => one.problems).map(inText));
      unread.push(...parts.map(({ from, to }) => mended.split('\n').slice(from, to).join('\n')));
      mended = withoutParts(mended, parts);
      continue;
    }
    if (mending === null) {
      const rest = problems.map(inText);
      return { document: null, text: current, problems: inOrder([...told, ...rest]), unread, placeAt };
    }
    told.push({ ...mending.problem, column: original(mending.place.line, mending.place.at) });
    mendings.push(mending.place);
    mended = mending.text;
  }
}

/** The parts that cannot be read and that quotation marks would not mend. */
function partsToCut(file: string, text: string): readonly UnreadPart[] {
  return (unreadParts(file, text) ?? []).filter(({ problems }) =>
    problems.every((one) => mend(text, one) === null),
  );
}

interface Mended {
  readonly text: string;
  readonly place: Mending;
  readonly problem: Problem;
}

/** @param found offsets in the text before its marks were put in */
function overlap({ line, at, end }: Mending, { place }: Mended): boolean {
  return place.line === line && place.at < end && place.end - place.grown > at;
}

function mend(text: string, fault: Problem): Mended | null {
  if (fault.line === null || fault.column === null) return null;
  // Who has set an anchor means the alias.
  if (fault.code === 'yaml-alias' && text.includes(`&${fault.arguments.name}`)) return null;
  const lines = text.split('\n');
  const line = lines[fault.line - 1] ?? '';
  const misread = misreadValue(line, fault.column - 1);
  if (misread === null) return null;
  const { at, found, quoted, reason } = misread;
  lines[fault.line - 1] = line.slice(0, at) + quoted + line.slice(at + found.length);
  const grown = quoted.length - found.length;
  return {
    text: lines.join('\n'),
    place: { line: fault.line, at: at + 1, end: at + 1 + quoted.length, grown },
    problem: {
      ...{ code: 'yaml-quote', file: fault.file, line: fault.line, column: at + 1 },
      arguments: { found, quoted, reason },
    },
  };
}
