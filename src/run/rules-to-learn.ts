import type { JudgedRules } from '../judge/judge.js';
import type { JudgeTables } from '../judge/view-scores.js';
import type { Tokenize } from '../model/token.js';
import type { AnalysisSetup } from './analysis-setup.js';
import { rulesOf } from './analysis-setup.js';
import { loadPrepared } from './prepared-analysis.js';

/** The rules of a setup to learn of. */
export interface RulesToLearn {
  /** As they are written: learning reads their examples, which prepared rules lack. */
  readonly rules: JudgedRules;
  /** What was learned of them before, ready to be used. */
  readonly known: JudgeTables;
}

/** @throws UserError where a rule or model file is faulty */
export async function rulesToLearn(setup: AnalysisSetup, tokenize: Tokenize): Promise<RulesToLearn> {
  const ruleSet = rulesOf(setup);
  const { judge, prefilter, literals } = await loadPrepared(setup);
  return { rules: { ruleSet, tokenize, prefilterTables: prefilter, literalTables: literals }, known: judge };
}
