import type { Finding } from '../model/finding.js';
import type { Transcript } from '../model/transcript.js';
import { isSameWording } from '../text/fold-wording.js';
import { globMatcher } from '../text/glob.js';
import type { Script, TurnExpectations } from './directives.js';
import type { ExpectedItem } from './expected-items.js';
import { covers } from './suppress.js';

/** One way in which a call does not carry what it is annotated with. */
export type Mismatch =
  /** Expected on the turn and not found. */
  | { readonly kind: 'unmet'; readonly turn: number; readonly item: ExpectedItem }
  /** Found where it is expected, in other words. */
  | {
      readonly kind: 'evidence';
      readonly turn: number;
      readonly item: ExpectedItem;
      readonly finding: Finding;
    }
  /** Found and not expected; `because` is what speaks against it. */
  | {
      readonly kind: 'unexpected';
      readonly turn: number;
      readonly finding: Finding;
      readonly because: 'not' | 'exact' | 'clean' | 'all';
      readonly line: number | null;
    };

/** Compares the findings of a call with its script. Mismatches are sorted by turn; what was expected comes first. */
export function compareWithScript(
  script: Script,
  transcript: Transcript,
  findings: readonly Finding[],
): readonly Mismatch[] {
  const byTurn = new Map(script.expectations.map((one) => [one.turn, one]));
  const unmet = script.expectations.flatMap((one) => unmetOf(one, transcript, findings));
  const unexpected = findings.flatMap((finding): readonly Mismatch[] => {
    const turn = finding.turn;
    const here = byTurn.get(turn);
    const absent = here?.items.find((item) => item.kind === 'absent' && isMeant(item, finding, transcript));
    if (absent) return [{ kind: 'unexpected', turn, finding, because: 'not', line: absent.line }];
    if (here?.items.some((item) => item.kind !== 'absent' && globMatcher(item.rule)(finding.rule))) return [];
    if (script.suppressions.some((one) => covers(one, finding))) return [];
    const clean = script.clean.find(({ rule }) => globMatcher(rule)(finding.rule));
    if (clean) return [{ kind: 'unexpected', turn, finding, because: 'clean', line: clean.line }];
    if (here?.isExact) return [{ kind: 'unexpected', turn, finding, because: 'exact', line: null }];
    return script.expectsAll ? [{ kind: 'unexpected', turn, finding, because: 'all', line: null }] : [];
  });
  return [...unmet, ...unexpected].sort((a, b) => a.turn - b.turn);
}

/** How many statements about findings a script makes; 0: it says nothing. */
export function countStatements(script: Script): number {
  const items = script.expectations.reduce((sum, one) => sum + Math.max(one.items.length, 1), 0);
  return items + script.clean.length + (script.expectsAll ? 1 : 0);
}

function unmetOf(
  { turn, items }: TurnExpectations,
  transcript: Transcript,
  findings: readonly Finding[],
): readonly Mismatch[] {
  const here = findings.filter((finding) => finding.turn === turn);
  return items
    .filter((item) => item.kind === 'present')
    .flatMap((item): readonly Mismatch[] => {
      const named = here.filter((finding) => globMatcher(item.rule)(finding.rule));
      const [first] = named;
      if (first === undefined) return [{ kind: 'unmet', turn, item }];
      if (named.some((finding) => isMeant(item, finding, transcript))) return [];
      return [{ kind: 'evidence', turn, item, finding: first }];
    });
}

/** True where the item names the finding and, if it quotes evidence, the same words. */
function isMeant(item: ExpectedItem, finding: Finding, transcript: Transcript): boolean {
  if (!globMatcher(item.rule)(finding.rule)) return false;
  if (item.evidence === null) return true;
  const text = transcript.turns[finding.turn - 1]?.text ?? '';
  return isSameWording(item.evidence, text.slice(finding.evidence.start, finding.evidence.end));
}
