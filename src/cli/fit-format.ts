import { compareModels } from '../cues/compare-models.js';
import type { CueModel } from '../cues/cue-model.js';
import type { FitResult } from '../cues/fit-cues.js';
import type { RuleId } from '../model/rule.js';
import type { ScoreResult } from '../score/score-calls.js';
import type { CrossValidation } from './cross-validation.js';

const NAME_WIDTH = 34;

/** What a fit gave: out-of-fold figures by rule and group, and what changed against the present weights. */
export function formatFit(
  fit: FitResult,
  validation: CrossValidation,
  present: ReadonlyMap<RuleId, CueModel>,
): string {
  const lines = [
    'Measured on calls that were not fitted (cross-validation over files)',
    '',
    `${''.padEnd(NAME_WIDTH)}  patterns alone    cues alone        both`,
    `${'rule'.padEnd(NAME_WIDTH)}      P     R         P     R         P     R     cues  threshold  against the present weights`,
  ];
  for (const { model } of fit.fits) {
    const cells = [validation.patterns, validation.cues, validation.both].map((one) =>
      figuresOf(one, model.rule),
    );
    const before = present.get(model.rule);
    const change = before ? compareModels(before, model) : null;
    const changed = change
      ? `+${change.added} −${change.dropped}, threshold ${change.thresholdBefore.toFixed(2)} → ${change.thresholdAfter.toFixed(2)}`
      : 'new';
    lines.push(
      `${model.rule.padEnd(NAME_WIDTH)}  ${cells.join('   ')}  ${String(model.cues.length).padStart(5)}  ${model.threshold.toFixed(2).padStart(9)}  ${changed}`,
    );
  }
  lines.push('');
  for (const { group } of validation.both.groups) {
    const cells = [validation.patterns, validation.cues, validation.both].map((one) => {
      const figures = one.groups.find((other) => other.group === group);
      return figures ? `${percent(figures.precision.value)} ${percent(figures.recall.value)}` : '';
    });
    lines.push(`${(group || 'all').padEnd(NAME_WIDTH)}  ${cells.join('   ')}`);
  }
  const { innocent, ordinary, pairs } = validation.both;
  lines.push(
    '',
    `innocent turns flagged: ${innocent.hits} of ${innocent.of}; on ordinary calls: ${ordinary.hits} of ${ordinary.of}`,
  );
  if (pairs) {
    lines.push(
      `usual wordings found: ${pairs.usualFound.hits} of ${pairs.usualFound.of}; near misses flagged: ${pairs.nearMissesFlagged.hits} of ${pairs.nearMissesFlagged.of}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function figuresOf(result: ScoreResult, rule: RuleId): string {
  const figures = result.rules.find((one) => one.rule === rule);
  return figures ? `${percent(figures.precision.value)} ${percent(figures.recall.value)}` : '    –     –';
}

function percent(value: number): string {
  return (100 * value).toFixed(1).padStart(5);
}
