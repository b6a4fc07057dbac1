import { describeProblem } from '../messages/problem-text.js';
import type { Problem } from '../model/problem.js';
import type { Reporter, ReportOptions, RunSummary, TrendOptions } from '../model/report.js';
import { VERDICTS } from '../model/verdict.js';
import type { Share } from '../text/share.js';
import { callToJson, jsonText } from './json-call.js';
import { addScore, agentScores, type ScoreSums } from './score-sums.js';
import { partsOf } from './trend-keys.js';
import { countTrend, type TrendCounts, trendRows } from './trends.js';
import { inLanguage } from './wording.js';

/** The version of the JSON report; it grows when a field goes or changes its meaning. */
export const SCHEMA_VERSION = 1;

/**
 * The whole report as one JSON object, one call a line. `summary` and `problems` are known last and stand last, so that
 * no run has to be held in memory.
 */
export const jsonReporter: Reporter = {
  name: 'json',
  extension: 'json',
  open: (options) => {
    let calls = 0;
    const add = (call: object): string => `${calls++ === 0 ? '\n' : ',\n'}${jsonText(call)}`;
    const scores: ScoreSums = new Map();
    const { trend } = options;
    const trends: TrendCounts = new Map();
    return {
      head: () => {
        const tool = { name: 'genchi', version: options.toolVersion };
        const shard = options.shard ? `"shard": ${jsonText(options.shard)},\n` : '';
        return `{\n"schemaVersion": ${SCHEMA_VERSION},\n"tool": ${jsonText(tool)},\n${shard}"calls": [`;
      },
      call: (call) => {
        addScore(scores, call);
        if (trend) countTrend(trends, call, trend);
        return add(callToJson(call, options, options.withTurns ?? false));
      },
      stored: (stored, call) => {
        addScore(scores, call);
        if (trend) countTrend(trends, call, trend);
        return add(stored);
      },
      tail: (summary) =>
        `${calls === 0 ? '' : '\n'}],\n${scorecardLine(scores, trends, options)}${trend ? trendsLine(trends, trend, options) : ''}"problems": ${jsonText(problemsToJson(summary.problems, options))},\n` +
        `"summary": ${jsonText(summaryToJson(summary))}\n}\n`,
    };
  },
};

/** The form with the scores by member of staff, as a line of its own; empty where nothing was scored. */
function scorecardLine(scores: ScoreSums, trends: TrendCounts, options: ReportOptions): string {
  const { scorecard, language } = options;
  if (!scorecard) return '';
  const agents = agentScores(scores, trends, options).map(
    ({ name, calls, percent, passed, interval, items }) => ({
      agent: name,
      calls,
      percent,
      passed,
      interval,
      items: Object.fromEntries(scorecard.items.map(({ id }, index) => [id, items[index] ?? null])),
    }),
  );
  const { title, passPercent } = scorecard;
  return `"scorecard": ${jsonText({ title: inLanguage(title, language), pass: passPercent, agents })},\n`;
}

/** The groups that were asked for, as a line of its own. */
function trendsLine(trends: TrendCounts, trend: TrendOptions, { language }: ReportOptions): string {
  const groups = trendRows(trends, trend, language).map((row) => ({
    names: row.names,
    calls: row.calls,
    few: row.isFew,
    risksPer100: row.staff,
    riskyCalls: shareToJson(row.risky),
    ...(row.perHour === null ? {} : { risksPerHour: row.perHour }),
    pressurePer100: row.caller,
    pressedCalls: shareToJson(row.pressed),
    practicePer100: row.practice,
    most: row.most,
  }));
  return `"trends": ${jsonText({ by: partsOf(trend.by), groups })},\n`;
}

function shareToJson({ hits, low, high }: Share): object {
  const rounded = (share: number) => Math.round(share * 1000) / 1000;
  return { calls: hits, interval: [rounded(low), rounded(high)] };
}

function summaryToJson(summary: RunSummary): object {
  const { files, calls, turns, inferred, findings, verdicts, reviews } = summary;
  const { error, warning, info, note } = findings;
  return {
    files,
    calls,
    turns,
    ...(inferred > 0 ? { inferred } : {}),
    findings: { error, warning, info, note },
    ...(VERDICTS.some((kind) => verdicts[kind] > 0)
      ? { verdicts: Object.fromEntries(VERDICTS.map((kind) => [kind, verdicts[kind]])) }
      : {}),
    ...(reviews.confirmed + reviews.dismissed > 0 ? { reviews } : {}),
  };
}

function problemsToJson(problems: readonly Problem[], { language }: ReportOptions): readonly object[] {
  return problems.map((problem) => ({
    file: problem.file,
    line: problem.line,
    ...describeProblem(problem, language),
    ...(problem.isWarning ? { warning: true } : {}),
  }));
}
