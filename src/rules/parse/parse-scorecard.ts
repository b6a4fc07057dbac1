import type { Problem } from '../../model/problem.js';
import type { LocalisedText, Rule, RuleId } from '../../model/rule.js';
import type { Demand, ExampleOutcome, Scorecard, ScorecardItem, Sought } from '../../model/scorecard.js';
import type { Role } from '../../model/transcript.js';
import { globMatcher } from '../../text/glob.js';
import { nearestName } from '../../text/nearest.js';
import { parseExample } from './parse-example.js';
import { noParts } from './parse-pattern.js';
import { patternRule } from './pattern-rule.js';
import { windowOf } from './read-conditions.js';
import { type Path, type RuleReader, readPatterns } from './rule-patterns.js';
import { scorecardSchema } from './scorecard-schema.js';
import { validateYaml } from './validate-yaml.js';

type TextYaml = string | LocalisedText;
type OneOrMore<Item> = Item | readonly Item[];

interface SoughtYaml {
  readonly rules?: OneOrMore<string>;
  readonly says?: readonly string[];
  readonly by?: Role;
  readonly first?: string;
  readonly last?: string;
  readonly within?: string;
  readonly count?: number;
}

interface DemandYaml {
  readonly found?: SoughtYaml;
  readonly absent?: SoughtYaml;
  readonly 'in order'?: readonly SoughtYaml[];
}

interface ItemYaml extends DemandYaml {
  readonly id: string;
  readonly title: TextYaml;
  readonly section?: TextYaml;
  readonly points?: number;
  readonly critical?: boolean;
  readonly when?: OneOrMore<SoughtYaml>;
  readonly unless?: OneOrMore<SoughtYaml>;
  readonly 'by-hand'?: boolean;
  readonly partly?: DemandYaml & { readonly points: number };
  readonly advice?: TextYaml;
  readonly examples?: Readonly<
    Partial<Record<'met' | 'partly' | 'missed' | 'not applicable', readonly OneOrMore<string>[]>>
  >;
}

interface ScorecardYaml {
  readonly title: TextYaml;
  readonly pass?: number;
  readonly items: readonly ItemYaml[];
}

/** An evaluation form, or null with the problems that keep it from being one. */
export interface ParsedScorecard {
  readonly scorecard: Scorecard | null;
  readonly problems: readonly Problem[];
}

/** The group of the rules that carry the patterns of items; no finding of them is reported. */
const PATTERN_GROUP = 'scorecard';

/**
 * Reads an evaluation form. All faults are reported at once with line, column and remedy.
 *
 * @param file path as the user knows it
 * @param ruleIds every rule that an item may name
 */
export function parseScorecard(file: string, text: string, ruleIds: readonly RuleId[]): ParsedScorecard {
  const source = validateYaml(file, text, scorecardSchema);
  if (source.problems.length > 0) return { scorecard: null, problems: source.problems };
  const problems: Problem[] = [];
  const reader: Reader = {
    source,
    complain: (code, path, values, offset = 0) =>
      problems.push({ code, file, ...source.placeOf(path, offset), arguments: values }),
    isFaulty: () => problems.length > 0,
    ruleIds,
    patterns: [],
  };
  const yaml = source.value as ScorecardYaml;
  const items = yaml.items.map((item, index) => readItem(item, ['items', index], reader));
  const lines = new Map<string, number>();
  for (const [index, { id, line }] of items.entries()) {
    const before = lines.get(id);
    if (before !== undefined)
      reader.complain('scorecard-double', ['items', index, 'id'], { id, line: String(before) });
    lines.set(id, line);
  }
  const scorecard: Scorecard = {
    file,
    title: localised(yaml.title),
    passPercent: yaml.pass ?? null,
    items,
    patterns: reader.patterns,
  };
  return { scorecard: problems.length === 0 ? scorecard : null, problems };
}

interface Reader extends RuleReader {
  readonly ruleIds: readonly RuleId[];
  /** Grows while items are read. */
  readonly patterns: Rule[];
}

