import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type Problem, UserError } from '../model/problem.js';
import type { RuleId } from '../model/rule.js';
import { nearestName } from '../text/nearest.js';
import type { CueModel } from './cue-model.js';
import type { CueSet } from './cue-set.js';
import { LOOK_FILE_NAME, parseSecondLook } from './look-file.js';
import { CUE_FILE_ENDING, parseCueModel } from './model-file.js';
import type { SecondLook } from './second-look.js';

/**
 * The cue models and second looks in the rule folders `paths`; a later folder's replaces an earlier one's of the same rule
 * or group. A model whose rule stands beside it but is not in `rules` is left out: the rule was taken away.
 *
 * @throws UserError with every fault of every file
 */
export function loadCues(paths: readonly string[], rules: ReadonlySet<RuleId>): CueSet {
  const models = new Map<RuleId, CueModel>();
  const looks = new Map<string, SecondLook>();
  const problems: Problem[] = [];
  for (const path of paths) {
    for (const file of weightFiles(path)) {
      const shown = relative(process.cwd(), file);
      const name = (shown.startsWith('..') ? file : shown).split(sep).join('/');
      const text = readFileSync(file, 'utf8');
      if (file.endsWith(CUE_FILE_ENDING)) {
        const parsed = parseCueModel(text, name);
        problems.push(...parsed.problems);
        if (parsed.model === null) continue;
        const { rule } = parsed.model;
        if (rules.has(rule)) models.set(rule, parsed.model);
        else if (!existsSync(file.slice(0, -CUE_FILE_ENDING.length) + RULE_FILE_ENDING))
          problems.push(withoutRule(name, rule, rules));
      } else {
        const parsed = parseSecondLook(text, name);
        problems.push(...parsed.problems);
        if (parsed.look) looks.set(parsed.look.group, parsed.look);
      }
    }
  }
  if (problems.length > 0) throw new UserError(problems);
  return {
    models: [...models.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    looks: [...looks.values()].sort((a, b) => (a.group < b.group ? -1 : 1)),
  };
}

const RULE_FILE_ENDING = '.yaml';

function withoutRule(file: string, rule: RuleId, rules: ReadonlySet<RuleId>): Problem {
  const nearest = nearestName(rule, rules) ?? '';
  return { code: 'cue-file-no-rule', file, line: null, column: null, arguments: { rule, nearest } };
}

function weightFiles(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(CUE_FILE_ENDING) || basename(name) === LOOK_FILE_NAME)
    .sort()
    .map((name) => join(path, name));
}
