import { describe, expect, it } from 'vitest';
import { parseCueModel, writeCueModel } from '../../src/cues/model-file.js';
import { describeProblem } from '../../src/messages/problem-text.js';
import { modelOf } from './models.js';

const file = 'rules/caller/apology-demand.cues.tsv';
const written = writeCueModel(
  modelOf([
    { cue: '謝れ', weight: 2.5 },
    { cue: '#', weight: -0.125 },
    { cue: '。', weight: 0.001 },
  ]),
);

describe('the file of a model', () => {
  it('comes back as the same model and the same bytes', () => {
    const { model, problems } = parseCueModel(written, file);
    expect(problems).toEqual([]);
    expect(model && writeCueModel(model)).toBe(written);
  });

  it('keeps from where on the second look decides, if it does', () => {
    const looked = writeCueModel(modelOf([], { lookFrom: -1.5 }));
    expect(looked).toContain('# look from\t-1.500\n');
    expect(parseCueModel(looked, file).model).toMatchObject({ lookFrom: -1.5 });
    expect(written).not.toContain('from');
    expect(parseCueModel(written, file).model).toMatchObject({ lookFrom: null });
  });

  it('survives an editor that adds a byte order mark and Windows line ends', () => {
    expect(parseCueModel(`\uFEFF${written.replaceAll('\n', '\r\n')}`, file).problems).toEqual([]);
  });

  it.each([
    ['cue-file-form', 1, ''],
    ['cue-file-form', 1, written.replace('cue\tweight\n', '')],
    ['cue-file-head', 4, written.replace('# bias', '# bais')],
    ['cue-file-missing', 1, written.replace(/# threshold.*\n/, '')],
    ['cue-file-value', 5, written.replace(/# threshold.*/, '# threshold\t0,5')],
    ['cue-file-value', 3, written.replace('# speaker\tcaller', '# speaker\tboss')],
    ['cue-file-rule', 2, written.replace('# rule\tcaller/apology-demand', '# rule\tcaller/other')],
    ['cue-file-row', 17, `${written}謝罪 1.5\n`.replace(/\n謝れ.*/, '')],
    ['cue-file-long', 18, `${written}謝罪しろよ\t1.5\n`],
    ['cue-file-double', 18, `${written}謝れ\t1.5\n`],
  ])('tells %s with its line', (code, line, source) => {
    const { model, problems } = parseCueModel(source, file);
    expect(model).toBeNull();
    expect(problems.map((problem) => [problem.code, problem.line])).toContainEqual([code, line]);
    for (const problem of problems) {
      expect(describeProblem(problem, 'ja').message).not.toMatch(/[{}]/);
      expect(describeProblem(problem, 'en').remedy).not.toMatch(/[{}]/);
    }
  });

  it('tells all faults at once', () => {
    const source = `${written.replace('# bias', '# bais')}謝れ\t1.5\nx\n`;
    expect(parseCueModel(source, file).problems.map(({ code }) => code)).toEqual([
      'cue-file-head',
      'cue-file-double',
      'cue-file-row',
      'cue-file-missing',
    ]);
  });
});
