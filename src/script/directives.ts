import type { Problem } from '../model/problem.js';
import type { Comment, Transcript } from '../model/transcript.js';
import { globMatcher } from '../text/glob.js';
import { nearestName } from '../text/nearest.js';
import { type ExpectedItem, parseItems } from './expected-items.js';

/** What a turn is said to carry. An exact turn carries nothing besides; else only what is named is judged. */
export interface TurnExpectations {
  /** 1-based. */
  readonly turn: number;
  readonly items: readonly ExpectedItem[];
  readonly isExact: boolean;
}

/** `genchi-ignore`: findings that somebody looked at and accepts. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** 1-based; 0 for the whole call. */
  readonly turn: number;
  readonly line: number;
}

/** Rules whose findings the whole call must not have (`expect-clean`). */
export interface CleanRules {
  readonly rule: string;
  readonly line: number | null;
}

/** What the comments and labels of a call say about its findings. */
export interface Script {
  readonly expectations: readonly TurnExpectations[];
  readonly clean: readonly CleanRules[];
  /** True where also turns without expectations must carry nothing (`expect-all`). */
  readonly expectsAll: boolean;
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

const DIRECTIVES = ['expect', 'expect-clean', 'expect-all', 'genchi-ignore'] as const;
type DirectiveName = (typeof DIRECTIVES)[number];

interface Directive {
  readonly name: string;
  readonly rest: string;
}

/** A comment that reads like a directive; null for a comment of any other kind. */
function directiveOf(text: string): Directive | null {
  const found = /^([A-Za-z][\w-]*)(\s*[:：]\s*|\s+|$)(.*)$/s.exec(text.trim());
  if (!found) return null;
  const [, name = '', mark = '', rest = ''] = found;
  const isKnown = DIRECTIVES.some((one) => one === name);
  const namesRule = /^\S+\/\S+/.test(rest.replace(/^(?:not\s+|[?？])/, ''));
  // "Note: …" and "expect trouble here" are notes; our own names, or one near them before an id, are meant.
  const isMarked = rest === '' || /[:：]/.test(mark) || name.startsWith('genchi-');
  const isMeant = isKnown || /^(?:expect|genchi)-/.test(name) ? isMarked || namesRule : false;
  return isMeant || (namesRule && nearestName(name, DIRECTIVES) !== null) ? { name, rest } : null;
}

/**
 * Reads the expectations and suppressions of a call: its comment lines, the `labels` of its turns, and the fields
 * `expect-clean` and `expect-all` of JSON. Unknown ids and malformed directives are problems with file and line.
 */
export function readScript(transcript: Transcript, ruleIds: readonly string[]): Script {
  const problems: Problem[] = [];
  const items = new Map<number, ExpectedItem[]>();
  const clean: CleanRules[] = [];
  const suppressions: Suppression[] = [];
  let expectsAll = transcript.fields['expect-all'] === 'true';
  const complain = (code: string, line: number | null, values: Readonly<Record<string, string>>) =>
    problems.push({ code, file: transcript.file, line, column: null, arguments: values });
  const isKnown = (rule: string, line: number | null): boolean => {
    if (ruleIds.some(globMatcher(rule))) return true;
    complain('script-rule-unknown', line, { name: rule, nearest: nearestName(rule, ruleIds) ?? '' });
    return false;
  };
  const readClean = (list: string, line: number | null) => {
    for (const rule of list.split(/[\s,、，]+/).filter((one) => one !== '')) {
      if (isKnown(rule, line)) clean.push({ rule, line });
    }
  };
  const read = (name: DirectiveName, rest: string, { turn, line, text }: Comment) => {
    const isAtHead = turn === 0;
    if (name === 'expect') {
      const parsed = parseItems(rest, line);
      if (isAtHead) complain('script-expect-at-head', line, { text });
      else if (parsed === null) complain('script-malformed', line, { text });
      else items.set(turn, [...(items.get(turn) ?? []), ...parsed.filter((one) => isKnown(one.rule, line))]);
      return;
    }
    if (name === 'genchi-ignore') {
      const [, rule = '', reason = ''] = /^([^\s:：]+)\s*(?:[:：]\s*(.*))?$/.exec(rest.trim()) ?? [];
      if (rule === '' || reason === '') complain('script-ignore-malformed', line, { text });
      else if (isKnown(rule, line)) suppressions.push({ rule, reason, turn, line });
      return;
    }
    if (!isAtHead) complain('script-not-at-head', line, { name });
    else if (name === 'expect-all') expectsAll = true;
    else if (rest.trim() === '') complain('script-malformed', line, { text });
    else readClean(rest, line);
  };
  readClean(transcript.fields['expect-clean'] ?? '', null);
  for (const comment of transcript.comments) {
    const directive = directiveOf(comment.text);
    if (directive === null) continue;
    const name = DIRECTIVES.find((one) => one === directive.name);
    if (name) read(name, directive.rest, comment);
    else {
      const nearest = nearestName(directive.name, DIRECTIVES) ?? '';
      complain('script-directive-unknown', comment.line, { name: directive.name, nearest });
    }
  }
  const expectations = transcript.turns.flatMap((turn, index): readonly TurnExpectations[] => {
    const labelled = [
      ...(turn.labels ?? []).map((label): ExpectedItem => itemOfLabel('present', label)),
      ...(turn.optional ?? []).map((label): ExpectedItem => itemOfLabel('optional', label)),
    ].filter((one) => isKnown(one.rule, turn.segments[0]?.line ?? null));
    const all = [...labelled, ...(items.get(index + 1) ?? [])];
    const isExact = turn.labels !== undefined || all.some((one) => one.kind === 'present');
    return all.length > 0 || isExact ? [{ turn: index + 1, items: all, isExact }] : [];
  });
  return { expectations, clean, expectsAll, suppressions, problems };
}

function itemOfLabel(
  kind: ExpectedItem['kind'],
  label: { readonly id: string; readonly evidence?: string },
): ExpectedItem {
  return { kind, rule: label.id, evidence: label.evidence ?? null, line: null };
}

/** The suppressions of a call alone, with their problems: all that a check reads of its comments. */
export function readSuppressions(
  transcript: Transcript,
  ruleIds: readonly string[],
): Pick<Script, 'suppressions' | 'problems'> {
  const comments = transcript.comments.filter(({ text }) => directiveOf(text)?.name.startsWith('genchi-'));
  if (comments.length === 0) return { suppressions: [], problems: [] };
  return readScript({ ...transcript, comments, turns: [], fields: {} }, ruleIds);
}
