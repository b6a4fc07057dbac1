import { hasOwnModel, replacedRules } from '../judge/load-model.js';
import { buildJudgeTables, type JudgeTables, withoutRules } from '../judge/view-scores.js';
import type { RuleSet } from '../model/compiled.js';
import { readSharedCacheFile, writeCacheFile } from '../storage/cache-file.js';
import { openValue, packValue } from '../storage/packed-value.js';
import { type AnalysisSetup, modelOf } from './analysis-setup.js';
import { learnedFile, placeOfLearned } from './rule-files-key.js';

type LearnedSetup = Pick<AnalysisSetup, 'rulePaths' | 'cues'>;

/**
 * What was learned of rules that were read just now, ready to be looked up. Where all of it ships with the program it is taken
 * from the cache folder, as `prepareAnalysis` does: whoever writes a rule changes nothing of it.
 *
 * @throws UserError where a model file is faulty
 */
export function learnedTables({ rulePaths, cues }: LearnedSetup, ruleSet: RuleSet): JudgeTables {
  if (!cues || hasOwnModel(rulePaths)) return buildJudgeTables(modelOf({ rulePaths, cues }, ruleSet));
  const learned = learnedFile({ rulePaths }, false);
  const file = placeOfLearned(learned);
  let bytes: Uint8Array | null = readSharedCacheFile(file, learned.key);
  if (bytes === null) {
    bytes = packValue(buildJudgeTables(modelOf({ rulePaths: [], cues }, ruleSet)));
    writeCacheFile(file, learned.key, bytes);
  }
  return withoutRules(openValue(bytes) as JudgeTables, new Set(replacedRules(rulePaths, ruleSet)));
}
