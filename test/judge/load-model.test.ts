import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JudgeModel, LayeredRule, RuleModel, SharedLayer } from '../../src/judge/judge-model.js';
import { loadModel } from '../../src/judge/load-model.js';
import { writeRuleModel } from '../../src/judge/rule-model-file.js';
import { writeSharedLayer } from '../../src/judge/shared-layer-file.js';
import { once } from '../../src/text/once.js';
import { shippedRules } from '../shipped.js';
import { modelOf } from './models.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const RULE = 'caller/apology-demand';
const ruleSet = shippedRules();

const ofOwn: LayeredRule = { rule: RULE, bias: -1, weights: [2] };
const own: SharedLayer = {
  speaker: 'caller',
  units: [0.1],
  step: 0.01,
  rules: [ofOwn],
  words: [{ feature: '謝る', weights: Int8Array.from([30]) }],
  characters: [],
};

function folderWith(rule: RuleModel, layer: SharedLayer | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'genchi-layer-'));
  folders.push(folder);
  const write = (name: string, text: string): void => {
    const path = join(folder, 'model', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write(`${rule.rule}.tsv`, writeRuleModel(rule));
  if (layer !== null) write('layer-caller.tsv', writeSharedLayer(layer));
  return folder;
}

const layersOf = ({ layers }: JudgeModel, rule: string) =>
  layers.filter(({ rules }) => rules.some((one) => one.rule === rule));

describe('what it takes to teach a rule', () => {
  it('is its model, that of any accusing label of its speaker, their layer, and how groups weigh evidence', () => {
    const { rules, layers, scores } = loadModel([], ruleSet, { taught: new Set([RULE]) });
    expect(rules.map(({ rule }) => rule)).toEqual(['any/caller', RULE]);
    expect(layers.map(({ speaker, rules }) => [speaker, rules.map(({ rule }) => rule)])).toEqual([
      ['caller', ['any/caller', RULE]],
    ]);
    expect(scores.map(({ group }) => group)).toEqual(['caller', 'practice', 'safety', 'staff']);
  });
});

describe('the layer of a rule', () => {
  const ADDED = 'caller/harm-threat';
  const PLAIN = 'caller/time-lock';
  const adding = modelOf([], [{ feature: '詫びる', weight: 2 }], { rule: ADDED, isLayered: true });
  /** Three folders with a model of a rule each. What ships takes seconds to read: it is read once. */
  const model = once(() =>
    loadModel(
      [
        folderWith(modelOf([], [], { isLayered: true }), own),
        folderWith(adding, null),
        folderWith(modelOf([], [], { rule: PLAIN }), { ...own, rules: [{ ...ofOwn, rule: PLAIN }] }),
      ],
      ruleSet,
    ),
  );

  it('is that of the folder of its model', () => {
    expect(layersOf(model(), RULE)).toEqual([own]);
    // The others keep theirs.
    expect(layersOf(model(), 'caller/punishment-demand')).toHaveLength(1);
    expect(layersOf(model(), 'caller/punishment-demand')).not.toEqual([own]);
  });

  it('is that which there was before, where a folder adds to it', () => {
    const [layer] = layersOf(model(), ADDED);
    expect(layer?.words.length).toBeGreaterThan(1000);
    expect(model().rules.find(({ rule }) => rule === ADDED)?.words.weights).toHaveLength(1);
  });

  it('is none where a model does not ask for one', () => {
    expect(layersOf(model(), PLAIN)).toEqual([]);
  });

  it('is missed where there is none', () => {
    const folder = folderWith(modelOf([], [], { rule: 'caller/own', isLayered: true }), null);
    const rules = [...ruleSet.rules, { rule: { ...ruleSet.rules[0]?.rule, id: 'caller/own' }, file: folder }];
    const asked = { rules } as Parameters<typeof loadModel>[1];
    const load = () => loadModel([folder], asked, { taught: new Set(['caller/own']) });
    expect(load).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'model-file-no-layer' })] }),
    );
  });
});
