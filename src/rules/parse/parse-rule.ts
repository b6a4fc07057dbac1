import type { Problem } from '../../model/problem.js';
import type { Reference, Reply, Rule, RuleExample, RuleId } from '../../model/rule.js';
import { parseExample } from './parse-example.js';
import { type ConditionReader, readConditions, readNames } from './read-conditions.js';
import { checkNames, type Path, readGrades, readParts, readPatterns } from './rule-patterns.js';
import { ruleSchema } from './rule-schema.js';
import { isList, isWhole, present, type RuleYaml } from './rule-yaml.js';
import { validateYaml } from './validate-yaml.js';

/** 1-based place in a file. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A rule, or null with the problems that keep it from being one. */
export interface ParsedRule {
  readonly rule: Rule | null;
  /** The rule as far as it could be read, without what is faulty in it. */
  readonly draft: Rule;
  /** Null where neither the file nor its path tells it. */
  readonly id: RuleId | null;
  readonly idPlace: Place;
  /** Where the rule names others, by the id or glob as written. */
  readonly namePlaces: ReadonlyMap<string, Place>;
  readonly problems: readonly Problem[];
}

/**
 * Reads a rule file. All faults are reported at once with line, column and remedy.
 *
 * @param file path as the user knows it
 * @param expectedId the id that the path stands for; null where the path says nothing
 */
export function parseRule(
  file: string,
  text: string,
  expectedId: RuleId | null,
  references: ReadonlyMap<string, Reference>,
): ParsedRule {
  const source = validateYaml(file, text, ruleSchema);
  const problems: Problem[] = [...source.problems];
  const namePlaces = new Map<string, Place>();
  const idPlace = source.placeOf(['id']);
  const complain = (code: string, path: Path, values: Readonly<Record<string, string>>, offset = 0) =>
    problems.push({ code, file, ...source.placeOf(path, offset), arguments: values });
  const reader = {
    source,
    complain,
    isFaulty: () => problems.length > 0,
    onName: (name: string, path: Path) => {
      if (!namePlaces.has(name)) namePlaces.set(name, source.placeOf(path));
    },
  };
  const yaml = (source.sound ?? {}) as RuleYaml;
  if (expectedId !== null && yaml.id !== undefined && yaml.id !== expectedId)
    complain('rule-id-path', ['id'], { found: yaml.id, expected: expectedId });
  const id = yaml.id ?? expectedId;
  const draft = { ...readRule(yaml, reader, references), file, id: id ?? (`unread/${file}` as const) };
  const isSound = problems.length === 0;
  return {
    rule: isSound ? draft : null,
    ...{ draft, id, idPlace, namePlaces, problems },
  };
}

function readRule(
  yaml: RuleYaml,
  file: Omit<ConditionReader, 'findPart'>,
  references: ReadonlyMap<string, Reference>,
): Omit<Rule, 'file' | 'id'> {
  const match = yaml.match ?? {};
  const parts = readParts(match.where ?? {}, file);
  const reader: ConditionReader = { ...file, findPart: parts.find };
  const any = readPatterns(match.any ?? [], ['match', 'any'], reader, parts.find);
  const except = readPatterns(match.except ?? [], ['match', 'except'], reader, parts.find);
  const lists = [
    [['match', 'any'], match.any ?? []],
    [['match', 'except'], match.except ?? []],
  ] as const;
  checkNames(lists, reader);
  const { require, unless, escalate, once } = yaml.context ?? {};
  const conditions = {
    require: readConditions(require, ['context', 'require'], reader),
    unless: readConditions(unless, ['context', 'unless'], reader),
    escalate: escalate
      ? {
          when: readConditions(escalate.when, ['context', 'escalate', 'when'], reader),
          to: escalate.to ?? 'note',
        }
      : null,
  };
  const grade = readGrades(yaml.grade ?? [], match.any ?? [], any, reader, parts.find);
  return {
    severity: yaml.severity ?? 'note',
    speaker: yaml.speaker ?? 'staff',
    title: yaml.title ?? NO_TEXT,
    message: yaml.message ?? NO_TEXT,
    why: yaml.why ?? NO_TEXT,
    instead: readReplies(yaml.instead),
    basis: readBasis(yaml.basis ?? [], reader, references),
    where: parts.finish(),
    any,
    except,
    grade,
    veto: present(match.veto),
    cueVeto: ['quoted', ...present(match['cue veto'])],
    narrated: present(match.narrated),
    on: readNames(match.on, ['match', 'on'], reader),
    ...conditions,
    once: once !== undefined,
    flag: readExamples(yaml, 'flag', reader),
    pass: readExamples(yaml, 'pass', reader),
  };
}

/** Of a draft. */
const NO_TEXT = { ja: '' } as const;

function readBasis(
  ids: readonly (string | null)[],
  { complain }: ConditionReader,
  references: ReadonlyMap<string, Reference>,
): readonly Reference[] {
  return ids.flatMap((id, index) => {
    if (id === null) return [];
    const reference = references.get(id);
    if (!reference)
      complain('rule-basis', ['basis', index], { id, known: [...references.keys()].join(', ') });
    return reference ? [reference] : [];
  });
}

/** A single text is a first reply for all cases. */
function readReplies(yaml: RuleYaml['instead']): readonly Reply[] {
  if (yaml === undefined) return [];
  if (!isList(yaml)) return [{ stage: 'first', case: null, recordsCalls: null, text: yaml }];
  return present(yaml).map(({ stage, case: meant, 'records-calls': recordsCalls, ...text }) => {
    const { words = [], ...name } = meant ?? { ja: '' };
    return { stage, case: meant ? { name, words } : null, recordsCalls: recordsCalls ?? null, text };
  });
}

function readExamples(
  yaml: RuleYaml,
  key: 'flag' | 'pass',
  { source }: ConditionReader,
): readonly RuleExample[] {
  return (yaml.examples?.[key] ?? []).flatMap((example, index) =>
    isWhole(example)
      ? [parseExample(example, yaml.speaker ?? 'staff', source.placeOf(['examples', key, index]).line)]
      : [],
  );
}
