import type { Document } from 'yaml';
import type { Problem } from '../../model/problem.js';
import { misreadValue } from './misread-value.js';
import { parseYaml } from './parse-yaml.js';

/** A YAML file that was read although values in it lack quotation marks. */
export interface MendedYaml {
  /** Null where something else is wrong too. */
  readonly document: Document | null;
  /** What `document` was read from: the text with the missing quotation marks. */
  readonly text: string;
  /** A problem for each value that lacks them, and what else keeps the file from being read. */
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

/** Reads YAML; a value that breaks the file since it is not quoted is told, quoted, and the rest read on. */
export function mendYaml(file: string, text: string): MendedYaml {
  const told: Problem[] = [];
  const mendings: Mending[] = [];
  const original = (line: number, column: number): number =>
    mendings
      .filter((one) => one.line === line)
      .reduce((shown, { at, end, grown }) => shown - (column >= end ? grown : column > at ? 1 : 0), column);
  let mended = text;
  for (;;) {
    const { document, lines, problems } = parseYaml(file, mended);
    const [fault] = problems;
    const current = mended;
    const placeAt = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(original(line, col), 1) };
    };
    if (fault === undefined) return { document, text: current, problems: told, placeAt };
    const found = told.length < MOST_MENDED && text.length <= LONGEST_MENDED ? mend(current, fault) : null;
    // What was quoted already and still breaks the file would double its marks each time.
    const mending = found !== null && mendings.some((one) => overlap(one, found)) ? null : found;
    if (mending === null) {
      const rest = problems.map((one) => ({
        ...one,
        column: one.column === null || one.line === null ? one.column : original(one.line, one.column),
      }));
      return { document: null, text: current, problems: [...told, ...rest], placeAt };
    }
    told.push({ ...mending.problem, column: original(mending.place.line, mending.place.at) });
    mendings.push(mending.place);
    mended = mending.text;
  }
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
