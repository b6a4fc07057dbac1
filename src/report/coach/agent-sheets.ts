import { reportCoach } from '../../messages/report-coach.js';
import { reportScore } from '../../messages/report-score.js';
import { textsIn } from '../../messages/report-text.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import { compareText } from '../build.js';
import { addScore, agentScores, type ScoreSums } from '../score-sums.js';
import { OUTCOME_MARKS, type WordedItem } from '../score-words.js';
import { scoreCall } from '../scores.js';
import { agentsOf } from '../trend-keys.js';
import { inLanguage } from '../wording.js';
import { changes, praise, praiseIn, risksIn } from './choose.js';
import type { CoachSheet } from './sheet.js';

/** So many calls are listed. */
const MOST_CALLS = 12;

/** The calls of each member of staff. */
export type CallsByAgent = ReadonlyMap<string, readonly CallReport[]>;

/** The calls with one more, under the name of each who took it. */
export function addCall(calls: Map<string, CallReport[]>, call: CallReport): void {
  for (const agent of agentsOf(call)) {
    const own = ownPart(call, agent);
    const before = calls.get(agent);
    if (before) before.push(own);
    else calls.set(agent, [own]);
  }
}

/** The call with what this member of staff said alone, where several speak for us. */
function ownPart(call: CallReport, agent: string): CallReport {
  if (agentsOf(call).length < 2) return call;
  return {
    ...call,
    findings: call.findings.filter(
      ({ speaker, turn }) => speaker !== 'staff' || call.transcript.turns[turn - 1]?.speaker === agent,
    ),
  };
}

/** A sheet for each member of staff, by name. */
export function agentSheets(calls: CallsByAgent, options: ReportOptions): readonly CoachSheet[] {
  return [...calls]
    .sort(([left], [right]) => compareText(left, right))
    .map(([agent, own]) => agentSheet(agent, own, options));
}

function agentSheet(agent: string, calls: readonly CallReport[], options: ReportOptions): CoachSheet {
  const text = textsIn(reportCoach, options.language);
  const days = calls.flatMap(({ transcript }) => transcript.date?.slice(0, 10) ?? []).sort(compareText);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const pressure = calls.flatMap(({ findings }) => findings.filter(({ rule }) => groupOf(rule) === 'caller'));
  const suspected = calls.filter(({ verdict }) => verdict?.kind === 'suspected-harassment').length;
  const shown = byRisk(calls, options).slice(0, MOST_CALLS);
  return {
    heading: agent,
    facts: [
      [text('agent'), agent],
      [text('calls'), text('calls-value', { calls: calls.length })],
      [text('period'), first === last ? first : `${first} – ${last}`],
      [text('faced'), text('faced-value', { count: pressure.length, calls: calls.length, suspected })],
    ],
    notices: [],
    good: praise(calls.flatMap(praiseIn), calls, options, true),
    changes: changes(calls.flatMap(risksIn), calls, options, true),
    form: formOf(calls, options),
    turnsHeading: '',
    turns: [],
    listHeading:
      shown.length < calls.length
        ? text('list-part', { all: calls.length, shown: shown.length })
        : text('list'),
    list: shown.map((call) => callLine(call, options)),
  };
}

/** The calls to look at first, then by date. */
function byRisk(calls: readonly CallReport[], { scoreWeights }: ReportOptions): readonly CallReport[] {
  const risk = new Map(calls.map((call) => [call, scoreCall(call, scoreWeights).staffRisk]));
  return calls.toSorted(
    (left, right) =>
      (risk.get(right) ?? 0) - (risk.get(left) ?? 0) ||
      compareText(left.transcript.date ?? '', right.transcript.date ?? ''),
  );
}

function callLine(call: CallReport, { scoreWeights, language }: ReportOptions): readonly string[] {
  const text = textsIn(reportCoach, language);
  const { staffRisk, callerPressure } = scoreCall(call, scoreWeights);
  const { date = '', fields, id } = call.transcript;
  return [
    date.slice(0, 10),
    fields.title || id,
    `${text('risk')} ${staffRisk}`,
    `${text('pressure')} ${callerPressure}`,
    call.score?.percent == null ? '' : `${call.score.percent}%`,
  ];
}

/** The share of the points of each item over all calls. */
function formOf(calls: readonly CallReport[], options: ReportOptions): readonly WordedItem[] {
  const { scorecard, language } = options;
  if (!scorecard) return [];
  const text = textsIn(reportScore, language);
  const sums: ScoreSums = new Map();
  for (const call of calls) addScore(sums, { ...call, transcript: { ...call.transcript, agent: ' ' } });
  const [sum] = agentScores(sums, new Map(), options);
  return scorecard.items.map(({ title, section, isCritical, demand }, index): WordedItem => {
    const percent = sum?.items[index] ?? null;
    const outcome = demand === null ? 'by-hand' : percent === null ? 'not-applicable' : 'partly';
    return {
      section: section ? inLanguage(section, language) : '',
      title: inLanguage(title, language),
      isCritical,
      outcome,
      result: percent === null ? `${OUTCOME_MARKS[outcome]} ${text(outcome)}` : `${percent}%`,
      points: '',
      ground: '',
      advice: '',
    };
  });
}
