import { describe, expect, it } from 'vitest';
import { parseRuleModel, writeRuleModel } from '../../src/judge/rule-model-file.js';
import { parseScoreModel, writeScoreModel } from '../../src/judge/score-model-file.js';
import { parseSharedLayer, writeSharedLayer } from '../../src/judge/shared-layer-file.js';
import { describeProblem } from '../../src/messages/problem-text.js';
import type { Problem } from '../../src/model/problem.js';
import { modelOf, scoreOf } from './models.js';

const file = 'model/caller/apology-demand.tsv';
const written = writeRuleModel(
  modelOf(
    [
      { feature: '謝れ', weight: 2.5 },
      { feature: '#', weight: -0.12 },
    ],
    [{ feature: '謝る:command', weight: 1 }],
  ),
);
const score = writeScoreModel(
  scoreOf({ weights: { bias: -2, near: 0.5, 'pattern caller/x 謝れと命じる': 1.25 }, means: { near: -1.2 } }),
);

const layer = writeSharedLayer({
  speaker: 'caller',
  units: [0.1, -0.25],
  step: 0.0125,
  rules: [{ rule: 'caller/apology-demand', bias: -2.5, weights: [1.25, -0.5] }],
  words: [{ feature: '謝る', weights: Int8Array.from([1, -1]) }],
  characters: [{ feature: '謝れ', weights: Int8Array.from([2, 0]) }],
});

function tell(problems: readonly Problem[]) {
  for (const problem of problems) {
    expect(describeProblem(problem, 'ja').message).not.toMatch(/[{}]/);
    expect(describeProblem(problem, 'en').remedy).not.toMatch(/[{}]/);
  }
  return problems.map(({ code, line }) => [code, line]);
}

describe('files of what was learned', () => {
  it('come back as the same models and the same bytes', () => {
    const rule = parseRuleModel(written, file);
    expect(rule.problems).toEqual([]);
    expect(rule.model && writeRuleModel(rule.model)).toBe(written);
    const group = parseScoreModel(score, 'model/caller.tsv');
    expect(group.problems).toEqual([]);
    expect(group.model && writeScoreModel(group.model)).toBe(score);
    const words = parseSharedLayer(layer, 'model/layer-caller.tsv');
    expect(words.problems).toEqual([]);
    expect(words.model && writeSharedLayer(words.model)).toBe(layer);
  });

  it('give a rule of the first release, whose file says nothing of it, no layer', () => {
    const { model } = parseRuleModel(written.replace(/# layered.*\n/, ''), file);
    expect(model?.isLayered).toBe(false);
  });

  it.each([
    ['model-file-form', 1, '# genchi shared layer 1'],
    ['model-file-value', 4, layer.replace(/# units.*/, '# units\t1,5')],
    ['model-file-row', 9, `${layer}word\t払う\t0\th\n`],
    ['model-file-row', 9, `${layer}word\t払う\t0\t#####\n`],
    ['model-file-row', 9, `${layer}rule\tcaller/x\t0\t0.1\n`],
    ['model-file-row', 9, `${layer}letter\t謝\t0\thf\n`],
    ['model-file-double', 9, `${layer}word\t謝る\t0\thf\n`],
  ])('tell %s of a layer with its line', (code, line, source) => {
    const { model, problems } = parseSharedLayer(source, 'model/layer-caller.tsv');
    expect(model).toBeNull();
    expect(tell(problems)).toContainEqual([code, line]);
  });

  it('survive an editor that adds a byte order mark and Windows line ends', () => {
    for (const text of [written, score]) {
      const edited = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      const parse = text === written ? parseRuleModel : parseScoreModel;
      expect(parse(edited, file).problems).toEqual([]);
    }
  });

  it.each([
    ['model-file-form', 1, ''],
    ['model-file-form', 1, written.replace('view\tfeature\tweight\n', '')],
    ['model-file-head', 7, written.replace('# gate', '# gait')],
    ['model-file-missing', 1, written.replace(/# gate.*\n/, '')],
    ['model-file-value', 7, written.replace(/# gate.*/, '# gate\t0,5')],
    ['model-file-value', 3, written.replace('# speaker\tcaller', '# speaker\tboss')],
    ['model-file-rule', 2, written.replace('# rule\tcaller/apology-demand', '# rule\tcaller/other')],
    ['model-file-row', 18, `${written}謝罪 1.5\n`],
    ['model-file-row', 18, `${written}x\t謝罪\t1.5\n`],
    ['model-file-long', 18, `${written}c\t謝罪しろよ\t1.5\n`],
    ['model-file-double', 18, `${written}c\t謝れ\t1.5\n`],
  ])('tell %s of a rule with its line', (code, line, source) => {
    const { model, problems } = parseRuleModel(source, file);
    expect(model).toBeNull();
    expect(tell(problems)).toContainEqual([code, line]);
  });

  it.each([
    ['model-file-form', 1, 'group'],
    ['model-file-row', 12, `${score}x\t1\n`],
    ['model-file-double', 12, `${score}near\t1.00\t0.00\n`],
    ['model-file-value', 3, score.replace(/# least.*/, '# least\thalf')],
  ])('tell %s of a group with its line', (code, line, source) => {
    const { model, problems } = parseScoreModel(source, 'model/caller.tsv');
    expect(model).toBeNull();
    expect(tell(problems)).toContainEqual([code, line]);
  });

  it('mean one least probability for calls, single turns and blunt ones where only one is told', () => {
    const both = writeScoreModel(scoreOf({ least: 0.7, leastAlone: 0.9, leastBlunt: 0.8 }));
    const leastsIn = (source: string) => {
      const { model } = parseScoreModel(source, 'model/caller.tsv');
      return [model?.least, model?.leastAlone, model?.leastBlunt];
    };
    expect(leastsIn(both)).toEqual([0.7, 0.9, 0.8]);
    const two = both.replace(/# least blunt.*\n/, '');
    expect(leastsIn(two)).toEqual([0.7, 0.9, 0.9]);
    expect(leastsIn(two.replace(/# least alone.*\n/, ''))).toEqual([0.7, 0.7, 0.7]);
  });

  it('take features of any name', () => {
    const source = writeScoreModel(
      scoreOf({ weights: { bias: 1, constructor: 2, toString: 0.5 }, means: { valueOf: 0.25 } }),
    );
    const { model, problems } = parseScoreModel(`${source}__proto__\t1.00\t0.00\n`, 'model/caller.tsv');
    expect(problems).toEqual([]);
    expect(Object.entries(model?.weights ?? {})).toContainEqual(['__proto__', 1]);
    expect(parseScoreModel(`${source}constructor\t1\t0\n`, 'model/caller.tsv').problems).toHaveLength(1);
  });

  it('tell all faults at once', () => {
    const source = `${written.replace('# gate', '# gait')}c\t謝れ\t1.5\nx\n`;
    expect(
      parseRuleModel(source, file)
        .problems.map(({ code }) => code)
        .sort(),
    ).toEqual(['model-file-double', 'model-file-head', 'model-file-missing', 'model-file-row']);
  });
});
