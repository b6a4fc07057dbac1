import { type Analyse, createAnalyser } from '../analyse.js';
import type { ReadOptions } from '../input/read-transcripts.js';
import type { RuleSet } from '../model/compiled.js';
import type { Severity } from '../model/rule.js';
import type { Tokenize } from '../model/token.js';
import { loadRules } from '../rules/load.js';
import { withSeverities } from '../rules/severities.js';

/** All that decides what is found, as plain data that can be handed to a worker. */
export interface AnalysisSetup {
  /** Rule files and folders beside the built-in ones. */
  readonly rulePaths: readonly string[];
  readonly severities: Readonly<Record<string, Severity>>;
  readonly cues: boolean;
  readonly read: ReadOptions;
}

/**
 * The rules of a setup.
 *
 * @throws UserError where one is faulty
 */
export function rulesOf({ rulePaths, severities }: AnalysisSetup): RuleSet {
  return withSeverities(loadRules(rulePaths), severities);
}

/** The analysis that a setup describes. */
export function analysisOf(_setup: AnalysisSetup, ruleSet: RuleSet, tokenize: Tokenize): Analyse {
  return createAnalyser({ ruleSet, tokenize });
}
