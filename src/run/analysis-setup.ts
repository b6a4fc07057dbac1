import type { ReadOptions } from '../input/read-transcripts.js';
import { type JudgeModel, NO_MODEL } from '../judge/judge-model.js';
import { loadModel, type ModelPart } from '../judge/load-model.js';
import type { RuleSet } from '../model/compiled.js';
import type { SideJudge } from '../model/side-judge.js';
import { BUILT_IN_RULES } from '../rules/load.js';
import { type RuleSettings, withSettings } from '../rules/settings/settings.js';
import { loadSideModel } from '../speakers/load-sides.js';
import { buildSideTables, sideJudgeOf } from '../speakers/side-judge.js';
import { loadRules } from './load-rules.js';

/** All that decides what is found, as plain data that can be handed to a worker. */
export interface AnalysisSetup extends RuleSettings {
  /** Rule files and folders beside the built-in ones. */
  readonly rulePaths: readonly string[];
  readonly cues: boolean;
  readonly read: ReadOptions;
}

/**
 * The rules of a setup.
 *
 * @throws UserError where one is faulty
 */
export function rulesOf(setup: AnalysisSetup): RuleSet {
  return withSettings(rulesAsWritten(setup), setup);
}

/**
 * The same before the settings, with all their variants.
 *
 * @throws UserError where one is faulty
 */
export function rulesAsWritten({ rulePaths }: Pick<AnalysisSetup, 'rulePaths'>): RuleSet {
  return loadRules(rulePaths, BUILT_IN_RULES, null);
}

/**
 * What was learned of the rules of a setup; nothing where patterns are to stand alone.
 *
 * @throws UserError where a model file is faulty
 */
export function modelOf(
  { rulePaths, cues }: Pick<AnalysisSetup, 'rulePaths' | 'cues'>,
  ruleSet: RuleSet,
  part: ModelPart = {},
): JudgeModel {
  return cues ? loadModel(rulePaths, ruleSet, part) : NO_MODEL;
}

/**
 * Who judges by the words whose side a speaker is on; null where no rule folder has a model.
 *
 * @throws UserError where the model is faulty
 */
export function sidesOf({ rulePaths }: Pick<AnalysisSetup, 'rulePaths'>): SideJudge | null {
  const model = loadSideModel([BUILT_IN_RULES, ...rulePaths]);
  return model === null ? null : sideJudgeOf(buildSideTables(model));
}
