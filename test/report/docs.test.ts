import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALL_COLUMNS } from '../../src/report/call-rows.js';
import { FINDING_COLUMNS } from '../../src/report/finding-rows.js';
import { reporterNames } from '../../src/report/reporter-loaders.js';
import { reporters } from '../../src/report/reporters.js';
import { DEFAULT_SCORE_WEIGHTS, scoreFindings } from '../../src/report/scores.js';
import { render } from './render.js';
import { found, transcriptOf } from './sample.js';

const page = readFileSync(new URL('../../docs/reports.md', import.meta.url), 'utf8');

/** The fenced blocks of a language. */
function blocks(language: string): readonly string[] {
  const fence = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g');
  return Array.from(page.matchAll(fence), ([, block = '']) => block);
}

describe('docs/reports.md', () => {
  it.each(reporterNames)('tells of %s', (name) => {
    expect(page).toContain(`[\`${name}\`]`);
  });

  it('shows what the terminal shows', async () => {
    const [turn = '', quiet = '', , trend = ''] = blocks('text');
    expect(await render(reporters.terminal)).toContain(turn);
    expect(await render(reporters.terminal, { quiet: true })).toContain(quiet);
    expect(await render(reporters.terminal, { trend: { by: 'staff', pseudonyms: false } })).toContain(trend);
  });

  it('shows what GitHub is told', async () => {
    const [, , command = ''] = blocks('text');
    expect(await render(reporters.github)).toContain(command.trimEnd().replace(/…$/, ''));
  });

  it('shows what the feedback sheet says', async () => {
    expect(await render(reporters.markdown)).toContain(blocks('markdown')[0]);
  });

  it('shows a finding as the JSON report has it', async () => {
    const { calls } = JSON.parse(await render(reporters.json));
    expect(calls[0].findings[3]).toEqual(JSON.parse(blocks('json')[0] ?? ''));
  });

  it('names the columns of the tables', () => {
    expect(page).toContain(`\`${FINDING_COLUMNS.join(',')}\``);
    expect(page).toContain(`\`${CALL_COLUMNS.join(',')}\``);
  });

  it('gives the weights and examples of the scores', () => {
    const { error, warning, info, note } = DEFAULT_SCORE_WEIGHTS.severity;
    expect(page.replace(/ +\|/g, ' |')).toContain(`| weight | ${error} | ${warning} | ${info} | ${note} |`);
    const finding = found(transcriptOf('a', [['職員', 'はい']]), 1, 'staff/x', 'はい');
    const of = (...severities: readonly ('error' | 'warning')[]) =>
      scoreFindings(severities.map((severity) => ({ ...finding, severity })));
    expect([of('error'), of('error', 'error'), of('error', 'warning')]).toEqual([40, 64, 52]);
  });
});
