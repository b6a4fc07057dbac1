import { inOrder, type Problem } from '../../model/problem.js';
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
import { isList, isWhole, present } from './rule-yaml.js';
import { scorecardSchema } from './scorecard-schema.js';
import type {
  DemandYaml,
  ItemYaml,
  OneOrMore,
  ScorecardYaml,
  SoughtYaml,
  TextYaml,
} from './scorecard-yaml.js';
import { validateYaml } from './validate-yaml.js';

/** An evaluation form, or null with the problems that keep it from being one. */
export interface ParsedScorecard {
  readonly scorecard: Scorecard | null;
  /** The patterns of the form that could be read, as rules of their own. */
  readonly patterns: readonly Rule[];
  readonly problems: readonly Problem[];
}

/** The group of the rules that carry the patterns of items; no finding of them is reported. */
const PATTERN_GROUP = 'scorecard';

/**
 * Reads an evaluation form. All faults are reported at once with line, column and remedy.
 *
 * @param file path as the user knows it
 * @param ruleIds every rule that an item may name; null where they are not known
 */
export function parseScorecard(
  file: string,
  text: string,
  ruleIds: readonly RuleId[] | null,
): ParsedScorecard {
  const source = validateYaml(file, text, scorecardSchema);
  const problems: Problem[] = [...source.problems];
  const reader: Reader = {
    source,
    complain: (code, path, values, offset = 0) =>
      problems.push({ code, file, ...source.placeOf(path, offset), arguments: values }),
    isFaulty: () => problems.length > 0,
    ruleIds,
    patterns: [],
  };
  const yaml = (source.sound ?? {}) as ScorecardYaml;
  const items = (yaml.items ?? []).flatMap((item, index) =>
    item === null ? [] : [readItem(item, ['items', index], reader)],
  );
  checkIds(yaml.items ?? [], reader);
  const scorecard: Scorecard = {
    file,
    title: localised(yaml.title ?? ''),
    passPercent: yaml.pass ?? null,
    items,
    patterns: reader.patterns,
  };
  const { patterns } = reader;
  return { scorecard: problems.length === 0 ? scorecard : null, patterns, problems: inOrder(problems) };
}

function checkIds(items: readonly (ItemYaml | null)[], { source, complain }: Reader): void {
  const lines = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    if (item?.id === undefined) continue;
    const { id } = item;
    const path = ['items', index, 'id'];
    const before = lines.get(id);
    if (before !== undefined) complain('scorecard-double', path, { id, line: String(before) });
    lines.set(id, source.placeOf(path).line);
  }
}

interface Reader extends RuleReader {
  readonly ruleIds: readonly RuleId[] | null;
  /** Grows while items are read. */
  readonly patterns: Rule[];
}

function readItem(yaml: ItemYaml, path: Path, reader: Reader): ScorecardItem {
  const { points = 1, partly, examples = {} } = yaml;
  const demand = readDemand(yaml, path, reader);
  const partPoints = partly?.points ?? 0;
  const areKnown = yaml.points !== undefined || !keysAt(path, reader).includes('points');
  if (areKnown && partPoints >= points) {
    const values = { part: String(partPoints), points: String(points) };
    reader.complain('scorecard-partly', [...path, 'partly', 'points'], values);
  }
  const part = partly ? readDemand(partly, [...path, 'partly'], reader) : null;
  return {
    id: yaml.id ?? '',
    title: localised(yaml.title ?? ''),
    section: yaml.section === undefined ? null : localised(yaml.section),
    points,
    isCritical: yaml.critical ?? false,
    when: readList(yaml.when, [...path, 'when'], reader),
    unless: readList(yaml.unless, [...path, 'unless'], reader),
    demand,
    partly: part ? { demand: part, points: partPoints } : null,
    advice: yaml.advice === undefined ? null : localised(yaml.advice),
    examples: (['met', 'partly', 'missed', 'not applicable'] as const).flatMap((key) =>
      (examples[key] ?? []).flatMap((example, index) => {
        if (!isWhole(example)) return [];
        const { line } = reader.source.placeOf([...path, 'examples', key, index]);
        const outcome: ExampleOutcome = key === 'not applicable' ? 'not-applicable' : key;
        return [{ outcome, example: parseExample(example, 'staff', line) }];
      }),
    ),
    line: reader.source.placeOf([...path, 'id']).line,
  };
}

