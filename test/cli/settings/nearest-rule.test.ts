import { describe, expect, it } from 'vitest';
import { nearestRule } from '../../../src/cli/settings/nearest-rule.js';

const KNOWN = ['staff/premature-apology', 'staff/promise', 'caller/promise-demand', 'staff/*'];

describe('the rule that a wrong name means', () => {
  it.each([
    ['premature-apology', 'staff/premature-apology'],
    ['staff/premature', 'staff/premature-apology'],
    ['promise', 'staff/promise'],
    ['staff/pormise', 'staff/promise'],
    ['staff/', 'staff/*'],
    ['', ''],
  ])('%j is %j', (name, nearest) => {
    expect(nearestRule(name, KNOWN)).toBe(nearest);
  });
});
