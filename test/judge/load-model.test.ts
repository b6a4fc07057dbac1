import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { JudgeModel, RuleModel, SharedLayer } from '../../src/judge/judge-model.js';
import { loadModel } from '../../src/judge/load-model.js';
import { writeRuleModel } from '../../src/judge/rule-model-file.js';
import { writeSharedLayer } from '../../src/judge/shared-layer-file.js';
import { shippedRules } from '../shipped.js';
import { modelOf } from './models.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const RULE = 'caller/apology-demand';
const ruleSet = shippedRules();

const own: SharedLayer = {
  speaker: 'caller',
  units: [0.1],
  step: 0.01,
  rules: [{ rule: RULE, bias: -1, weights: [2] }],
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

describe('the layer of a rule', () => {
  it('is that of the folder of its model', () => {
    const model = loadModel([folderWith(modelOf([], [], { isLayered: true }), own)], ruleSet);
    expect(layersOf(model, RULE)).toEqual([own]);
    // The others keep theirs.
    expect(layersOf(model, 'caller/harm-threat')).toHaveLength(1);
    expect(layersOf(model, 'caller/harm-threat')).not.toEqual([own]);
  });

  it('is that which there was before, where a folder adds to it', () => {
    const folder = folderWith(modelOf([], [{ feature: '詫びる', weight: 2 }], { isLayered: true }), null);
    const model = loadModel([folder], ruleSet);
    const [layer] = layersOf(model, RULE);
    expect(layer?.words.length).toBeGreaterThan(1000);
    expect(model.rules.find(({ rule }) => rule === RULE)?.words.weights).toHaveLength(1);
  });

  it('is none where a model does not ask for one', () => {
    expect(layersOf(loadModel([folderWith(modelOf([]), own)], ruleSet), RULE)).toEqual([]);
  });

  it('is missed where there is none', () => {
    const folder = folderWith(modelOf([], [], { rule: 'caller/own', isLayered: true }), null);
    const rules = [...ruleSet.rules, { rule: { ...ruleSet.rules[0]?.rule, id: 'caller/own' }, file: folder }];
    const load = () => loadModel([folder], { rules } as Parameters<typeof loadModel>[1]);
    expect(load).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'model-file-no-layer' })] }),
    );
  });
});
