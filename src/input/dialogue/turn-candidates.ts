import { foldName } from '../speakers/speakers.js';
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
  const counts = new Map<string, number>();
  for (const { speakerLine, loose } of candidates) {
    const own = speakerLine === null ? [] : [speakerLine];
    const names = new Set([...own, ...loose].map(({ name }) => foldName(name)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A name alone on its line whose time stands on the next one. */
function withTimeBelow(name: SpeakerLine | null, below: DialogueLine | undefined): SpeakerLine | null {
  if (name?.layout !== 'alone' || name.startMs !== null || below?.is.kind !== 'speech') return name;
  const { startMs, endMs, rest } = splitTime(below.text);
  return startMs !== null && rest === '' ? { ...name, startMs, endMs } : name;
}
