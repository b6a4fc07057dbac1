import type { TurnTrace } from '../../judge/trace.js';
import type { TurnMatcher } from '../../match/turn-matcher.js';
import type { CompiledRule } from '../../model/compiled.js';
import type { Problem } from '../../model/problem.js';
import type { RuleExample } from '../../model/rule.js';
import type { ItemOutcome } from '../../model/scorecard.js';
import type { Transcript } from '../../model/transcript.js';
import type { FailedExample } from '../../script/check-examples.js';
import type { FailedSample } from '../../script/check-samples.js';
import type { Mismatch } from '../../script/compare.js';
import type { Suppression } from '../../script/directives.js';

/** Why an expected finding is missing: the trace of its rule on its turn. */
export interface MissTrace {
  readonly rule: CompiledRule;
  readonly trace: TurnTrace;
  readonly matcher: TurnMatcher;
}

/** An example of an evaluation form that comes out otherwise. */
export interface FailedItemExample {
  readonly file: string;
  readonly item: string;
  readonly expected: ItemOutcome;
  readonly found: ItemOutcome;
  readonly example: RuleExample;
}

/** One thing that does not hold. */
export type TestFailure =
  | {
      readonly kind: 'mismatch';
      readonly mismatch: Mismatch;
      readonly transcript: Transcript;
      readonly miss: MissTrace | null;
    }
  | { readonly kind: 'unused'; readonly suppression: Suppression; readonly transcript: Transcript }
  | { readonly kind: 'example'; readonly failed: FailedExample; readonly miss: MissTrace | null }
  | { readonly kind: 'sample'; readonly failed: FailedSample }
  | { readonly kind: 'item'; readonly failed: FailedItemExample }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What is tested together: a call with its script, or a rule with its examples. */
export interface TestSuite {
  readonly name: string;
  readonly file: string;
  /** How many statements were tested; 0 for a script that says nothing about its findings. */
  readonly statements: number;
  readonly failures: readonly TestFailure[];
}

export interface TestRun {
  readonly suites: readonly TestSuite[];
  /** What kept files from being read or scripts from being understood. */
  readonly problems: readonly Problem[];
}

/** How many suites of a run fail. */
export function countFailed({ suites }: TestRun): number {
  return suites.filter(({ failures }) => failures.length > 0).length;
}
