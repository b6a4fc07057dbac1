import type { JudgeModel, RuleModel, SharedLayer, WeightedFeature } from '../judge/judge-model.js';
import { effectsOn } from '../judge/shared-layer.js';
import type { ScoreResult } from '../score/score-calls.js';
import type { Share } from '../text/share.js';

/** So many of the strongest weights of a rule are shown. */
const STRONGEST = 30;
/** So many rules' figures that changed most are told. */
const MOST_CHANGES = 20;

/**
 * What was learned, on one page for whoever reviews it: figures on calls that were not learned from, what changed against the
 * present model, and the strongest weights of each rule. The same model gives the same bytes.
 */
export function writeModelCard(model: JudgeModel, judged: ScoreResult, present: JudgeModel): string {
  const { calls, turns, innocent, ordinary } = judged;
  return [
    '# What was learned',
    '',
    `Made by \`genchi fit\`. Figures are those of ${calls} labelled calls (${turns} turns), each judged by models that have not seen its file, with 95 % intervals.`,
    '',
    '| group | precision | recall | F1 | least probability in calls | of a turn alone | of a blunt one |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...judged.groups.map(({ group, precision, recall, f1 }) => {
      const score = model.scores.find((one) => `${one.group}/` === group);
      const leasts = [score?.least, score?.leastAlone, score?.leastBlunt].map(
        (least) => least?.toFixed(2) ?? '',
      );
      return `| ${group === '' ? 'all' : group} | ${share(precision)} | ${share(recall)} | ${f1.toFixed(3)} | ${leasts.join(' | ')} |`;
    }),
    '',
    `Innocent turns flagged: ${innocent.hits} of ${innocent.of}; on ordinary calls ${ordinary.hits} of ${ordinary.of}.`,
    '',
    '## Calibration',
    '',
    '| confidence | findings | right |',
    '| --- | --- | --- |',
    ...judged.calibration.map(
      ({ from, to, right }) => `| ${from.toFixed(1)}–${to.toFixed(1)} | ${right.of} | ${share(right)} |`,
    ),
    '',
    '## Rules',
    '',
    '| rule | labelled turns | precision | recall |',
    '| --- | --- | --- | --- |',
    ...judged.rules.map(({ rule, precision, recall }) => {
      const labelled = model.rules.find((one) => one.rule === rule)?.record.labelled;
      return `| ${rule} | ${labelled ?? ''} | ${share(precision)} | ${share(recall)} |`;
    }),
    '',
    ...changes(model, present),
    '## Strongest weights',
    '',
    ...model.rules.flatMap((rule) => strongest(rule, model.layers)),
  ].join('\n');
}

function share({ value, low, high, of }: Share): string {
  return of === 0 ? '–' : `${value.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function changes({ rules }: JudgeModel, present: JudgeModel): readonly string[] {
  const before = new Map(present.rules.map((one) => [one.rule, one]));
  const changed = rules.flatMap((after) => {
    const old = before.get(after.rule);
    if (old === undefined) return [{ text: `- ${after.rule}: new`, size: Number.POSITIVE_INFINITY }];
    const recall = after.record.recall - old.record.recall;
    const precision = after.record.precision - old.record.precision;
    const size = Math.abs(recall) + Math.abs(precision);
    return size < 0.001
      ? []
      : [{ text: `- ${after.rule}: precision ${signed(precision)}, recall ${signed(recall)}`, size }];
  });
  if (changed.length === 0) return [];
  const shown = changed.sort((a, b) => b.size - a.size || (a.text < b.text ? -1 : 1)).slice(0, MOST_CHANGES);
  return ['## Changed against the model before', '', ...shown.map(({ text }) => text), ''];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

/** The words of a layer with what each does by itself. */
function strongest(
  { rule, characters, words, isLayered }: RuleModel,
  layers: readonly SharedLayer[],
): readonly string[] {
  const layered = isLayered ? layers.flatMap((layer) => effectsOn(rule, layer)) : [];
  const all = [...characters.weights, ...words.weights, ...layered];
  const sorted = all.toSorted(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.feature < b.feature ? -1 : 1),
  );
  const text = sorted.slice(0, STRONGEST).map(wordWeight).join(' · ');
  return [`**${rule}** ${text}`, ''];
}

function wordWeight({ feature, weight }: WeightedFeature): string {
  return `\`${feature.replaceAll('`', "'")}\` ${signed(weight).replace(/0$/, '')}`;
}
