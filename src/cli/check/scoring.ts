import { createAnalyser } from '../../judge/analyse.js';
import type { DictionaryOptions } from '../../language/tokenizer/dictionary.js';
import { createLazyTokenizer } from '../../language/tokenizer/tokenize.js';
import type { CallReport } from '../../model/report.js';
import type { RuleId } from '../../model/rule.js';
import type { Scorecard } from '../../model/scorecard.js';
import { scoreCall } from '../../scorecard/score-call.js';

/** Scores calls by an evaluation form. */
export interface Scoring {
  /** Null where no form was given. */
  readonly scorecard: Scorecard | null;
  readonly apply: (call: CallReport) => CallReport;
}

/**
 * Opens the scoring of a run.
 *
 * @throws UserError where the form is faulty
 */
export async function openScoring(
  file: string | null,
  rulePaths: readonly string[],
  ruleIds: readonly RuleId[],
  dictionary: DictionaryOptions,
): Promise<Scoring> {
  if (file === null) return { scorecard: null, apply: (call) => call };
  // Most runs score nothing and can do without a YAML library.
  const { loadScorecard } = await import('../../run/load-rules.js');
  const { scorecard, patterns } = loadScorecard(file, rulePaths, ruleIds);
  const search = createAnalyser({ ruleSet: patterns, tokenize: createLazyTokenizer(dictionary) });
  return {
    scorecard,
    apply: (call) => ({ ...call, score: scoreCall(scorecard, call, search(call.transcript).findings) }),
  };
}
