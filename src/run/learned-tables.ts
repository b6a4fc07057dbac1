import { hasOwnModel, replacedRules, taughtSpeakers } from '../judge/load-model.js';
import { buildJudgeTables, type JudgeTables, withoutRules } from '../judge/view-scores.js';
import type { RuleSet } from '../model/compiled.js';
import { ROLES } from '../model/transcript.js';
import { readSharedCacheFile, writeCacheFile } from '../storage/cache-file.js';
import { openValue, packValue } from '../storage/packed-value.js';
import { type AnalysisSetup, modelOf } from './analysis-setup.js';
import { learnedFile, placeOfLearned } from './rule-files-key.js';

type LearnedSetup = Pick<AnalysisSetup, 'rulePaths' | 'cues'>;

/**
 * What was learned of rules that were read just now, ready to be looked up. What ships with the program is taken
 * from the cache folder, as `prepareAnalysis` does: whoever writes a rule changes nothing of it.
 *
 * @throws UserError where a model file is faulty
 */
export function learnedTables({ rulePaths, cues }: LearnedSetup, ruleSet: RuleSet): JudgeTables {
  if (!cues) return buildJudgeTables(modelOf({ rulePaths, cues }, ruleSet));
  if (hasOwnModel(rulePaths)) return ownTables(rulePaths, ruleSet);
  return withoutRules(shippedTables(ruleSet), new Set(replacedRules(rulePaths, ruleSet)));
}

/** With the models of rule folders: of a speaker of whom they teach nothing, what ships is taken as it is. */
export function ownTables(rulePaths: readonly string[], ruleSet: RuleSet): JudgeTables {
  const speakers = taughtSpeakers(rulePaths, ruleSet);
  const own = buildJudgeTables(modelOf({ rulePaths, cues: true }, ruleSet, { speakers }));
  const others = ROLES.filter((role) => !speakers.has(role));
  if (others.length === 0) return own;
  const shipped = shippedTables(ruleSet);
  return {
    ...own,
    ...Object.fromEntries(others.map((role) => [role, shipped[role]])),
    lexicon: [...new Set([...own.lexicon, ...shipped.lexicon])].sort(),
  };
}

function shippedTables(ruleSet: RuleSet): JudgeTables {
  const learned = learnedFile({ rulePaths: [] }, false);
  const file = placeOfLearned(learned);
  let bytes: Uint8Array | null = readSharedCacheFile(file, learned.key);
  if (bytes === null) {
    bytes = packValue(buildJudgeTables(modelOf({ rulePaths: [], cues: true }, ruleSet)));
    writeCacheFile(file, learned.key, bytes);
  }
  return openValue(bytes) as JudgeTables;
}
