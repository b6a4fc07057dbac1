import { resolve, sep } from 'node:path';
import { prefetchDictionary } from '../../language/tokenizer/dictionary.js';
import type { RuleSet } from '../../model/compiled.js';
import type { CallReport } from '../../model/report.js';
import { applyReviews } from '../../review/apply-reviews.js';
import type { AnalysisSetup } from '../../run/analysis-setup.js';
import {
  openPrepared,
  type PreparedAnalysis,
  type PreparedBytes,
  prepareAnalysis,
} from '../../run/prepared-analysis.js';
import { withVerdict } from '../../verdict/judge-call.js';
import { type AcceptedFindings, acceptedFindings } from '../settings/accepted-findings.js';
import { scorecardFile, setupOf } from '../settings/check-setup.js';
import { checkNamedRules, settableRule } from '../settings/named-rules.js';
import { isRedacted } from '../settings/redaction.js';
import { reportFilter } from '../settings/report-filter.js';
import type { CheckRun } from './check-run.js';
import { type ReadReviews, readReviews } from './review-files.js';
import { openScoring, type Scoring } from './scoring.js';

/** All that decides what is found in calls and what of it is reported, before any is read. */
export interface Judgement {
  readonly setup: AnalysisSetup;
  readonly bytes: PreparedBytes;
  readonly prepared: PreparedAnalysis;
  readonly ruleSet: RuleSet;
  /** The file of the evaluation form; null for none. */
  readonly form: string | null;
  readonly scoring: Scoring;
  readonly accepted: AcceptedFindings;
  readonly reviewed: ReadReviews | null;
  /** True where nothing had to be prepared. */
  readonly isKnown: boolean;
  /** What is being read meanwhile for the dictionary. */
  readonly prefetched: ReturnType<typeof prefetchDictionary>;
}

/**
 * Opens rules, evaluation form, reviews and baseline of a run.
 *
 * @param named what the user named to be analysed
 * @throws UserError where one of them is faulty
 */
export async function openJudgement(
  named: readonly string[],
  { options, loaded, dictionary, hidden, telling }: CheckRun,
): Promise<Judgement> {
  const { config } = loaded;
  const setup = setupOf(options, loaded);
  const prefetched = prefetchDictionary();
  const { bytes, isKnown } = await prepareAnalysis(setup);
  const prepared = openPrepared(bytes, setup);
  const { ruleSet } = prepared;
  const ruleIds = ruleSet.rules.map(({ rule }) => rule.id);
  const form = scorecardFile(options.scorecard, loaded);
  const scoring = await openScoring(form, setup.rulePaths, ruleIds, dictionary);
  checkNamedRules(
    loaded,
    options,
    ruleSet.rules.map((one) => settableRule(one.rule.id, one)),
  );
  const reviewed = await readReviews(options.reviews, loaded, named, ruleIds);
  // Reviews were made of what reviewers saw.
  const seen = (call: CallReport) => (isRedacted(options.redact, config) ? hidden.call(call) : call);
  const accepted = acceptedFindings({
    ruleIds,
    suppress: config.suppress ?? [],
    baseline: options.baseline,
    updateBaseline: options.updateBaseline ?? false,
    pathOf: (file) => resolve(file).split(sep).join('/'),
    review: (call) => (reviewed ? applyReviews(call, reviewed.reviews, seen(call)) : call),
    judge: (call) => scoring.apply(withVerdict(call, config.verdict)),
    isReported: reportFilter(options, config, ruleIds),
    complain: telling.complain,
    warn: telling.warn,
  });
  return { setup, bytes, prepared, ruleSet, form, scoring, accepted, reviewed, isKnown, prefetched };
}
