import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Problem, UserError } from '../model/problem.js';
import type { Rule, RuleId } from '../model/rule.js';
import { BUILT_IN_RULES } from '../rules/load.js';
import { nearestName } from '../text/nearest.js';
import { ANY_GROUP, type JudgeModel, type RuleModel, type ScoreModel } from './judge-model.js';
import { MODEL_FILE_ENDING, parseRuleModel } from './rule-model-file.js';
import { parseScoreModel } from './score-model-file.js';

/** The name of the folder in a rule folder that holds what was learned of its rules. */
export const MODEL_FOLDER = 'model';

/** What was learned of the built-in rules: beside their folder, since nobody writes it by hand. */
export const BUILT_IN_MODEL = join(BUILT_IN_RULES, '..', MODEL_FOLDER);

/**
 * What was learned of the built-in rules and of those in the rule folders `paths`; a later folder's model replaces an earlier
 * one's of the same rule or group. A rule that replaced another is judged by its patterns until it is taught itself.
 *
 * @param only of one rule alone: the files of others are not read
 * @throws UserError with every fault of every file
 */
export function loadModel(
  paths: readonly string[],
  { rules }: { readonly rules: readonly { readonly rule: Rule }[] },
  only: RuleId | null = null,
): JudgeModel {
  const fileOf = new Map(rules.map(({ rule }) => [rule.id, rule.file]));
  const models = new Map<RuleId, RuleModel>();
  const scores = new Map<string, ScoreModel>();
  const problems: Problem[] = [];
  const folders = [BUILT_IN_MODEL, ...paths.map((path) => join(path, MODEL_FOLDER))];
  folders.forEach((folder, index) => {
    for (const file of modelFiles(folder)) {
      if (only !== null && file.split(sep).join('/') !== `${only}${MODEL_FILE_ENDING}`) continue;
      const name = shownPath(join(folder, file));
      const text = readFileSync(join(folder, file), 'utf8');
      if (file.includes(sep)) {
        const parsed = parseRuleModel(text, name);
        problems.push(...parsed.problems);
        if (parsed.model === null) continue;
        const { rule } = parsed.model;
        if (rule.startsWith(`${ANY_GROUP}/`)) {
          models.set(rule, parsed.model);
          continue;
        }
        const written = fileOf.get(rule);
        if (written === undefined && index > 0) problems.push(withoutRule(name, rule, fileOf.keys()));
        if (written !== undefined && !isReplaced(written, index, paths)) models.set(rule, parsed.model);
      } else {
        const parsed = parseScoreModel(text, name);
        problems.push(...parsed.problems);
        if (parsed.model !== null) scores.set(parsed.model.group, parsed.model);
      }
    }
  });
  if (problems.length > 0) throw new UserError(problems);
  return {
    rules: [...models.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    scores: [...scores.values()].sort((a, b) => (a.group < b.group ? -1 : 1)),
  };
}

/** True where a rule folder has models of its own. */
export function hasOwnModel(paths: readonly string[]): boolean {
  return paths.some((path) => modelFiles(join(path, MODEL_FOLDER)).length > 0);
}

/** The rules of `paths` that stand in for a built-in rule that was taught; sorted. */
export function replacedRules(
  paths: readonly string[],
  { rules }: { readonly rules: readonly { readonly rule: Rule }[] },
): readonly RuleId[] {
  const taught = new Set(modelFiles(BUILT_IN_MODEL).map((name) => name.split(sep).join('/')));
  return rules
    .filter(({ rule }) => taught.has(`${rule.id}${MODEL_FILE_ENDING}`) && isReplaced(rule.file, 0, paths))
    .map(({ rule }) => rule.id)
    .sort();
}

/** Whether a rule stands in a later rule folder than the model at `index` of the folders. */
function isReplaced(file: string, index: number, paths: readonly string[]): boolean {
  return paths.some((path, at) => at + 1 > index && isInside(file, path));
}

function isInside(file: string, path: string): boolean {
  const inside = relative(path, file);
  return inside === '' || !(inside.startsWith('..') || inside.startsWith(sep));
}

function withoutRule(file: string, rule: RuleId, rules: Iterable<RuleId>): Problem {
  const nearest = nearestName(rule, rules) ?? '';
  return { code: 'model-file-no-rule', file, line: null, column: null, arguments: { rule, nearest } };
}

function modelFiles(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(MODEL_FILE_ENDING))
    .sort();
}

/** All that stands in a folder; nothing where there is none, as beside a rule file that is given by itself. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

function shownPath(file: string): string {
  const shown = relative(process.cwd(), file);
  return (shown.startsWith('..') ? file : shown).split(sep).join('/');
}
