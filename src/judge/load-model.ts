import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Problem, UserError } from '../model/problem.js';
import type { Rule, RuleId } from '../model/rule.js';
import { ROLES, type Role } from '../model/transcript.js';
import { BUILT_IN_RULES } from '../rules/load.js';
import { nearestName } from '../text/nearest.js';
import {
  ANY_GROUP,
  anyRule,
  type JudgeModel,
  type RuleModel,
  type ScoreModel,
  type SharedLayer,
} from './judge-model.js';
import { MODEL_FILE_ENDING, type Parsed, parseRuleModel } from './rule-model-file.js';
import { parseScoreModel } from './score-model-file.js';
import { layersOfRules } from './shared-layer.js';
import { isLayerFile, layerFile, parseSharedLayer, speakerOfLayer } from './shared-layer-file.js';

/** The name of the folder in a rule folder that holds what was learned of its rules. */
export const MODEL_FOLDER = 'model';

/** What was learned of the built-in rules: beside their folder, since nobody writes it by hand. */
export const BUILT_IN_MODEL = join(BUILT_IN_RULES, '..', MODEL_FOLDER);

/** What is read of a model: of one rule alone, without its layer, what it takes to teach some rules, or what is known of some speakers' rules. */
export interface ModelPart {
  readonly only?: RuleId;
  readonly taught?: ReadonlySet<string>;
  readonly speakers?: ReadonlySet<Role>;
}

/**
 * What was learned of the built-in rules and of those in the rule folders `paths`; a later folder's model replaces an earlier
 * one's of the same rule or group. A rule that replaced another is judged by its patterns until it is taught itself.
 *
 * @param part other files are not read
 * @throws UserError with every fault of every file that is read
 */
