import { csvRows } from '../../report/csv-table.js';
import { jsonText } from '../../report/json-call.js';
import type { Comparison } from '../../score/compare.js';
import type { GroupFigures, RuleFigures } from '../../score/figures.js';
import type { Deviation, ScoreResult } from '../../score/score-calls.js';
import type { Share } from '../../text/share.js';

export const EVAL_FORMATS = ['terminal', 'json', 'csv'] as const;
export type EvalFormat = (typeof EVAL_FORMATS)[number];

/** The figures over all labelled calls, each file apart, and against an earlier result. */
export interface Evaluation {
  readonly overall: ScoreResult;
  readonly files: readonly ({ readonly file: string } & ScoreResult)[];
  readonly comparison: Comparison | null;
}

export interface EvaluationParts {
  readonly misses: boolean;
  readonly calibration: boolean;
  /** Why a deviation came about, in one line; null where nothing was weighed. */
  readonly explain: ((deviation: Deviation) => string | null) | null;
}

/** The evaluation as a text in one of `EVAL_FORMATS`. */
export function formatEvaluation(evaluation: Evaluation, format: EvalFormat, parts: EvaluationParts): string {
  switch (format) {
    case 'json':
      return `${jsonText(withoutTexts(evaluation, parts), 1)}\n`;
    case 'csv':
      return csvRows(figureRows(evaluation));
    case 'terminal':
      return terminalLines(evaluation, parts).join('\n').concat('\n');
  }
}

/** Files repeat the misses of the whole; a stored baseline needs none where they were not asked for. */
function withoutTexts(evaluation: Evaluation, parts: EvaluationParts): Evaluation {
  return {
    ...evaluation,
    overall: parts.misses ? evaluation.overall : { ...evaluation.overall, deviations: [] },
    files: evaluation.files.map((file) => ({ ...file, deviations: [] })),
  };
}

function figureRows({ overall, files }: Evaluation): (string | number)[][] {
  const rows: (string | number)[][] = [
    ['file', 'name', 'precision', 'recall', 'f1', 'macro_f1', 'found', 'false_alarms', 'missed'],
  ];
  for (const result of [{ file: '', ...overall }, ...files]) {
    for (const one of result.rules) rows.push([result.file, one.rule, ...csvFigures(one, '')]);
    for (const one of result.groups)
      rows.push([result.file, one.group || 'all', ...csvFigures(one, one.macroF1.toFixed(4))]);
  }
  return rows;
}

function csvFigures(one: RuleFigures | GroupFigures, macro: string): readonly (string | number)[] {
  const { precision, recall, f1, found, falseAlarms, missed } = one;
  return [
    precision.value.toFixed(4),
    recall.value.toFixed(4),
    f1.toFixed(4),
    macro,
    found,
    falseAlarms,
    missed,
  ];
}

const NAME_WIDTH = 36;

function terminalLines(
  { overall, files, comparison }: Evaluation,
  parts: EvaluationParts,
): readonly string[] {
  const lines: string[] = [];
  if (parts.misses) {
    for (const one of overall.deviations) {
      const sign = one.kind === 'miss' ? 'miss ' : 'alarm';
      lines.push(
        `${sign} ${one.rule} ${one.call} turn ${one.turn}${one.evidence ? ` 「${one.evidence}」` : ''}`,
        `      ${one.text}`,
      );
      const reason = parts.explain?.(one) ?? null;
      if (reason !== null) lines.push(`      ${reason}`);
    }
    lines.push('');
  }
  for (const one of overall.rules) lines.push(figuresLine(one.rule, one));
  for (const result of files.length > 1 ? files : [])
    lines.push('', `== ${result.file}`, ...groupLines(result));
  lines.push('', '== all', ...groupLines(overall));
  if (parts.calibration) {
    lines.push('', 'confidence   mean   right');
    for (const bin of overall.calibration) {
      lines.push(
        `${bin.from.toFixed(1)}–${bin.to.toFixed(1)}    ${percent(bin.meanConfidence)}  ${shareText(bin.right)}`,
      );
    }
  }
  if (comparison) {
    lines.push('', 'against the baseline');
    for (const change of [...comparison.rules, ...comparison.groups]) {
      if (change.verdict === 'same') continue;
      const f1 = (side: typeof change.before) => (side ? percent(side.f1) : '    –');
      lines.push(
        `${(change.name || 'all').padEnd(NAME_WIDTH)} ${change.verdict.padEnd(6)} F ${f1(change.before)} → ${f1(change.after)}`,
      );
    }
  }
  return lines;
}

function groupLines(result: ScoreResult): readonly string[] {
  const lines = result.groups.map(
    (one) => `${figuresLine(one.group || 'all', one)}  macro F ${percent(one.macroF1)}`,
  );
  lines.push(
    `${result.calls} calls, ${result.turns} turns; innocent turns flagged: ${shareText(result.innocent)}; on ordinary calls: ${shareText(result.ordinary)}`,
  );
  if (result.pairs) {
    lines.push(
      `pairs: usual wordings found ${shareText(result.pairs.usualFound)}; near misses flagged ${shareText(result.pairs.nearMissesFlagged)}`,
      `pairs: praised the opposite ${shareText(result.pairs.praisedOpposite)}; flagged the refusal ${shareText(result.pairs.flaggedRefusal)}`,
    );
  }
  return lines;
}

function figuresLine(name: string, one: RuleFigures | GroupFigures): string {
  const { precision, recall, f1, found, falseAlarms, missed } = one;
  const share = (value: Share) => `${percent(value.value)} [${percent(value.low)},${percent(value.high)}]`;
  const counts = `found ${found} false ${falseAlarms} missed ${missed}`;
  return `${name.padEnd(NAME_WIDTH)} P ${share(precision)} R ${share(recall)} F ${percent(f1)}  ${counts}`;
}

function shareText(share: Share): string {
  return `${share.hits} of ${share.of} (${percent(share.value).trim()} %)`;
}

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(5);
}
