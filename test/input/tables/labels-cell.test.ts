import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOfLabels, labelsOfCell } from '../../../src/input/tables/labels-cell.js';

describe('the labels of a spreadsheet cell', () => {
  it('are ids with their evidence, separated in any usual way', () => {
    expect(
      labelsOfCell('staff/capitulation「何でもします」; caller/time-lock、practice/warning\nflow/x'),
    ).toEqual([
      { id: 'staff/capitulation', evidence: '何でもします' },
      { id: 'caller/time-lock' },
      { id: 'practice/warning' },
      { id: 'flow/x' },
    ]);
    expect(labelsOfCell(' ')).toEqual([]);
  });

  it('are not guessed from other words', () => {
    expect(labelsOfCell('謝罪')).toBeNull();
    expect(labelsOfCell('staff/capitulation ?')).toBeNull();
  });

  it('come back as they were written', () => {
    const slug = fc.stringMatching(/^[a-z]{1,6}(-[a-z]{1,4})?$/);
    const label = fc.record({
      id: fc.tuple(slug, slug).map(([group, name]) => `${group}/${name}`),
      evidence: fc.stringMatching(/^[ぁ-ん一-龠、。！「」『』"\\;\n]{1,12}$/),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
        expect(labelsOfCell(cellOfLabels(labels))).toEqual(labels);
      }),
    );
  });
});