function readItem(yaml: ItemYaml, path: Path, reader: Reader): ScorecardItem {
  const { points = 1, partly, examples = {} } = yaml;
  const demand = readDemand(yaml, path, reader, yaml['by-hand'] === true);
  if (partly && partly.points >= points)
    reader.complain('scorecard-partly', [...path, 'partly', 'points'], {
      part: String(partly.points),
      points: String(points),
    });
  const part = partly ? readDemand(partly, [...path, 'partly'], reader, false) : null;
  return {
    id: yaml.id,
    title: localised(yaml.title),
    section: yaml.section === undefined ? null : localised(yaml.section),
    points,
    isCritical: yaml.critical ?? false,
    when: readList(yaml.when, [...path, 'when'], reader),
    unless: readList(yaml.unless, [...path, 'unless'], reader),
    demand,
    partly: partly && part ? { demand: part, points: partly.points } : null,
    advice: yaml.advice === undefined ? null : localised(yaml.advice),
    examples: (['met', 'partly', 'missed', 'not applicable'] as const).flatMap((key) =>
      (examples[key] ?? []).map((example, index) => ({
        outcome: (key === 'not applicable' ? 'not-applicable' : key) satisfies ExampleOutcome,
        example: parseExample(
          example,
          'staff',
          reader.source.placeOf([...path, 'examples', key, index]).line,
        ),
      })),
    ),
    line: reader.source.placeOf([...path, 'id']).line,
  };
}

/** Exactly one of the ways in which an item can be judged. */
function readDemand(yaml: DemandYaml, path: Path, reader: Reader, isByHand: boolean): Demand | null {
  const { found, absent, 'in order': inOrder } = yaml;
  const given = [found, absent, inOrder].filter((one) => one !== undefined).length + (isByHand ? 1 : 0);
  if (given !== 1) reader.complain('scorecard-demand', path, {});
  if (found) return { kind: 'steps', steps: [readSought(found, [...path, 'found'], reader)] };
  if (absent) return { kind: 'absent', sought: readSought(absent, [...path, 'absent'], reader) };
  if (!inOrder) return null;
  const steps = inOrder.map((step, index) => readSought(step, [...path, 'in order', index], reader));
  return { kind: 'steps', steps };
}

function readList(yaml: OneOrMore<SoughtYaml> | undefined, path: Path, reader: Reader): readonly Sought[] {
  if (yaml === undefined) return [];
  if (!isList(yaml)) return [readSought(yaml, path, reader)];
  return yaml.map((one, index) => readSought(one, [...path, index], reader));
}

function readSought(yaml: SoughtYaml, path: Path, reader: Reader): Sought {
  const rules = yaml.rules === undefined ? [] : isList(yaml.rules) ? yaml.rules : [yaml.rules];
  for (const [index, name] of rules.entries()) {
    if (reader.ruleIds.some(globMatcher(name))) continue;
    const at = isList(yaml.rules ?? '') ? [...path, 'rules', index] : [...path, 'rules'];
    reader.complain('scorecard-rule', at, { id: name, nearest: nearestName(name, reader.ruleIds) ?? '' });
  }
  if (rules.length === 0 && !yaml.says) reader.complain('scorecard-nothing', path, {});
  const place = yaml.first ?? yaml.last;
  return {
    rules,
    says: yaml.says ? readSays(yaml.says, yaml.by ?? 'staff', [...path, 'says'], reader) : null,
    place: place === undefined ? null : { from: yaml.first ? 'first' : 'last', window: windowOf(place) },
    within: yaml.within === undefined ? null : windowOf(yaml.within).turns,
    count: yaml.count ?? 1,
  };
}

/** The patterns as a rule of their own. */
function readSays(says: readonly string[], speaker: Role, path: Path, reader: Reader): RuleId {
  const id: RuleId = `${PATTERN_GROUP}/${reader.patterns.length + 1}`;
  const { file } = reader.source;
  reader.patterns.push(patternRule(id, file, speaker, readPatterns(says, path, reader, noParts)));
  return id;
}

function localised(text: TextYaml): LocalisedText {
  return typeof text === 'string' ? { ja: text } : text;
}

function isList<Item>(value: OneOrMore<Item>): value is readonly Item[] {
  return Array.isArray(value);
}
