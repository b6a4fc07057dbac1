import { textsIn } from '../messages/report-text.js';
import { scoreTexts } from '../messages/score-text.js';
import type { ScorePart } from '../model/judgement.js';
import type { Language } from '../model/rule.js';

/** What a reader is told of a score: its parts, those of one kind in one where the single ones say little. */
interface ShownPart {
  readonly label: string;
  readonly weight: number;
}

/** A smaller part is not worth a reader's time. */
const SMALLEST = 0.05;

/** The parts of a score as readers see them, the heaviest first. */
function shownParts(parts: readonly ScorePart[], language: Language): readonly ShownPart[] {
  const sums = new Map<string, number>();
  for (const part of parts) {
    const label = labelOf(part, language);
    sums.set(label, (sums.get(label) ?? 0) + part.weight);
  }
  return [...sums]
    .map(([label, weight]) => ({ label, weight }))
    .filter(({ weight }) => Math.abs(weight) >= SMALLEST)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.label < b.label ? -1 : 1));
}

/** One line a part: 「言葉 +1.2」. */
export function partLines(parts: readonly ScorePart[], language: Language): readonly string[] {
  return shownParts(parts, language).map(({ label, weight }) => `${label} ${signed(weight)}`);
}

/** All parts in one line: 「言い方「金を求める」 +3.4、言葉 +1.2、前に警告 −0.7」. */
export function partSentence(parts: readonly ScorePart[], language: Language): string {
  return partLines(parts, language).join(language === 'ja' ? '、' : ', ');
}

function labelOf({ kind, name }: ScorePart, language: Language): string {
  const word = textsIn(scoreTexts, language);
  if (kind === 'pattern') return name === null ? word('patterns') : word('pattern', { name });
  if (kind === 'call') {
    const known = CALL_PARTS.find((one) => one === name);
    return known === undefined ? (name ?? '') : word(known);
  }
  return word(kind);
}

const CALL_PARTS = [
  'surer beside',
  'in a call',
  'first turn',
  'another',
  'near',
  'pressed',
  'warned',
] as const;

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
}
