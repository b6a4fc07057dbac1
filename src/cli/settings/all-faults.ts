import { inOrder, type Problem, UserError } from '../../model/problem.js';
import type { KnownToScorecard } from '../../rules/load-scorecard.js';
import { rulePathsOf, scorecardFile } from './check-setup.js';
import { lookThroughConfig } from './config.js';
import { namedRuleProblems, settableRule } from './named-rules.js';
import type { FilterOptions } from './report-filter.js';

/** The options that name files of settings, or rules in them. */
export interface SettingsOptions extends FilterOptions {
  readonly config?: string;
  readonly rules?: readonly string[];
  /** Null: the command reads no evaluation form. */
  readonly scorecard?: string | null;
}

/**
 * Does work that needs sound settings. Where it stops at a fault in one file, the others are looked through as well, so that all
 * faults of configuration, rules and evaluation form are told in one run.
 *
 * @throws UserError with all of them
 */
export async function withAllFaults<Result>(
  options: SettingsOptions,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(inOrder([...(await faultsOf(options)), ...error.problems]), { cause: error });
  }
}

async function faultsOf(options: SettingsOptions): Promise<readonly Problem[]> {
  // Only a run that fails needs to read rules as they are written.
  const { lookThroughRules, lookThroughComplaintRules } = await import('../../run/load-rules.js');
  const loaded = await lookThroughConfig(options.config ?? null);
  const rulePaths = rulePathsOf(options, loaded);
  const rules = lookThroughRules(rulePaths);
  const ids = rules.missesRules ? null : rules.rules.map(({ id }) => id);
  const form = options.scorecard === null ? null : scorecardFile(options.scorecard, loaded);
  const settable = rules.rules.map((rule) => settableRule(rule.id, rule));
  return [
    ...loaded.problems,
    ...(ids === null ? [] : namedRuleProblems(loaded, options, settable)),
    ...rules.problems,
    ...lookThroughComplaintRules(rulePaths).problems,
    ...(form === null ? [] : await faultsOfForm(form, { ...rules, ruleIds: ids })),
  ];
}

async function faultsOfForm(form: string, known: KnownToScorecard): Promise<readonly Problem[]> {
  const { lookThroughScorecard } = await import('../../run/load-rules.js');
  return lookThroughScorecard(form, known).problems;
}
