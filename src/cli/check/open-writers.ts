import type { RuleId, RuleText } from '../../model/rule.js';
import type { FailOn } from '../settings/options.js';
import type { OpenReport } from '../streams/watch-report.js';
import type { CheckRun } from './check-run.js';
import type { CheckInputs } from './open-inputs.js';
import type { Judgement } from './open-judgement.js';
import { openReports, scoresAndTrend } from './open-reports.js';

/**
 * Opens the reports of a run.
 *
 * @throws UserError where one cannot be written, or would take the place of what the run reads
 */
export async function openWriters(
  { ruleSet, scoring, reviewed, setup, form }: Judgement,
  { paths, shard }: CheckInputs,
  { options, loaded, streams, telling }: CheckRun,
): Promise<readonly OpenReport[]> {
  const { config } = loaded;
  const words = {
    language: streams.language,
    rules: new Map<RuleId, RuleText>(ruleSet.rules.map(({ rule }) => [rule.id, rule])),
    failOn: failOnOf({ options, loaded }),
    ...scoresAndTrend(options, config),
    ...(shard ? { shard } : {}),
    ...(scoring.scorecard ? { scorecard: scoring.scorecard } : {}),
  };
  const read = [
    ...paths,
    ...(reviewed?.files ?? []),
    ...setup.rulePaths,
    ...ruleSet.rules.map(({ rule }) => rule.file),
    ...[options.baseline, form, loaded.path].filter((one) => one != null),
  ];
  return openReports(options, streams, words, read, telling.warn);
}

/** From which severity on a finding fails the run. */
export function failOnOf({ options, loaded }: Pick<CheckRun, 'options' | 'loaded'>): FailOn {
  return options.failOn ?? loaded.config['fail-on'] ?? 'error';
}
