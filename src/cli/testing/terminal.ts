import { Chalk } from 'chalk';
import { textsIn } from '../../messages/report-text.js';
import { testTexts } from '../../messages/test-text.js';
import { areFaults } from '../../model/problem.js';
import { withoutControls } from '../../text/control-characters.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import type { TestFormat } from './formats.js';
import { countFailed } from './test-suite.js';
import { wordFailure } from './word-failure.js';

/** As test runners write it: a line for each suite, under a failed one what does not hold, like a diff. */
export const formatTestsForTerminal: TestFormat = (run, { language, color, quiet }) => {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const word = textsIn(testTexts, language);
  const signs = { '-': paint.red, '+': paint.green, '!': paint.yellow };
  const lines = run.suites.flatMap((suite) => {
    if (suite.failures.length === 0) {
      if (quiet || suite.statements === 0) return [];
      return [`${paint.green('✓')} ${withoutControls(suite.name)} ${paint.dim(`(${suite.statements})`)}`];
    }
    let speech: string | null = null;
    return [
      `${paint.red('✗')} ${paint.bold(withoutControls(suite.name))}`,
      ...suite.failures.flatMap((failure) => {
        const one = wordFailure(failure, language);
        const turn = one.turn === null ? '' : ` ${word('turn', { turn: one.turn })}`;
        const place = `${one.line === null ? '' : `${one.file}:${one.line}${one.column === null ? '' : `:${one.column}`}`}${turn}`;
        const isNew = one.speech !== speech || one.speech === null;
        speech = one.speech;
        return [
          ...(isNew
            ? [`  ${paint.dim(withoutControls(place))} ${withoutControls(one.speech ?? '')}`.trimEnd()]
            : []),
          `  ${signs[one.sign](`${one.sign} ${withoutControls(one.title)}`)}`,
          ...one.details.map((detail) => `      ${withoutControls(detail)}`),
        ];
      }),
    ];
  });
  const failed = countFailed(run);
  const spoken = run.suites.filter(({ statements }) => statements > 0);
  const silent = run.suites.length - spoken.length;
  const statements = run.suites.reduce((sum, suite) => sum + suite.statements, 0);
  const isUnread = areFaults(run.problems);
  const sum = word(sumOf(failed, run.suites.length, isUnread), { suites: spoken.length, statements, failed });
  return withoutCommands(
    [
      ...lines,
      ...(lines.length > 0 ? [''] : []),
      failed === 0 && !isUnread ? paint.green(sum) : paint.red(sum),
      ...(silent > 0 ? [word('silent', { count: silent })] : []),
      '',
    ].join('\n'),
  );
};

/** Nothing is said to have passed as a whole where something could not be read. */
function sumOf(failed: number, suites: number, isUnread: boolean): keyof typeof testTexts {
  if (failed > 0) return 'summary';
  if (!isUnread) return 'passed';
  return suites === 0 ? 'nothingRead' : 'unread';
}
