import type { Finding } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { SpokenWords } from '../model/verdict.js';

/** Words that may be part of a complaint: two turns with different ones make one, or one beside another turn with a trouble. */
const DISSATISFACTION: RuleId = 'verdict/dissatisfaction';
/** A trouble, of which an enquiry tells as well. */
export const TROUBLE: RuleId = 'verdict/trouble';

/**
 * The words that make a call a complaint, by what the rules of `rules/verdict/` found in it; empty where they make none. Findings
 * of any other rule than the two above make one alone.
 */
export function complaintWords(findings: readonly Finding[]): readonly SpokenWords[] {
  const isHint = ({ rule }: Finding) => rule === DISSATISFACTION;
  const isTrouble = ({ rule }: Finding) => rule === TROUBLE;
  const clear = findings.filter((finding) => !isHint(finding) && !isTrouble(finding));
  if (clear.length > 0) return clear.map(wordsOf);
  const hints = findings.filter(isHint);
  const differ = new Set(hints.map(({ pattern }) => pattern)).size > 1;
  const turns = new Set(findings.map(({ turn }) => turn));
  const hasTrouble = findings.some(isTrouble);
  if (hints.length === 0 || turns.size < 2 || !(differ || hasTrouble)) return [];
  return findings.map(wordsOf);
}

/**
 * Whether it hangs on troubles what words make the call a complaint; by what all other rules found in it.
 *
 * @param findings of rules other than that of troubles
 */
export function hangsOnTrouble(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(({ rule }) => rule === DISSATISFACTION);
}

function wordsOf({ turn, evidence }: Finding): SpokenWords {
  return { turn, evidence };
}
