import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/text/share.js';

describe('the Wilson interval', () => {
  it('agrees with the published example of 15 in 20', () => {
    const share = shareOf(15, 20);
    expect(share.low).toBeCloseTo(0.5313, 4);
    expect(share.high).toBeCloseTo(0.8881, 4);
  });

  it('touches the ends for none and for all, and says nothing for no observation', () => {
    expect(shareOf(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(10, 10)).toMatchObject({ value: 1, high: 1 });
    expect(shareOf(0, 0)).toMatchObject({ value: 0, low: 0, high: 1 });
  });
});
