import { countNames, foldName } from '../speakers/speakers.js';
import type { DialogueLine } from './dialogue-line.js';
import { splitTime } from './line-time.js';
import { isNameLike } from './name-like.js';
import { readLooseLines, readSpeakerLine, type SpeakerLine } from './speaker-line.js';
import type { TextCandidate } from './unnamed-forms.js';

/** The lines of a dialogue that may open a turn, each with the names that it may begin with. */
export function candidatesOf(lines: readonly DialogueLine[]): readonly TextCandidate[] {
  const candidates: TextCandidate[] = [];
  let opensBlock = true;
  for (const [index, { text, is }] of lines.entries()) {
    if (is.kind !== 'speech') {
      opensBlock = true;
      continue;
    }
    const speakerLine = withTimeBelow(readSpeakerLine(text), lines[index + 1]);
    const isIndented = /^[ \t\u3000]/.test(text);
    const loose = looseLines(text, speakerLine);
    candidates.push({ index, speakerLine, loose, isIndented, opensBlock, text });
    opensBlock = false;
  }
  return candidates;
}

/** The loose forms of a line, without those whose name is the first word of a whole one: 訪問者 48213307: はい. */
function looseLines(text: string, line: SpeakerLine | null): readonly SpeakerLine[] {
  const loose = readLooseLines(text);
  if (line === null || line.layout === 'alone' || !isNameLike(line.name)) return loose;
  return loose.filter(({ name }) => !line.name.startsWith(`${name} `));
}

/** How often each name, folded, stands where a speaker's may. */
export function speakerCounts(candidates: readonly TextCandidate[]): ReadonlyMap<string, number> {
  const before = countNames(candidates.flatMap(({ speakerLine }) => nameBefore(speakerLine) ?? []));
  const counts = new Map<string, number>();
  for (const [position, candidate] of candidates.entries()) {
    const { speakerLine, loose } = candidate;
    const isName = speakerLine !== null && !goesOn(candidate, candidates[position - 1], before);
    const own = isName ? [speakerLine] : [];
    const names = new Set([...own, ...loose].map(({ name }) => foldName(name)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The name of a line that has its speech beside it. */
function nameBefore(line: SpeakerLine | null): string | null {
  return line === null || line.layout === 'alone' ? null : line.name;
}

/**
 * True for a line without a mark that is the rest of what the line above begins to say: it is indented below one that is not,
 * or that one's name stands before speech again and again. Below 担当者：田中, once, 田中 opens a turn.
 */
function goesOn(
  { speakerLine, isIndented, opensBlock }: TextCandidate,
  above: TextCandidate | undefined,
  before: ReadonlyMap<string, number>,
): boolean {
  if (speakerLine?.layout !== 'alone' || speakerLine.startMs !== null || opensBlock) return false;
  const name = nameBefore(above?.speakerLine ?? null);
  if (name === null) return false;
  return (isIndented && above?.isIndented === false) || (before.get(foldName(name)) ?? 0) >= 2;
}

/** A name alone on its line whose time stands on the next one. */
function withTimeBelow(name: SpeakerLine | null, below: DialogueLine | undefined): SpeakerLine | null {
  if (name?.layout !== 'alone' || name.startMs !== null || below?.is.kind !== 'speech') return name;
  const { startMs, endMs, rest } = splitTime(below.text);
  return startMs !== null && rest === '' ? { ...name, startMs, endMs } : name;
}
