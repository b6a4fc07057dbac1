import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Problem, UserError } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import type { CueModel } from './cue-model.js';
import { CUE_FILE_ENDING, parseCueModel } from './model-file.js';

/**
 * The cue models in the rule folders `paths`; a later folder's model of a rule replaces an earlier one.
 * Models of rules that are not in `rules` are left out: the rule was taken away or replaced by one without cues.
 *
 * @throws UserError with every fault of every file
 */
export function loadCueModels(paths: readonly string[], rules: ReadonlySet<RuleId>): readonly CueModel[] {
  const models = new Map<RuleId, CueModel>();
  const problems: Problem[] = [];
  for (const path of paths) {
    for (const file of cueFiles(path)) {
      const shown = relative(process.cwd(), file);
      const name = (shown.startsWith('..') ? file : shown).split(sep).join('/');
      const parsed = parseCueModel(readFileSync(file, 'utf8'), name);
      problems.push(...parsed.problems);
      if (parsed.model && rules.has(parsed.model.rule)) models.set(parsed.model.rule, parsed.model);
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return [...models.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function cueFiles(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(CUE_FILE_ENDING))
    .sort()
    .map((name) => join(path, name));
}
