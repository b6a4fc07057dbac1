import { describe, expect, it } from 'vitest';
import { parseSecondLook, writeSecondLook } from '../../src/cues/look-file.js';
import { LOOK_FEATURES } from '../../src/cues/second-look.js';
import { describeProblem } from '../../src/messages/problem-text.js';

const file = 'rules/caller/second-look.tsv';
const written = writeSecondLook({
  group: 'caller',
  least: 0.625,
  besidePatterns: -0.75,
  weights: LOOK_FEATURES.map((name) => (name === 'bias' ? -1.5 : name === 'end: question' ? -0.25 : 0)),
  fit: { targetPrecision: 0.93, precision: 0.94, recall: 0.7, hits: 900, right: 700 },
});

describe('the file of a second look', () => {
  it('comes back as the same look and the same bytes', () => {
    const { look, problems } = parseSecondLook(written, file);
    expect(problems).toEqual([]);
    expect(look && writeSecondLook(look)).toBe(written);
    expect(parseSecondLook(`\uFEFF${written.replaceAll('\n', '\r\n')}`, file).problems).toEqual([]);
  });

  it('changes no confidence where it does not say by how much', () => {
    const { look } = parseSecondLook(written.replace(/# beside.*\n/, ''), file);
    expect(look?.besidePatterns).toBe(0);
  });

  it.each([
    ['cue-file-form', 1, ''],
    ['cue-file-head', 3, written.replace('# least', '# last')],
    ['cue-file-missing', 1, written.replace(/# hits.*\n/, '')],
    ['cue-file-value', 3, written.replace('0.625', '0,6')],
    ['cue-file-rule', 2, written.replace('# group\tcaller', '# group\tstaff')],
    ['cue-file-row', 11, written.replace('-1.500', 'much')],
    ['look-file-feature', 12, written.replace('end: question', 'end: qestion')],
  ])('tells %s with its line', (code, line, source) => {
    const { look, problems } = parseSecondLook(source, file);
    expect(look).toBeNull();
    expect(problems.map((problem) => [problem.code, problem.line])).toContainEqual([code, line]);
    for (const problem of problems) {
      expect(describeProblem(problem, 'ja').message).not.toMatch(/[{}]/);
      expect(describeProblem(problem, 'en').remedy).not.toMatch(/[{}]/);
    }
  });
});
