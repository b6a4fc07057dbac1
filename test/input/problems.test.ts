import { expect, test } from 'vitest';
import { INPUT_PROBLEM_CODES } from '../../src/input/raw/input-problem.js';
import { inputProblems } from '../../src/messages/input-problems.js';

test('every problem of an input has a text, and every text a problem', () => {
  expect(Object.keys(inputProblems).sort()).toEqual([...INPUT_PROBLEM_CODES].sort());
});
