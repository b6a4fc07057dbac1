import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseSharedLayer, writeSharedLayer } from '../../src/judge/shared-layer-file.js';
import { fitLayer as fitLayerBy, type LayerTask, nthLargest } from '../../src/learn/fit-layer.js';
import { fitHere } from '../../src/learn/fit-work.js';
import { layerScores } from '../../src/learn/layer-scores.js';
import { UNITS } from '../../src/learn/learn-units.js';
import { type JoinedRows, joinViews, type ViewRows } from '../../src/learn/view-rows.js';
import type { RuleId } from '../../src/model/rule.js';

const RULES: readonly RuleId[] = ['caller/a', 'caller/b'];

/** Rows of features by name. */
function rowsOf(turns: readonly (readonly string[])[]): ViewRows {
  const features = [...new Set(turns.flat())];
  const starts = [0];
  for (const turn of turns) starts.push((starts.at(-1) ?? 0) + turn.length);
  return {
    features,
    values: Float32Array.from(features, () => 1.4),
    starts: Int32Array.from(starts),
    entries: Int32Array.from(turns.flat(), (feature) => features.indexOf(feature)),
    scales: Float32Array.from(turns, () => 0.3),
  };
}

/** Rows of words and of the runs of two characters in them. */
function joinedOf(turns: readonly (readonly string[])[]): JoinedRows {
  return joinViews(rowsOf(turns), rowsOf(turns.map((words) => words.filter((word) => word.length === 2))));
}

/** A turn with its labels, one a rule; null: nothing is known. */
type Known = readonly [words: readonly string[], labels: readonly (0 | 1 | null)[]];

function taskOf(turns: readonly Known[]): LayerTask {
  return {
    speaker: 'caller',
    rules: RULES,
    data: joinedOf(turns.map(([words]) => words)),
    rows: Int32Array.from(turns.keys()),
    labels: Uint8Array.from(turns.flatMap(([, labels]) => labels.map((one) => one ?? 0))),
    importance: Float32Array.from(turns.flatMap(([, labels]) => labels.map((one) => (one === null ? 0 : 1)))),
  };
}

const fitLayer = (task: LayerTask) => fitLayerBy(task, fitHere());

const often = (turn: Known): readonly Known[] => Array.from({ length: 20 }, () => turn);

describe('the layer that the rules of a speaker share', async () => {
  const turns = [
    ...often([
      ['払う', '今'],
      [1, 0],
    ]),
    ...often([
      ['謝る', '今'],
      [0, 1],
    ]),
    ...often([
      ['電話', '今'],
      [0, 0],
    ]),
    ...often([
      ['払う', '電話'],
      [1, 0],
    ]),
  ];
  const task = taskOf(turns);
  const layer = await fitLayer(task);
  const score = (words: readonly string[], rule: number): number =>
    layerScores(joinedOf([words]), layer, RULES)[rule] ?? Number.NaN;

  it('tells turns with a label from those without', () => {
    expect(score(['払う'], 0)).toBeGreaterThan(0);
    expect(score(['謝る'], 0)).toBeLessThan(0);
    expect(score(['謝る'], 1)).toBeGreaterThan(0);
    expect(score(['電話', '今'], 0)).toBeLessThan(0);
    expect(score(['電話', '今'], 1)).toBeLessThan(0);
  });

  it('is the same again to the last bit, and as its file has it', async () => {
    const file = writeSharedLayer(layer);
    expect(writeSharedLayer(await fitLayer(task))).toBe(file);
    expect(parseSharedLayer(file, 'layer-caller.tsv').model).toEqual(layer);
  });

  it('learns nothing of a rule where nothing is known of it', async () => {
    const unknown = await fitLayer(taskOf(turns.map(([words, [label]]) => [words, [label ?? null, null]])));
    const scores = layerScores(joinedOf([['払う'], ['謝る']]), unknown, RULES);
    expect(scores[0]).toBeGreaterThan(0);
    // It begins at -3 and stays about there.
    expect(Math.max(scores[1] ?? 0, scores[3] ?? 0)).toBeLessThan(-1);
  });

  it('is several layers side by side, learned from other first weights', () => {
    expect(layer.units.length).toBeGreaterThan(UNITS);
    expect(Number.isInteger(layer.units.length / UNITS)).toBe(true);
    expect(layer.units.slice(0, UNITS)).not.toEqual(layer.units.slice(UNITS, 2 * UNITS));
  });

  it('leaves out what stands in one turn only', async () => {
    const once = await fitLayer(taskOf([...turns, [['一度'], [1, 0]]]));
    const names = (some: typeof once.words) => some.map(({ feature }) => feature).sort();
    expect(names(once.words)).toEqual(['今', '払う', '謝る', '電話'].sort());
    expect(names(once.characters)).toEqual(['払う', '謝る', '電話'].sort());
  });

  it('learns a run of characters beside a word of the same letters', async () => {
    const runs = rowsOf([['払う'], ['払う'], ['電話'], ['電話']]);
    const words = rowsOf([['今'], ['今'], ['今'], ['今']]);
    const labels = Uint8Array.from([1, 0, 1, 0, 0, 0, 0, 0]);
    const layer = await fitLayer({
      ...taskOf([]),
      data: joinViews(words, runs),
      rows: Int32Array.from([0, 1, 2, 3]),
      labels,
      importance: new Float32Array(8).fill(1),
    });
    const scores = layerScores(joinViews(words, runs), layer, RULES);
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[4]).toBeLessThan(0);
  });

  it('gives rules that it does not know no score', () => {
    expect([...layerScores(joinedOf([['払う']]), layer, ['caller/c'])]).toEqual([0]);
  });

  it('keeps every weight in a letter, whatever is learned', async () => {
    const word = fc.constantFrom('払う', '謝る', '電話', '今', '金');
    const label = fc.constantFrom(0, 1, null) as fc.Arbitrary<0 | 1 | null>;
    const known = fc.tuple(fc.uniqueArray(word, { minLength: 1 }), fc.tuple(label, label));
    await fc.assert(
      fc.asyncProperty(fc.array(known, { minLength: 2, maxLength: 12 }), async (some) => {
        const { words, characters, step, rules, units } = await fitLayer(taskOf(some));
        for (const { weights } of [...words, ...characters])
          expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(31);
        const all = [step, ...units, ...rules.flatMap(({ bias, weights }) => [bias, ...weights])];
        expect(all.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});

test('of millions of sizes the one at a place is found as if all were sorted', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ min: 0, max: 100, noNaN: true, minLength: 1, maxLength: 50 }),
      fc.nat(60),
      (sizes, place) => {
        expect(nthLargest(sizes, place)).toBe(
          sizes.toSorted().at(-1 - place) ?? (place < sizes.length ? Number.NaN : 0),
        );
      },
    ),
  );
});
