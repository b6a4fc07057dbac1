import { foldName } from '../speakers/speakers.js';
import type { SpeakerLine } from './speaker-line.js';
import type { Candidate } from './speaker-names.js';

/** O-01, C-02, 応1, Q12: a name and the number of the turn. */
const NUMBERED = /^(\D{1,8}?)[\s　]*[-－‐–.．]?[\s　]*([\d０-９]{1,4})$/u;
const LEAST_TURNS = 6;
const MOST_NAMES = 4;
/** Of the numbers of one name, those that are one more than the one before. */
const LEAST_RISING = 0.8;

/** The lines of a dialogue whose turns are numbered for each speaker, with the names alone; as they are where numbers tell speakers apart. */
export function withoutNumbers<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  const counted = countedBases(
    candidates.flatMap(({ speakerLine, loose }) => [
      ...new Set([...(speakerLine ? [speakerLine] : []), ...loose].map(({ name }) => name)),
    ]),
  );
  if (counted.size === 0) return candidates;
  const bare = (line: SpeakerLine): SpeakerLine => {
    const base = nameBeforeNumber(line.name);
    return base !== null && counted.has(foldName(base)) ? { ...line, name: base } : line;
  };
  return candidates.map((candidate) => ({
    ...candidate,
    speakerLine: candidate.speakerLine ? bare(candidate.speakerLine) : null,
    loose: candidate.loose.map(bare),
  }));
}

/** Names, folded, that stand again and again with the number of the turn behind them; empty where numbers tell speakers apart. */
export function countedBases(names: Iterable<string>): ReadonlySet<string> {
  const numbers = new Map<string, number[]>();
  for (const name of names) {
    const [, base = '', number] = NUMBERED.exec(name) ?? [];
    if (number === undefined) continue;
    const own = numbers.get(foldName(base));
    if (own) own.push(Number(number.normalize('NFKC')));
    else numbers.set(foldName(base), [Number(number.normalize('NFKC'))]);
  }
  const counted = new Set([...numbers].flatMap(([base, own]) => (isCount(own) ? base : [])));
  const turns = [...counted].reduce((sum, base) => sum + (numbers.get(base)?.length ?? 0), 0);
  return counted.size < 2 || counted.size > MOST_NAMES || turns < LEAST_TURNS ? new Set() : counted;
}

/** The name of `CO1`, `応-2`; null where no number stands behind one. */
export function nameBeforeNumber(name: string): string | null {
  return NUMBERED.exec(name)?.[1] ?? null;
}

/** 1, 2, 3 …, or the numbers of both in one row: 1, 3, 5. */
function isCount(numbers: readonly number[]): boolean {
  if (numbers.length < 2) return false;
  const rising = numbers.filter((number, at) => at > 0 && number > (numbers[at - 1] ?? 0));
  return (
    rising.length >= LEAST_RISING * (numbers.length - 1) && (numbers.at(-1) ?? 0) <= 4 * numbers.length + 4
  );
}
