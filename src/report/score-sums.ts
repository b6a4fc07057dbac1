import { reportScore } from '../messages/report-score.js';
import { textsIn } from '../messages/report-text.js';
import { reportTrends } from '../messages/report-trends.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import { shareOf } from '../text/share.js';
import { compareText } from './build.js';
import { letters } from './letters.js';
import { agentsOf } from './trend-keys.js';
import { type TrendCounts, trendLetters } from './trends.js';
import { inLanguage } from './wording.js';

interface Points {
  points: number;
  most: number;
}

/** What has been scored for one member of staff. */
interface AgentSums extends Points {
  calls: number;
  passed: number;
  readonly items: Map<string, Points>;
}

/** Sums of all members of staff, in the order in which they first occur; null stands for an unknown one. They grow in place. */
export type ScoreSums = Map<string | null, AgentSums>;

/** Adds one more call; who speaks for us in it answers for all of it. */
export function addScore(sums: ScoreSums, call: CallReport): void {
  const { score } = call;
  if (!score || score.percent === null) return;
  const agents = agentsOf(call);
  for (const agent of agents.length > 0 ? agents : [null]) {
    const sum = sums.get(agent) ?? {
      calls: 0,
      passed: 0,
      points: 0,
      most: 0,
      items: new Map<string, Points>(),
    };
    sums.set(agent, sum);
    for (const { id, points, most } of score.items) {
      const item = sum.items.get(id) ?? { points: 0, most: 0 };
      sum.items.set(id, item);
      item.points += points;
      item.most += most;
    }
    sum.calls++;
    if (score.isPassed) sum.passed++;
    sum.points += score.points;
    sum.most += score.most;
  }
}

/** Scores of one member of staff; shares in percent. */
export interface AgentScore {
  readonly name: string;
  readonly calls: number;
  /** Share of the points that could be had; null where there were none. */
  readonly percent: number | null;
  readonly passed: number;
  readonly passPercent: number;
  /** 95 % interval of `passPercent`. */
  readonly interval: readonly [low: number, high: number];
  /** By item, in the order of the form; null where it never applied. */
  readonly items: readonly (number | null)[];
}

/**
 * The scores by member of staff, by name.
 *
 * @param trends the groups of the same report, whose letters stand here too where names are to be hidden
 */
export function agentScores(
  sums: ScoreSums,
  trends: TrendCounts,
  options: ReportOptions,
): readonly AgentScore[] {
  const { scorecard, language, trend } = options;
  const text = textsIn(reportScore, language);
  const percent = (value: number) => Math.round(100 * value);
  const ofPoints = (sum: Points | undefined) =>
    sum === undefined || sum.most === 0 ? null : percent(sum.points / sum.most);
  const people = trend?.pseudonyms ? trendLetters(trends, trend.by) : null;
  const nameOf = (agent: string | null): string => {
    if (agent === null) return text('unknown');
    if (people === null) return agent;
    const letter = people.get(agent) ?? letters(people.size);
    people.set(agent, letter);
    return textsIn(reportTrends, language)('pseudonym', { letter });
  };
  return [...sums]
    .map(([agent, one]): AgentScore => {
      const share = shareOf(one.passed, one.calls);
      return {
        name: nameOf(agent),
        calls: one.calls,
        percent: ofPoints(one),
        passed: one.passed,
        passPercent: percent(share.value),
        interval: [percent(share.low), percent(share.high)],
        items: (scorecard?.items ?? []).map(({ id }) => ofPoints(one.items.get(id))),
      };
    })
    .sort((left, right) => compareText(left.name, right.name));
}

/** A table of scores, as text. */
export interface ScoreTable {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly lines: readonly (readonly (string | number)[])[];
}

/** The scores by member of staff; null where no call was scored. */
export function agentTable(sums: ScoreSums, trends: TrendCounts, options: ReportOptions): ScoreTable | null {
  const { scorecard, language } = options;
  if (!scorecard || sums.size === 0) return null;
  const text = textsIn(reportScore, language);
  const judged = scorecard.items.flatMap((item, index) => (item.demand === null ? [] : [{ item, index }]));
  return {
    heading: text('agents-heading', { title: inLanguage(scorecard.title, language) }),
    columns: [
      ...(['agent', 'calls', 'share', 'passes', 'pass-share', 'interval'] as const).map((name) => text(name)),
      ...judged.map(({ item }) => inLanguage(item.title, language)),
    ],
    lines: agentScores(sums, trends, options).map((one) => [
      one.name,
      one.calls,
      one.percent ?? '—',
      one.passed,
      one.passPercent,
      `${one.interval[0]}–${one.interval[1]}`,
      ...judged.map(({ index }) => one.items[index] ?? '—'),
    ]),
  };
}
