import type { Finding } from '../model/finding.js';
import type { Transcript } from '../model/transcript.js';
import { globMatcher } from '../text/glob.js';
import { compareWithScript, type Mismatch } from './compare.js';
import type { Script } from './directives.js';
import { type ExpectedItem, writeItem } from './expected-items.js';

/** A change of one line of a script: another comment on it, none, or a new comment below it. */
export type LineEdit =
  | { readonly kind: 'replace'; readonly line: number; readonly comment: string }
  | { readonly kind: 'remove'; readonly line: number }
  | { readonly kind: 'insert-below'; readonly line: number; readonly comment: string };

/**
 * The edits after which the script expects what is found. Items that hold stay as they are, with their evidence; what
 * `expect-clean` forbids is not written down: the head is what the author wants, and stays unmet.
 */
export function updateScript(
  script: Script,
  transcript: Transcript,
  findings: readonly Finding[],
): readonly LineEdit[] {
  const exact: Script = { ...script, expectsAll: true };
  const mismatches = compareWithScript(exact, transcript, findings);
  return transcript.turns.flatMap((turn, index) => {
    const number = index + 1;
    const items = script.expectations.find((one) => one.turn === number)?.items ?? [];
    const here = mismatches.filter((one) => one.turn === number);
    if (here.length === 0) return [];
    const lastLine = turn.segments.reduce((last, { line }) => Math.max(last, line ?? 0), 0);
    return lastLine === 0 ? [] : editsOf(items, here, lastLine, transcript);
  });
}

function editsOf(
  items: readonly ExpectedItem[],
  mismatches: readonly Mismatch[],
  lastLine: number,
  transcript: Transcript,
): readonly LineEdit[] {
  const kept = items.flatMap((item): readonly ExpectedItem[] => {
    const wrong = mismatches.find((one) => one.kind !== 'unexpected' && one.item === item);
    if (wrong?.kind === 'unmet') return [];
    if (wrong?.kind === 'evidence') return [{ ...item, evidence: wordsOf(wrong.finding, transcript) }];
    const isBroken =
      item.kind === 'absent' &&
      mismatches.some(
        (one) =>
          one.kind === 'unexpected' && one.because === 'not' && globMatcher(item.rule)(one.finding.rule),
      );
    return isBroken ? [] : [item];
  });
  const added = mismatches
    .filter((one) => one.kind === 'unexpected' && one.because !== 'clean')
    .map((one) => (one.kind === 'unexpected' ? one.finding.rule : ''));
  const lines = [...new Set(items.map((item) => item.line))].filter((line) => line !== null);
  const home = lines.at(-1);
  const edits = lines.flatMap((line): readonly LineEdit[] => {
    const before = items.filter((item) => item.line === line).map(writeItem);
    const after = kept.filter((item) => item.line === line).map(writeItem);
    const all = line === home ? [...after, ...added] : after;
    if (all.join() === before.join()) return [];
    return all.length === 0
      ? [{ kind: 'remove', line }]
      : [{ kind: 'replace', line, comment: `expect: ${all.join(', ')}` }];
  });
  if (home !== undefined || added.length === 0) return edits;
  return [...edits, { kind: 'insert-below', line: lastLine, comment: `expect: ${added.join(', ')}` }];
}

function wordsOf({ turn, evidence }: Finding, transcript: Transcript): string {
  return (transcript.turns[turn - 1]?.text.slice(evidence.start, evidence.end) ?? '').replace(
    /\s*\n\s*|[「」]/g,
    '',
  );
}
