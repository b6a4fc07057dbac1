import { Chalk } from 'chalk';
import { compareTexts } from '../../messages/compare-text.js';
import { textsIn } from '../../messages/report-text.js';
import { groupOf, type Language, type RuleId, type RuleText } from '../../model/rule.js';
import { jsonText } from '../../report/json-call.js';
import { escapeMarkdown } from '../../report/markdown/escape.js';
import type { Change, Measure, RunChanges } from '../../score/compare-runs.js';
import { withoutControls } from '../../text/control-characters.js';
import type { Share, ShareDifference } from '../../text/share.js';
import { displayWidth, padEnd, padStart } from '../../text/width.js';

export const COMPARE_FORMATS = ['terminal', 'json', 'markdown'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];

/** What a comparison is worded with. */
export interface CompareWording {
  readonly language: Language;
  readonly color: boolean;
  readonly rules: ReadonlyMap<RuleId, RuleText>;
  /** Titles of the items of the evaluation form. */
  readonly items: ReadonlyMap<string, string>;
  readonly least: number;
}

/** Writes a comparison. */
export function formatComparison(
  changes: RunChanges,
  format: CompareFormat,
  wording: CompareWording,
): string {
  if (format === 'json') return `${jsonText(asJson(changes), 2)}\n`;
  const text = textsIn(compareTexts, wording.language);
  const { calls, shared, few } = changes;
  const isMarkdown = format === 'markdown';
  const paint = new Chalk({ level: wording.color && !isMarkdown ? 1 : 0 });
  const shown = changes.changes.filter(({ isShown }) => isShown);
  const open = changes.changes.filter(({ isShown }) => !isShown);
  const heading = (words: string) => (isMarkdown ? `## ${words}` : paint.bold(words));
  const table = (some: readonly Change[]) =>
    (isMarkdown ? markdownTable : alignedTable)(rowsOf(some, wording));
  return [
    isMarkdown ? `# ${text('title')}\n` : paint.bold(text('title')),
    text('calls', { before: calls[0], after: calls[1] }),
    ...(shared > 0 ? ['', text('same', { shared })] : []),
    '',
    heading(text('shown')),
    '',
    ...(shown.length === 0 ? [text('shown-none')] : table(shown)),
    '',
    ...(open.length === 0 ? [] : [heading(text('open')), '', ...table(open), '']),
    ...(few.length === 0
      ? []
      : [
          text('few', {
            least: wording.least,
            names: few.map(isMarkdown ? escapeMarkdown : withoutControls).join('、'),
          }),
          '',
        ]),
    text('note', { count: changes.changes.length }),
    '',
  ].join('\n');
}

function rowsOf(changes: readonly Change[], wording: CompareWording): readonly (readonly string[])[] {
  const text = textsIn(compareTexts, wording.language);
  return [
    (['measure', 'before', 'after', 'difference'] as const).map((name) => text(name)),
    ...changes.map((change) => [
      `${change.group === null ? '' : `${withoutControls(change.group)}: `}${nameOf(change.measure, wording)}`,
      shareText(change.before),
      shareText(change.after),
      `${differenceText(change.difference)}${change.isShown ? ` ${judgement(change, wording)}` : ''}`,
    ]),
  ];
}

function nameOf(measure: Measure, { language, rules, items }: CompareWording): string {
  const text = textsIn(compareTexts, language);
  if (measure.kind === 'item') {
    return text('item', { name: withoutControls(items.get(measure.item) ?? measure.item) });
  }
  if (measure.kind !== 'rule') return text(measure.kind);
  const title = rules.get(measure.rule)?.title;
  return title ? `${withoutControls(title[language] ?? title.ja)} (${measure.rule})` : measure.rule;
}

/** Better or worse where it is ours to do; more or fewer where it is the callers'. */
function judgement({ measure, difference }: Change, { language }: CompareWording): string {
  const text = textsIn(compareTexts, language);
  const isMore = difference.value > 0;
  const group = measure.kind === 'rule' ? groupOf(measure.rule) : null;
  if (measure.kind === 'risky' || group === 'staff') return text(isMore ? 'worse' : 'better');
  if (
    measure.kind === 'practice' ||
    measure.kind === 'passed' ||
    measure.kind === 'item' ||
    group === 'practice'
  )
    return text(isMore ? 'better' : 'worse');
  return text(isMore ? 'more' : 'fewer');
}

const points = (share: number) => (100 * share).toFixed(1);
const signed = (share: number) => `${share >= 0 ? '+' : '−'}${points(Math.abs(share))}`;

function shareText({ hits, of, value }: Share): string {
  return of === 0 ? '—' : `${points(value)}% (${hits}/${of})`;
}

function differenceText({ value, low, high }: ShareDifference): string {
  return `${signed(value)} (${signed(low)} – ${signed(high)})`;
}

function alignedTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => (index === 0 ? padEnd : padStart)(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  const line = ([name = '', ...figures]: readonly string[]) =>
    `| ${[escapeMarkdown(name), ...figures].join(' | ')} |`;
  return [line(head), '| --- | ---: | ---: | ---: |', ...rows.map(line)];
}

function asJson({ calls, shared, changes, few }: RunChanges): object {
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000 + 0;
  const share = ({ hits, of, value, low, high }: Share) => ({
    calls: hits,
    of,
    share: rounded(value),
    interval: [rounded(low), rounded(high)],
  });
  return {
    schemaVersion: 1,
    calls: { before: calls[0], after: calls[1], shared },
    changes: changes.map(({ group, measure, before, after, difference, isShown }) => ({
      group,
      ...(measure.kind === 'rule'
        ? { measure: 'rule', rule: measure.rule }
        : measure.kind === 'item'
          ? { measure: 'item', item: measure.item }
          : { measure: measure.kind }),
      before: share(before),
      after: share(after),
      difference: rounded(difference.value),
      interval: [rounded(difference.low), rounded(difference.high)],
      changed: isShown,
    })),
    few,
  };
}
