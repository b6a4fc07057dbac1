import { reportCoach } from '../../messages/report-coach.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import { clockOf } from '../../text/timestamp.js';
import { evidenceOf, severityRank, turnOf } from '../build.js';
import { isPraise } from '../finding-kind.js';
import { timeOf } from '../place.js';
import { wordItems } from '../score-words.js';
import { wordFinding } from '../wording.js';
import type { Change, Praise } from './sheet.js';

/** So much of each fits on a page, and in a head. */
export const MOST_PRAISE = 3;
export const MOST_CHANGES = 2;
/** Characters of one quotation, of what it does and of a reply. */
const LONGEST_WORDS = 60;
const LONGEST_WHY = 90;
const LONGEST_REPLY = 120;

/** A finding with its call. */
export interface FoundIn {
  readonly call: CallReport;
  readonly finding: Finding;
}

/** Good practice of our side. */
export function praiseIn(call: CallReport): readonly FoundIn[] {
  return call.findings.filter(isPraise).map((finding) => ({ call, finding }));
}

/** What our side said that can be held against us. */
export function risksIn(call: CallReport): readonly FoundIn[] {
  return call.findings
    .filter((finding) => finding.speaker === 'staff' && groupOf(finding.rule) === 'staff')
    .map((finding) => ({ call, finding }));
}

/** The findings of each rule together, the gravest and surest rule first, in each the surest finding first. */
export function byRule(found: readonly FoundIn[]): readonly (readonly FoundIn[])[] {
  const groups = new Map<string, FoundIn[]>();
  for (const one of found) {
    const group = groups.get(one.finding.rule);
    if (group) group.push(one);
    else groups.set(one.finding.rule, [one]);
  }
  const weight = (group: readonly FoundIn[]) =>
    group.reduce((sum, { finding }) => sum + finding.confidence * 2 ** -severityRank(finding.severity), 0);
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => b.finding.confidence - a.finding.confidence))
    .sort((left, right) => weight(right) - weight(left));
}

/**
 * What went well, never empty: good practice, else items of the form that are met, else what was kept from.
 *
 * @param count whether to tell how often each was found
 */
export function praise(
  found: readonly FoundIn[],
  calls: readonly CallReport[],
  options: ReportOptions,
  count: boolean,
): readonly Praise[] {
  const text = textsIn(reportCoach, options.language);
  const practice = byRule(found).map((group): Praise => {
    const [first] = group;
    return first
      ? {
          title: titled(first, group.length, options, count),
          where: whereOf(first, options, count),
          words: quoted(first),
        }
      : { title: '', where: '', words: '' };
  });
  const met =
    calls.length === 1 && calls[0]
      ? wordItems(calls[0], options)
          .filter(({ outcome, ground }) => outcome === 'met' && ground !== '')
          .map(({ title, ground }): Praise => ({ title, where: ground, words: '' }))
      : [];
  const risks = calls.flatMap(risksIn);
  const said = (name: 'good-pressure' | 'good-clear' | 'good-whole'): Praise => ({
    title: text(name),
    where: '',
    words: '',
  });
  const rest = [
    ...(hasPressure(calls) && !risks.some(({ finding }) => ENDS_OR_REFUSES.has(finding.rule))
      ? [said('good-pressure')]
      : []),
    ...(risks.some(({ finding }) => ADMITS_OR_PROMISES.has(finding.rule)) ? [] : [said('good-clear')]),
  ];
  const all = [...practice, ...met, ...(practice.length + met.length < 2 ? rest : [])];
  return all.length > 0 ? all.slice(0, MOST_PRAISE) : [said('good-whole')];
}

/** Rules that tell against having listened on, and against having kept from admissions. */
const ENDS_OR_REFUSES: ReadonlySet<string> = new Set([
  'staff/abrupt-termination',
  'staff/emotional-refusal',
  'staff/brush-off',
  'staff/counter-attack',
]);
const ADMITS_OR_PROMISES: ReadonlySet<string> = new Set([
  'staff/premature-fault-admission',
  'staff/premature-apology',
  'staff/unauthorised-promise',
  'staff/capitulation',
]);

function hasPressure(calls: readonly CallReport[]): boolean {
  return calls.some(({ findings }) => findings.some(({ rule }) => groupOf(rule) === 'caller'));
}

/** The two things that matter most, with the reply to say instead; fewer where fewer are found, then items of the form. */
export function changes(
  found: readonly FoundIn[],
  calls: readonly CallReport[],
  options: ReportOptions,
  count: boolean,
): readonly Change[] {
  const ofRules = byRule(found).flatMap((group): readonly Change[] => {
    const [first] = group;
    if (!first) return [];
    const { message, instead } = wordFinding(first.finding, first.call.transcript, options);
    return [
      {
        title: titled(first, group.length, options, count),
        where: whereOf(first, options, count),
        words: quoted(first),
        why: shortened(message, LONGEST_WHY),
        instead: shortened(instead ?? '', LONGEST_REPLY),
      },
    ];
  });
  const [only, ...others] = calls;
  const ofForm =
    only && others.length === 0
      ? wordItems(only, options)
          .filter(({ outcome, advice }) => outcome === 'missed' && advice !== '')
          .map(({ title, advice }): Change => ({ title, where: '', words: '', why: advice, instead: '' }))
      : [];
  return [...ofRules, ...ofForm].slice(0, MOST_CHANGES);
}

function titled({ call, finding }: FoundIn, times: number, options: ReportOptions, count: boolean): string {
  const { title } = wordFinding(finding, call.transcript, options);
  if (!count || times < 2) return title;
  const text = textsIn(reportCoach, options.language);
  return options.language === 'ja'
    ? `${title}（${text('times', { count: times })}）`
    : `${title} (${text('times', { count: times })})`;
}

/** 「発話2 0:31」, with the call where several are told of. */
function whereOf({ call, finding }: FoundIn, { language }: ReportOptions, isOfSeveral: boolean): string {
  const time = timeOf(turnOf(call.transcript, finding), finding.evidence.start);
  return [
    ...(isOfSeveral ? [call.transcript.fields.title || call.transcript.id] : []),
    textsIn(reportTerms, language)('turn', { turn: finding.turn }),
    ...(time === null ? [] : [clockOf(time)]),
  ].join(' ');
}

function quoted({ call, finding }: FoundIn): string {
  return shortened(evidenceOf(call.transcript, finding).replace(/\s*\n\s*/g, ''), LONGEST_WORDS);
}

/** A text cut to so many characters. */
export function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
