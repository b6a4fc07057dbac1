import { describe, expect, it } from 'vitest';
import { fileGlobMatcher } from '../../src/text/glob.js';

describe('fileGlobMatcher', () => {
  it.each([
    ['{a*,b*}.txt', 'anna.txt'],
    ['{a*,b*}.txt', 'b.txt'],
    ['calls/{2024-*,old/**}/x.txt', 'calls/2024-05/x.txt'],
    ['calls/{2024-*,old/**}/x.txt', 'calls/old/1/2/x.txt'],
    ['{a,{b,c}?}.txt', 'c1.txt'],
    ['**/{a.b,c}.txt', 'x/y/a.b.txt'],
    ['{a,}.txt', '.txt'],
    ['a{b.txt', 'a{b.txt'],
    ['a}b,c.txt', 'a}b,c.txt'],
    ['{a{b,c}.txt', '{ac.txt'],
  ])('%s takes %s', (glob, path) => {
    expect(fileGlobMatcher(glob)(path)).toBe(true);
  });

  it.each([
    ['{a*,b*}.txt', 'c.txt'],
    ['{a*,b*}.txt', 'a/b.txt'],
    ['{a.b,c}.txt', 'axb.txt'],
    ['{a,b}', '{a,b}'],
    ['{a|b,c}', 'a'],
  ])('%s does not take %s', (glob, path) => {
    expect(fileGlobMatcher(glob)(path)).toBe(false);
  });
});
