import type { PageFinding, PageTurn } from '../page-data.js';
import { element } from './dom.js';
import { ruleText, text } from './texts.js';

/** A finding with its number in the call. */
export interface Numbered {
  readonly number: number;
  readonly finding: PageFinding;
}

const RANK = ['error', 'warning', 'info', 'note'];

/** The words of a turn with its evidence marked and numbered, and stage directions set apart. */
export function speech(turn: PageTurn, findings: readonly Numbered[]): readonly (Node | string)[] {
  const edges = new Set([0, turn.text.length]);
  for (const { start, end } of turn.narration) edges.add(start).add(end);
  for (const { finding } of findings) edges.add(finding.start).add(finding.end);
  const sorted = [...edges].sort((left, right) => left - right);
  return sorted.slice(1).flatMap((end, index) => {
    const start = sorted[index] ?? 0;
    const piece = visible(turn.text.slice(start, end));
    const over = findings
      .filter(({ finding }) => finding.start <= start && finding.end >= end)
      .sort((left, right) => RANK.indexOf(left.finding.severity) - RANK.indexOf(right.finding.severity));
    const narrated = turn.narration.some((span) => span.start <= start && span.end >= end);
    const words = narrated ? element('i', { class: 'narration' }, piece) : piece;
    const gravest = over[0];
    const marked = gravest ? element('mark', { class: gravest.finding.severity }, words) : words;
    const ending = findings.filter(({ finding }) => finding.end === end);
    return [marked, ...ending.map(reference)];
  });
}

function reference({ number, finding }: Numbered): Node {
  const name = `${text('note', { number })}: ${text(finding.severity)} ${ruleText(finding.rule).title}`;
  const link = element(
    'a',
    { href: `#note-${number}`, 'aria-label': name, 'data-note': number },
    String(number),
  );
  return element('sup', { class: finding.severity }, link);
}

/** Control characters and direction marks cannot act on the page. */
function visible(words: string): string {
  return words.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g,
    '\ufffd',
  );
}
