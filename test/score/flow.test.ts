import { describe, expect, it } from 'vitest';
import { labelledIds } from '../../src/score/score-calls.js';
import { call } from './transcripts.js';

const flowAt = (lines: readonly string[]) =>
  labelledIds(call(lines)).map((ids) => [...ids].filter((id) => id.startsWith('flow/')));

describe('flow labels follow from the others', () => {
  it('a threat that neither of the next two staff turns answers is unwarned', () => {
    expect(flowAt(['caller 晒すぞ caller/disclosure-threat', 'staff はい', 'staff ええ'])[0]).toEqual([
      'flow/unwarned-threat',
    ]);
    expect(
      flowAt([
        'caller 晒すぞ caller/disclosure-threat',
        'staff はい',
        'staff おやめください practice/warning',
      ])[0],
    ).toEqual([]);
  });

  it('a threat at the end of the call, with no staff turn after it, is not judged', () => {
    expect(flowAt(['caller 晒すぞ caller/disclosure-threat'])).toEqual([[]]);
  });

  it('pressure after a warning persists, pressure before it does not', () => {
    expect(
      flowAt([
        'caller 謝れ caller/apology-demand',
        'staff おやめください practice/warning',
        'caller 馬鹿 caller/abusive-language',
      ]),
    ).toEqual([[], [], ['flow/persisting-after-warning']]);
  });

  it('a demand counts as repeated from its third turn on, each kind for itself', () => {
    const demand = 'caller 謝れ caller/apology-demand';
    expect(flowAt([demand, demand, 'caller 払え caller/compensation-demand', demand])).toEqual([
      [],
      [],
      [],
      ['flow/repeated-demand'],
    ]);
  });
});
