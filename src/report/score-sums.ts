import { reportScore } from '../messages/report-score.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import { shareOf } from '../text/share.js';
import { compareText } from './build.js';
import { letters } from './letters.js';
import { agentsOf } from './trend-keys.js';
import { inLanguage } from './wording.js';

interface Points {
  readonly points: number;
  readonly most: number;
}

/** What has been scored for one member of staff. */
interface AgentSums extends Points {
  readonly calls: number;
  readonly passed: number;
  readonly items: ReadonlyMap<string, Points>;
}

/** Sums of all members of staff, in the order in which they first occur; null stands for an unknown one. */
export type ScoreSums = ReadonlyMap<string | null, AgentSums>;

/** The sums before the first call. */
export const NO_SCORES: ScoreSums = new Map();

/** The sums with one more call; who speaks for us in it answers for all of it. */
export function addScore(sums: ScoreSums, call: CallReport): ScoreSums {
  const { score } = call;
  if (!score || score.percent === null) return sums;
  const after = new Map(sums);
  const agents = agentsOf(call);
  for (const agent of agents.length > 0 ? agents : [null]) {
    const before = after.get(agent);
    const items = new Map(before?.items);
    for (const { id, points, most } of score.items) {
      const sum = items.get(id);
      items.set(id, { points: (sum?.points ?? 0) + points, most: (sum?.most ?? 0) + most });
    }
    after.set(agent, {
      calls: (before?.calls ?? 0) + 1,
      passed: (before?.passed ?? 0) + (score.isPassed ? 1 : 0),
      points: (before?.points ?? 0) + score.points,
      most: (before?.most ?? 0) + score.most,
      items,
    });
  }
  return after;
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

/** The scores by member of staff, by name. */
export function agentScores(sums: ScoreSums, options: ReportOptions): readonly AgentScore[] {
  const { scorecard, language, trend } = options;
  const text = textsIn(reportScore, language);
  const percent = (value: number) => Math.round(100 * value);
  const ofPoints = (sum: Points | undefined) =>
    sum === undefined || sum.most === 0 ? null : percent(sum.points / sum.most);
  let people = 0;
  return [...sums]
    .map(([agent, one]): AgentScore => {
      const share = shareOf(one.passed, one.calls);
      return {
        name: agent === null ? text('unknown') : trend?.pseudonyms ? letters(people++) : agent,
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
export function agentTable(sums: ScoreSums, options: ReportOptions): ScoreTable | null {
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
    lines: agentScores(sums, options).map((one) => [
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
