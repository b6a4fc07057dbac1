import { describe, expect, it } from 'vitest';
import { deriveFlow } from '../../src/score/flow.js';
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

  it('abuse that comes again without any protection is unprotected, once a call', () => {
    const insult = 'caller 馬鹿 caller/abusive-language';
    expect(flowAt([insult, 'staff はい', insult, 'staff はい', insult])).toEqual([
      [],
      [],
      ['flow/unprotected-abuse'],
      [],
      [],
    ]);
    expect(flowAt([insult, insult])[1]).toEqual(['flow/unprotected-abuse']);
  });

  it.each(['warning', 'handover', 'time-limit', 'grounded-termination', 'escalation-notice'])(
    '%s protects, before the abuse and up to two staff turns after it',
    (practice) => {
      const insult = 'caller 馬鹿 caller/abusive-language';
      const protecting = `staff はい practice/${practice}`;
      const isUnprotected = (lines: readonly string[]) =>
        flowAt(lines).flat().includes('flow/unprotected-abuse');
      expect(isUnprotected([insult, protecting, insult])).toBe(false);
      expect(isUnprotected([insult, insult, 'staff はい', protecting])).toBe(false);
      expect(isUnprotected([insult, insult, 'staff はい', 'staff はい', protecting])).toBe(true);
    },
  );

  it('pressure half an hour after the first one is held long, once a call, and never without times', () => {
    const at = (minutes: number, ...ids: string[]) => ({
      role: 'caller' as const,
      ids,
      startMs: minutes * 60_000,
    });
    const held = (turns: Parameters<typeof deriveFlow>[0]) =>
      deriveFlow(turns).map((ids) => ids.has('flow/held-long'));
    const demand = 'caller/apology-demand';
    expect(held([at(0), at(5, demand), at(34.9, demand), at(35, demand), at(50, demand)])).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(deriveFlow([at(0, demand), at(10, demand)], 10).map((ids) => ids.has('flow/held-long'))).toEqual([
      false,
      true,
    ]);
    expect(held([at(5, demand), at(40)])).toEqual([false, false]);
    expect(held([{ role: 'caller', ids: [demand], startMs: null }, at(40, demand)])).toEqual([false, false]);
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
