import type { Condition, TurnWindow } from '../../model/rule.js';
import type { FindPart } from './parse-pattern.js';
import { type Path, type RuleReader, readPatterns } from './rule-patterns.js';
import { type ConditionsYaml, type ConditionYaml, isList, type Names, present } from './rule-yaml.js';

/** A reader that knows the parts of the rule, and hears of each name of rules where it stands. */
export interface ConditionReader extends RuleReader {
  readonly findPart: FindPart;
  readonly onName: (name: string, path: Path) => void;
}

/** The keys that say more of others, and of which: beside none of these they would be without effect. */
const SAYS_MORE_OF = {
  within: ['earlier', 'later', 'of', 'said before', 'said after'],
  count: ['earlier', 'later', 'of'],
  by: ['said before', 'said after'],
  minutes: ['minutes since'],
} as const satisfies Partial<Record<keyof ConditionYaml, readonly (keyof ConditionYaml)[]>>;

/** Reads the conditions at `path`: one, or a list of them. */
export function readConditions(
  yaml: ConditionsYaml | undefined,
  path: Path,
  reader: ConditionReader,
): readonly Condition[] {
  if (yaml === undefined) return [];
  if (!isList(yaml)) return [readCondition(yaml, path, reader)];
  return yaml.flatMap((one, index) => (one === null ? [] : [readCondition(one, [...path, index], reader)]));
}

/**
 * The ids and globs at `path`.
 *
 * @param mayBeSame whether `same` may stand there: by itself, in a rule that is placed on findings of others
 */
export function readNames(
  names: Names | undefined,
  path: Path,
  { source, complain, onName }: Pick<ConditionReader, 'source' | 'complain' | 'onName'>,
  mayBeSame = false,
): readonly string[] {
  const list = typeof names === 'string' ? [names] : (names ?? []);
  const isPlaced = (source.keysAt(['match']) ?? []).includes('on');
  for (const [index, name] of list.entries()) {
    if (name === null) continue;
    const at = typeof names === 'string' ? path : [...path, index];
    if (name === 'same' && !(mayBeSame && isPlaced && list.length === 1)) complain('condition-same', at, {});
    onName(name, at);
  }
  return present(list);
}

function readCondition(yaml: ConditionYaml, path: Path, reader: ConditionReader): Condition {
  const window = yaml.within ? windowOf(yaml.within) : null;
  const keys = reader.source.keysAt(path) ?? [];
  // Where a key was faulty, it may be the one that is missed.
  const isWhole = keys.every((key) => Object.hasOwn(yaml, key));
  const all: Condition[] = [];
  const findings = (where: 'earlier' | 'later' | 'same', key: 'earlier' | 'later' | 'same turn' | 'of') => {
    const names = yaml[key];
    if (!names) return;
    const rules = readNames(names, [...path, key], reader, true);
    all.push({ kind: 'findings', where, rules, window, count: where === 'same' ? 1 : (yaml.count ?? 1) });
  };
  const says = (where: 'earlier' | 'later' | 'same', key: 'says' | 'said before' | 'said after') => {
    const patterns = yaml[key];
    if (!patterns) return;
    all.push({
      kind: 'says',
      where,
      patterns: readPatterns(patterns, [...path, key], reader, reader.findPart),
      role: yaml.by ?? null,
      window,
    });
  };
  findings('earlier', 'earlier');
  findings('later', 'later');
  findings('same', 'same turn');
  findings('earlier', 'of');
  says('same', 'says');
  says('earlier', 'said before');
  says('later', 'said after');
  if (yaml.first) all.push({ kind: 'position', from: 'first', window: windowOf(yaml.first) });
  if (yaml.last) all.push({ kind: 'position', from: 'last', window: windowOf(yaml.last) });
  if (yaml.narrated) all.push({ kind: 'narrated', words: present(yaml.narrated) });
  if (yaml['followed by']) all.push({ kind: 'followed', role: yaml['followed by'] });
  if (yaml['minutes since']) {
    const { minutes } = yaml;
    const rules = readNames(yaml['minutes since'], [...path, 'minutes since'], reader);
    if (minutes === undefined && isWhole) reader.complain('condition-minutes', path, {});
    all.push({ kind: 'elapsed', rules, minutes: minutes ?? 1 });
  }
  if (yaml.not) all.push({ kind: 'not', conditions: readConditions(yaml.not, [...path, 'not'], reader) });
  if (yaml.any) all.push({ kind: 'any', conditions: readConditions(yaml.any, [...path, 'any'], reader) });
  const [only, ...further] = all;
  if (only === undefined && isWhole)
    reader.complain('condition-empty', path, { keys: Object.keys(yaml).join(', ') });
  else
    for (const [key, meant] of Object.entries(SAYS_MORE_OF))
      if (Object.hasOwn(yaml, key) && !meant.some((one) => keys.includes(one)))
        reader.complain('condition-key', [...path, key], { key, others: meant.join(', ') });
  return only !== undefined && further.length === 0 ? only : { kind: 'all', conditions: all };
}

/** `2 turns`, `2 staff turns` as a rule file has it. */
export function windowOf(text: string): TurnWindow {
  const [count = '1', role = ''] = text.split(' ');
  return { turns: Number(count), role: role === 'staff' || role === 'caller' ? role : null };
}
