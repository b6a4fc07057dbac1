import type { ProblemCatalogue } from './problem-catalogue.js';

/** Problems of JSON reports that are read back. */
export const reportProblems = {
  'report-invalid': {
    ja: {
      message: 'genchi の JSON 報告として読めません: {reason}',
      remedy: '"genchi check --format json" で作ったファイルを指定してください。',
    },
    en: {
      message: 'This is no JSON report of genchi: {reason}',
      remedy: 'Give a file that "genchi check --format json" wrote.',
    },
  },
  // A problem that a report tells of is worded already.
  'report-problem': {
    ja: { message: '{message}', remedy: '{remedy}' },
    en: { message: '{message}', remedy: '{remedy}' },
  },
} as const satisfies ProblemCatalogue;
