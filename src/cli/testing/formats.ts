import type { Language } from '../../model/rule.js';
import { formatTestsForGithub } from './github.js';
import { formatTestsAsJson } from './json.js';
import { formatTestsAsJunit } from './junit.js';
import { formatTestsForTerminal } from './terminal.js';
import type { TestRun } from './test-suite.js';

export interface TestFormatOptions {
  readonly language: Language;
  readonly color: boolean;
  readonly quiet: boolean;
}

/** One output format of `genchi test`. */
export type TestFormat = (run: TestRun, options: TestFormatOptions) => string;

export const testFormats = {
  terminal: formatTestsForTerminal,
  junit: formatTestsAsJunit,
  github: formatTestsForGithub,
  json: formatTestsAsJson,
} as const satisfies Readonly<Record<string, TestFormat>>;

export type TestFormatName = keyof typeof testFormats;
export const testFormatNames = Object.keys(testFormats) as readonly TestFormatName[];
