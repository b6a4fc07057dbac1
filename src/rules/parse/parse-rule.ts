import type { Problem } from '../../model/problem.js';
import type {
  Condition,
  LocalisedText,
  Reference,
  Reply,
  ReplyStage,
  Rule,
  RuleExample,
  RuleId,
  Severity,
  TurnWindow,
} from '../../model/rule.js';
import type { PhraseFunction } from '../../model/token.js';
import type { Role } from '../../model/transcript.js';
import { parseExample } from './parse-example.js';
import type { FindPart } from './parse-pattern.js';
import { checkRawPatterns } from './raw-patterns.js';
import {
  checkNames,
  type GradeYaml,
  type Path,
  type PatternYaml,
  type RuleReader,
  readGrades,
  readParts,
  readPatterns,
} from './rule-patterns.js';
import { ruleSchema } from './rule-schema.js';
import { validateYaml } from './validate-yaml.js';

type Names = string | readonly string[];

/** A condition as the YAML has it, after the schema has checked it. */
interface ConditionYaml {
  readonly earlier?: Names;
  readonly later?: Names;
  readonly 'same turn'?: Names;
  readonly of?: Names;
  readonly within?: string;
  readonly count?: number;
  readonly first?: string;
  readonly last?: string;
  readonly says?: readonly string[];
  readonly 'said before'?: readonly string[];
  readonly 'said after'?: readonly string[];
  readonly by?: Role;
  readonly narrated?: readonly string[];
  readonly 'followed by'?: Role;
  readonly 'minutes since'?: Names;
  readonly minutes?: number;
  readonly not?: ConditionYaml | readonly ConditionYaml[];
  readonly any?: readonly ConditionYaml[];
}

type ConditionsYaml = ConditionYaml | readonly ConditionYaml[];

interface ReplyYaml extends LocalisedText {
  readonly stage: ReplyStage;
  readonly case?: LocalisedText & { readonly words?: readonly string[] };
  readonly 'records-calls'?: boolean;
}

interface RuleYaml {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly speaker: Role;
  readonly title: LocalisedText;
  readonly message: LocalisedText;
  readonly match?: {
    readonly where?: Readonly<Record<string, string>>;
    readonly any?: readonly PatternYaml[];
    readonly except?: readonly PatternYaml[];
    readonly veto?: readonly PhraseFunction[];
    readonly 'cue veto'?: readonly PhraseFunction[];
    readonly narrated?: readonly string[];
    readonly on?: Names;
  };
  readonly grade?: readonly GradeYaml[];
  readonly context?: {
    readonly once?: 'call';
    readonly require?: ConditionsYaml;
    readonly unless?: ConditionsYaml;
    readonly escalate?: { readonly when: ConditionsYaml; readonly to: Severity };
  };
  readonly why: LocalisedText;
  readonly instead?: LocalisedText | readonly ReplyYaml[];
  readonly basis?: readonly string[];
  readonly examples: {
    readonly flag: readonly (string | readonly string[])[];
    readonly pass: readonly (string | readonly string[])[];
  };
}

/** A rule, or null with the problems that keep it from being one. */
export interface ParsedRule {
  readonly rule: Rule | null;
  /** The rule as far as it could be read, without its faulty patterns; null where the file is not as its schema wants it. */
  readonly draft: Rule | null;
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
  expectedId: string | null,
  references: ReadonlyMap<string, Reference>,
): ParsedRule {
  const source = validateYaml(file, text, ruleSchema);
  const problems: Problem[] = [...source.problems];
  const complain = (code: string, path: Path, values: Readonly<Record<string, string>>, offset = 0) =>
    problems.push({ code, file, ...source.placeOf(path, offset), arguments: values });
  if (source.value === undefined) {
    checkRawPatterns(source.raw, { source, complain });
    return { rule: null, draft: null, problems };
  }
  const yaml = source.value as RuleYaml;

  if (expectedId !== null && yaml.id !== expectedId) {
    complain('rule-id-path', ['id'], { found: yaml.id, expected: expectedId });
  }
  const match = yaml.match ?? {};
  const parts = readParts(match.where ?? {}, { source, complain });
  const reader: Reader = { source, complain, findPart: parts.find };
  const any = readPatterns(match.any ?? [], ['match', 'any'], reader, parts.find);
  const except = readPatterns(match.except ?? [], ['match', 'except'], reader, parts.find);
  const lists = [
    [['match', 'any'], match.any ?? []],
    [['match', 'except'], match.except ?? []],
  ] as const;
  checkNames(lists, reader);
  const require = readConditions(yaml.context?.require, ['context', 'require'], reader);
  const unless = readConditions(yaml.context?.unless, ['context', 'unless'], reader);
  const escalate = yaml.context?.escalate
    ? {
        when: readConditions(yaml.context.escalate.when, ['context', 'escalate', 'when'], reader),
        to: yaml.context.escalate.to,
      }
    : null;
  const grade = readGrades(yaml.grade ?? [], any, reader, parts.find);
  const rule: Rule = {
    file,
    id: yaml.id,
    severity: yaml.severity,
    speaker: yaml.speaker,
    title: yaml.title,
    message: yaml.message,
    why: yaml.why,
    instead: readReplies(yaml.instead),
    basis: (yaml.basis ?? []).flatMap((id, index) => {
      const reference = references.get(id);
      if (!reference)
        complain('rule-basis', ['basis', index], { id, known: [...references.keys()].join(', ') });
      return reference ? [reference] : [];
    }),
    where: parts.finish(),
    any,
    except,
    grade,
    veto: match.veto ?? [],
    cueVeto: ['quoted', ...(match['cue veto'] ?? [])],
    narrated: match.narrated ?? [],
    on: namesOf(match.on),
    require,
    unless,
    once: yaml.context?.once !== undefined,
    escalate,
    flag: readExamples(yaml, 'flag', reader),
    pass: readExamples(yaml, 'pass', reader),
  };
  return { rule: problems.length === 0 ? rule : null, draft: rule, problems };
}