export function loadModel(
  paths: readonly string[],
  { rules }: { readonly rules: readonly { readonly rule: Rule }[] },
  part: ModelPart = {},
): JudgeModel {
  const needed = neededOf(
    part,
    rules.map(({ rule }) => rule),
  );
  const fileOf = new Map(rules.map(({ rule }) => [rule.id, rule.file]));
  const models = new Map<RuleId, RuleModel>();
  const scores = new Map<string, ScoreModel>();
  const layerOf = new Map<RuleId, SharedLayer>();
  const problems: Problem[] = [];
  const folders = [BUILT_IN_MODEL, ...paths.map((path) => join(path, MODEL_FOLDER))];
  folders.forEach((folder, index) => {
    const texts = modelFiles(folder)
      .filter(needed.isFile)
      .map((file) => ({
        isOfRule: file.includes('/'),
        name: shownPath(join(folder, file)),
        text: readFileSync(join(folder, file), 'utf8'),
      }));
    const parsed = <Model>(some: typeof texts, parse: (text: string, name: string) => Parsed<Model>) =>
      some.flatMap(({ text, name }) => {
        const { model, problems: faults } = parse(text, name);
        problems.push(...faults);
        return model === null ? [] : [{ model, name }];
      });
    const ofGroups = texts.filter(({ isOfRule }) => !isOfRule);
    const isLayer = ({ text }: (typeof texts)[number]): boolean => isLayerFile(text);
    for (const { model } of parsed(
      ofGroups.filter((one) => !isLayer(one)),
      parseScoreModel,
    ))
      scores.set(model.group, model);
    const ofSpeakers = ofGroups.filter((one) => isLayer(one) && needed.isSpeaker(speakerOfLayer(one.text)));
    const layers = parsed(ofSpeakers, parseSharedLayer).map(({ model }) => model);
    for (const { model, name } of parsed(
      texts.filter(({ isOfRule }) => isOfRule),
      parseRuleModel,
    )) {
      const { rule } = model;
      const isAny = rule.startsWith(`${ANY_GROUP}/`);
      const written = fileOf.get(rule);
      if (written === undefined && index > 0 && !isAny) problems.push(withoutRule(name, rule, fileOf.keys()));
      if (!isAny && (written === undefined || isReplaced(written, index, paths))) continue;
      models.set(rule, model);
      if (!model.isLayered) continue;
      // What is taught of a rule in a later folder is added to the layer that there was before.
      const layer = layers.find((one) => one.rules.some((row) => row.rule === rule)) ?? layerOf.get(rule);
      if (layer !== undefined) layerOf.set(rule, layer);
      else if (part.only === undefined) problems.push(withoutLayer(name, rule));
    }
  });
  if (problems.length > 0) throw new UserError(problems);
  return {
    rules: [...models.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    layers: usedLayers(models, layerOf),
    scores: [...scores.values()].sort((a, b) => (a.group < b.group ? -1 : 1)),
  };
}

interface Needed {
  /** @param name with slashes, from the folder of the models */
  readonly isFile: (name: string) => boolean;
  readonly isSpeaker: (speaker: string) => boolean;
}

/** Rules are taught beside the model of any accusing label of their speaker; how groups weigh evidence stays. */
function neededOf({ only, taught, speakers: heard }: ModelPart, rules: readonly Rule[]): Needed {
  if (heard !== undefined) {
    const others = rules.filter(({ speaker }) => !heard.has(speaker)).map(({ id }) => id);
    const unheard = ROLES.filter((role) => !heard.has(role)).map(anyRule);
    const left = new Set([...others, ...unheard].map(modelFileOf));
    return { isFile: (name) => !left.has(name), isSpeaker: (speaker) => heard.has(speaker as Role) };
  }
  if (only !== undefined) return { isFile: (name) => name === modelFileOf(only), isSpeaker: () => false };
  if (taught === undefined) return { isFile: () => true, isSpeaker: () => true };
  const own = rules.filter(({ id }) => taught.has(id));
  const speakers = new Set<Role>(own.map(({ speaker }) => speaker));
  const files = new Set([...own.map(({ id }) => id), ...[...speakers].map(anyRule)].map(modelFileOf));
  return {
    isFile: (name) => !name.includes('/') || files.has(name),
    isSpeaker: (speaker) => speakers.has(speaker as Role),
  };
}

/** The layers, each with the rules that it weighs. */
function usedLayers(
  models: ReadonlyMap<RuleId, RuleModel>,
  layerOf: ReadonlyMap<RuleId, SharedLayer>,
): readonly SharedLayer[] {
  const isUsed = (rule: RuleId, layer: SharedLayer): boolean =>
    layerOf.get(rule) === layer && models.get(rule)?.isLayered === true;
  return layersOfRules([...new Set(layerOf.values())], isUsed).toSorted((a, b) =>
    a.speaker < b.speaker ? -1 : 1,
  );
}

/** True where a rule folder has models of its own. */
export function hasOwnModel(paths: readonly string[]): boolean {
  return paths.some((path) => modelFiles(join(path, MODEL_FOLDER)).length > 0);
}

/**
 * The speakers of whose rules the rule folders teach something themselves, or whose taught rules they replace: all of them where a
 * file is of no rule.
 */
export function taughtSpeakers(
  paths: readonly string[],
  ruleSet: { readonly rules: readonly { readonly rule: Rule }[] },
): ReadonlySet<Role> {
  const speakerOf = new Map(ruleSet.rules.map(({ rule }) => [modelFileOf(rule.id), rule.speaker]));
  for (const role of ROLES) speakerOf.set(modelFileOf(anyRule(role)), role);
  const own = paths.flatMap((path) => modelFiles(join(path, MODEL_FOLDER)));
  const replaced = replacedRules(paths, ruleSet).map(modelFileOf);
  const ofRules = [...own.filter((name) => name.includes('/')), ...replaced];
  if (ROLES.some((role) => own.includes(layerFile(role))) || ofRules.some((name) => !speakerOf.has(name)))
    return new Set(ROLES);
  return new Set(ofRules.flatMap((name) => speakerOf.get(name) ?? []));
}

/** The rules of `paths` that stand in for a built-in rule that was taught; sorted. */
export function replacedRules(
  paths: readonly string[],
  { rules }: { readonly rules: readonly { readonly rule: Rule }[] },
): readonly RuleId[] {
  const taught = new Set(modelFiles(BUILT_IN_MODEL));
  return rules
    .filter(({ rule }) => taught.has(modelFileOf(rule.id)) && isReplaced(rule.file, 0, paths))
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

function withoutLayer(file: string, rule: RuleId): Problem {
  return { code: 'model-file-no-layer', file, line: null, column: null, arguments: { rule } };
}

/** The name of a rule's file. */
const modelFileOf = (rule: RuleId): string => `${rule}${MODEL_FILE_ENDING}`;

/** The files of a folder of models, with slashes. */
function modelFiles(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(MODEL_FILE_ENDING))
    .map((name) => name.split(sep).join('/'))
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
