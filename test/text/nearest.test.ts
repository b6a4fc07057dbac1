import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/text/nearest.js';

describe('nearestName', () => {
  it.each([
    ['htlm', 'html'],
    ['cvs', 'csv'],
    ['jp', 'ja'],
    ['fr', null],
    ['something', null],
  ])('of %j is %j', (name, nearest) => {
    expect(nearestName(name, ['ja', 'en', 'html', 'csv'])).toBe(nearest);
  });
});
