import { ANY_GROUP } from '../../judge/judge-model.js';
import type { CrossValidation } from '../../learn/cross-validation.js';
import type { LearnResult } from '../../learn/learn.js';
import { groupOf, type RuleId } from '../../model/rule.js';
import type { ScoreResult } from '../../score/score-calls.js';

const NAME_WIDTH = 34;

/** What was learned: out-of-fold figures by rule and group. */
export function formatFit({ model }: LearnResult, { patterns, judged }: CrossValidation): string {
  const lines = [
    'Measured on calls that were not fitted (cross-validation over files)',
    '',
    `${''.padEnd(NAME_WIDTH)}  patterns alone    whole`,
    `${'rule'.padEnd(NAME_WIDTH)}      P     R         P     R  labelled  characters   words`,
  ];
  for (const { rule, record, characters, words, isLayered } of model.rules) {
    if (groupOf(rule) === ANY_GROUP) continue;
    const cells = [patterns, judged].map((one) => figuresOf(one, rule)).join('   ');
    const counts = [
      String(record.labelled).padStart(8),
      String(characters.weights.length).padStart(10),
      (isLayered ? 'shared' : String(words.weights.length)).padStart(6),
    ];
    lines.push(`${rule.padEnd(NAME_WIDTH)}  ${cells}  ${counts.join('  ')}`);
  }
  lines.push('');
  for (const { group } of judged.groups) {
    const cells = [patterns, judged].map((one) => {
      const figures = one.groups.find((other) => other.group === group);
      return figures ? `${percent(figures.precision.value)} ${percent(figures.recall.value)}` : '';
    });
    const score = model.scores.find((one) => `${one.group}/` === group);
    lines.push(
      `${(group || 'all').padEnd(NAME_WIDTH)}  ${cells.join('   ')}${score === undefined ? '' : `  least ${score.least.toFixed(2)}, alone ${score.leastAlone.toFixed(2)}, blunt ${score.leastBlunt.toFixed(2)}`}`,
    );
  }
  const { innocent, ordinary, pairs } = judged;
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