/** Exactly one of the ways in which an item can be judged. */
function readDemand(yaml: DemandYaml & Pick<ItemYaml, 'by-hand'>, path: Path, reader: Reader): Demand | null {
  const { found, absent, 'in order': inOrder } = yaml;
  const keys = keysAt(path, reader).filter((key) => key !== 'by-hand' || yaml[key] !== false);
  const given = keys.filter((key) => WAYS.has(key)).length;
  if (given > 1 || (given === 0 && isWholeMap(yaml, path, reader)))
    reader.complain('scorecard-demand', path, {});
  // All are read, so that their faults are told where one is too many.
  const first = found && readSought(found, [...path, 'found'], reader);
  const missed = absent && readSought(absent, [...path, 'absent'], reader);
  const steps = inOrder && readList(inOrder, [...path, 'in order'], reader);
  if (first) return { kind: 'steps', steps: [first] };
  if (missed) return { kind: 'absent', sought: missed };
  return steps ? { kind: 'steps', steps } : null;
}

const WAYS: ReadonlySet<string> = new Set(['found', 'absent', 'in order', 'by-hand']);

/** The keys at `path`, the faulty ones among them. */
function keysAt(path: Path, { source }: Reader): readonly string[] {
  return source.keysAt(path) ?? [];
}

/** True where none of the keys at `path` is faulty but those in `others`: a faulty one may be the one that is missed. */
function isWholeMap(sound: object, path: Path, reader: Reader, others: ReadonlySet<string> = NONE): boolean {
  return keysAt(path, reader).every((key) => others.has(key) || Object.hasOwn(sound, key));
}

const NONE: ReadonlySet<string> = new Set();
/** Keys that say nothing of what is looked for. */
const BESIDE: ReadonlySet<string> = new Set(['by', 'first', 'last', 'within', 'count']);

function readList(yaml: OneOrMore<SoughtYaml> | undefined, path: Path, reader: Reader): readonly Sought[] {
  if (yaml === undefined) return [];
  if (!isList(yaml)) return [readSought(yaml, path, reader)];
  return yaml.flatMap((one, index) => (one === null ? [] : [readSought(one, [...path, index], reader)]));
}

function readSought(yaml: SoughtYaml, path: Path, reader: Reader): Sought {
  const { ruleIds } = reader;
  const rules = yaml.rules === undefined ? [] : isList(yaml.rules) ? yaml.rules : [yaml.rules];
  for (const [index, name] of rules.entries()) {
    if (name === null || ruleIds === null || ruleIds.some(globMatcher(name))) continue;
    const at = isList(yaml.rules ?? '') ? [...path, 'rules', index] : [...path, 'rules'];
    reader.complain('scorecard-rule', at, { id: name, nearest: nearestName(name, ruleIds) ?? '' });
  }
  if (!yaml.rules && !yaml.says && isWholeMap(yaml, path, reader, BESIDE))
    reader.complain('scorecard-nothing', path, {});
  const place = yaml.first ?? yaml.last;
  return {
    rules: present(rules),
    says: yaml.says ? readSays(yaml.says, yaml.by ?? 'staff', [...path, 'says'], reader) : null,
    place: place === undefined ? null : { from: yaml.first ? 'first' : 'last', window: windowOf(place) },
    within: yaml.within === undefined ? null : windowOf(yaml.within).turns,
    count: yaml.count ?? 1,
  };
}

/** The patterns as a rule of their own. */
function readSays(says: readonly (string | null)[], speaker: Role, path: Path, reader: Reader): RuleId {
  const id: RuleId = `${PATTERN_GROUP}/${reader.patterns.length + 1}`;
  const { file } = reader.source;
  reader.patterns.push(patternRule(id, file, speaker, readPatterns(says, path, reader, noParts)));
  return id;
}

function localised(text: TextYaml): LocalisedText {
  return typeof text === 'string' ? { ja: text } : text;
}