/** A reader that knows the parts of the rule. */
interface Reader extends RuleReader {
  readonly findPart: FindPart;
}

/** A single text is a first reply for all cases. */
function readReplies(yaml: RuleYaml['instead']): readonly Reply[] {
  if (yaml === undefined) return [];
  if ('ja' in yaml) return [{ stage: 'first', case: null, recordsCalls: null, text: yaml }];
  return yaml.map(({ stage, case: meant, 'records-calls': recordsCalls, ...text }) => {
    const { words = [], ...name } = meant ?? { ja: '' };
    return { stage, case: meant ? { name, words } : null, recordsCalls: recordsCalls ?? null, text };
  });
}

function readExamples(yaml: RuleYaml, key: 'flag' | 'pass', reader: Reader): readonly RuleExample[] {
  return yaml.examples[key].map((example, index) =>
    parseExample(example, yaml.speaker, reader.source.placeOf(['examples', key, index]).line),
  );
}

function readConditions(yaml: ConditionsYaml | undefined, path: Path, reader: Reader): readonly Condition[] {
  if (yaml === undefined) return [];
  if (Array.isArray(yaml)) {
    return (yaml as readonly ConditionYaml[]).map((one, index) =>
      readCondition(one, [...path, index], reader),
    );
  }
  return [readCondition(yaml as ConditionYaml, path, reader)];
}

function readCondition(yaml: ConditionYaml, path: Path, reader: Reader): Condition {
  const window = yaml.within ? windowOf(yaml.within) : null;
  const count = yaml.count ?? 1;
  const all: Condition[] = [];
  const findings = (where: 'earlier' | 'later' | 'same', names: Names | undefined) => {
    if (names) all.push({ kind: 'findings', where, rules: namesOf(names), window, count });
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
  findings('earlier', yaml.earlier);
  findings('later', yaml.later);
  findings('same', yaml['same turn']);
  findings('earlier', yaml.of);
  says('same', 'says');
  says('earlier', 'said before');
  says('later', 'said after');
  if (yaml.first) all.push({ kind: 'position', from: 'first', window: windowOf(yaml.first) });
  if (yaml.last) all.push({ kind: 'position', from: 'last', window: windowOf(yaml.last) });
  if (yaml.narrated) all.push({ kind: 'narrated', words: yaml.narrated });
  if (yaml['followed by']) all.push({ kind: 'followed', role: yaml['followed by'] });
  if (yaml['minutes since']) {
    const { minutes } = yaml;
    if (minutes === undefined) reader.complain('condition-minutes', path, {});
    else all.push({ kind: 'elapsed', rules: namesOf(yaml['minutes since']), minutes });
  }
  if (yaml.not) all.push({ kind: 'not', conditions: readConditions(yaml.not, [...path, 'not'], reader) });
  if (yaml.any) all.push({ kind: 'any', conditions: readConditions(yaml.any, [...path, 'any'], reader) });
  const [only, ...others] = all;
  if (only === undefined) reader.complain('condition-empty', path, { keys: Object.keys(yaml).join(', ') });
  return only !== undefined && others.length === 0 ? only : { kind: 'all', conditions: all };
}

/** `2 turns`, `2 staff turns` as a rule file has it. */
export function windowOf(text: string): TurnWindow {
  const [count = '1', role = ''] = text.split(' ');
  return { turns: Number(count), role: role === 'staff' || role === 'caller' ? role : null };
}

function namesOf(names: Names | undefined): readonly string[] {
  if (names === undefined) return [];
  return typeof names === 'string' ? [names] : names;
}
