import { describeProblem } from '../messages/problem-text.js';
import type { Problem } from '../model/problem.js';
import type { Reporter, ReportOptions, RunSummary } from '../model/report.js';
import { VERDICTS } from '../model/verdict.js';
import { callToJson, jsonText } from './json-call.js';
import { addScore, agentScores, NO_SCORES, type ScoreSums } from './score-sums.js';
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
    let scores = NO_SCORES;
    return {
      head: () => {
        const tool = { name: 'genchi', version: options.toolVersion };
        const shard = options.shard ? `"shard": ${jsonText(options.shard)},\n` : '';
        return `{\n"schemaVersion": ${SCHEMA_VERSION},\n"tool": ${jsonText(tool)},\n${shard}"calls": [`;
      },
      call: (call) => {
        scores = addScore(scores, call);
        return add(callToJson(call, options, options.withTurns ?? false));
      },
      stored: (stored, call) => {
        scores = addScore(scores, call);
        return add(stored);
      },
      tail: (summary) =>
        `${calls === 0 ? '' : '\n'}],\n${scorecardLine(scores, options)}"problems": ${jsonText(problemsToJson(summary.problems, options))},\n` +
        `"summary": ${jsonText(summaryToJson(summary))}\n}\n`,
    };
  },
};

/** The form with the scores by member of staff, as a line of its own; empty where nothing was scored. */
function scorecardLine(scores: ScoreSums, options: ReportOptions): string {
  const { scorecard, language } = options;
  if (!scorecard) return '';
  const agents = agentScores(scores, options).map(({ name, calls, percent, passed, interval, items }) => ({
    agent: name,
    calls,
    percent,
    passed,
    interval,
    items: Object.fromEntries(scorecard.items.map(({ id }, index) => [id, items[index] ?? null])),
  }));
  const { title, passPercent } = scorecard;
  return `"scorecard": ${jsonText({ title: inLanguage(title, language), pass: passPercent, agents })},\n`;
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
