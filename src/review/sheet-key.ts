import { REVIEW_MARKS, REVIEW_STATUSES, type ReviewMark, type ReviewStatus } from '../model/review.js';
import { fingerprintOfAll } from '../text/word-fingerprint.js';

/** What had been said when a sheet was written, and by whom: what is left as it came is not said again by whoever gives it back. */
export interface SaidBefore {
  readonly word: ReviewMark | ReviewStatus;
  readonly reviewer: string;
  /** ISO 8601; empty where the review has none. */
  readonly at: string;
  /** Of the comment, as `commentPrint` gives it. */
  readonly comment: string;
}

/** Tells whether a comment is still the same, whatever a spreadsheet does to its blanks. */
export function commentPrint(comment: string): string {
  const words = comment.replace(/[\s\p{Cc}]+/gu, '');
  return words === '' ? '-' : fingerprintOfAll([words]);
}

/** What a row is known by again: a fingerprint, the rule that it had (empty for none, or a call), and what had been said of it. */
export interface SheetKey {
  readonly fingerprint: string;
  readonly rule: string;
  readonly said: SaidBefore | null;
}

/** A key as it stands in the hidden column. */
export function writeSheetKey({ fingerprint, rule, said }: SheetKey): string {
  const head = rule === '' ? fingerprint : `${fingerprint} ${rule}`;
  // Neither a rule nor a moment has a bar; a name may have anything.
  return said === null
    ? head
    : `${head} | ${said.word} ${said.at || '-'} ${said.comment} ${said.reviewer}`.trimEnd();
}

/** Reads what `writeSheetKey` wrote. */
export function readSheetKey(cell: string): SheetKey {
  const bar = cell.indexOf(' | ');
  const [fingerprint = '', rule = ''] = (bar < 0 ? cell : cell.slice(0, bar)).split(' ');
  const [, name = '', at = '', comment = '', reviewer = ''] =
    /^(\S+) (\S+) (\S+) ?(.*)$/.exec(bar < 0 ? '' : cell.slice(bar + 3)) ?? [];
  const word = [...REVIEW_MARKS, ...REVIEW_STATUSES].find((one) => one === name);
  if (word === undefined) return { fingerprint, rule, said: null };
  return { fingerprint, rule, said: { word, at: at === '-' ? '' : at, comment, reviewer: reviewer.trim() } };
}
