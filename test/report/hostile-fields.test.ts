import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { tellGrouped } from '../../src/cli/streams/problem-groups.js';
import { tellProblem } from '../../src/cli/streams/tell-problems.js';
import { formatTestsForGithub } from '../../src/cli/testing/github.js';
import type { Reporter, ReportOptions } from '../../src/model/report.js';
import { CALL_COLUMNS } from '../../src/report/call-rows.js';
import { FINDING_COLUMNS } from '../../src/report/finding-rows.js';
import { reporters } from '../../src/report/reporters.js';
import { casesOf } from '../thoroughness.js';
import { type HostileRun, hostileRuns } from './hostile-fields.js';
import { renderBytes } from './render.js';

const trend = { by: 'staff', pseudonyms: false };

/** Calls, rules and problems with hostile fields in one format. */
async function rendered(reporter: Reporter, run: HostileRun, options: Partial<ReportOptions> = {}) {
  return renderBytes(reporter, { rules: run.rules, trend, ...options }, run.calls, run.problems);
}

async function always(check: (run: HostileRun) => Promise<void> | void, numRuns = 120): Promise<void> {
  await fc.assert(
    fc.asyncProperty(hostileRuns, async (run) => check(run)),
    { numRuns: casesOf(numRuns), seed: 17 },
  );
}

/** What acts on a terminal, on the order of text or on a build system. Line breaks are the format's own. */
const ACTS =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]/;
const COMMANDS = /^[^\S\r\n]*::|##\[|##vso\[|##teamcity\[/im;

function expectHarmless(output: string): void {
  expect(output).not.toMatch(ACTS);
  expect(output).not.toMatch(COMMANDS);
}

const DOCUMENTS = ['record-docx', 'coach-docx', 'coach-agents-docx'] as const;
const LEADS_OUT = /^(?:script|w:fldSimple|w:instrText|w:altChunk|w:object)$/;

describe('hostile fields stay text', () => {
  const apart: readonly string[] = ['xlsx', 'github', ...DOCUMENTS];
  const textual = Object.values(reporters).filter(({ name }) => !apart.includes(name));

  it.each(textual.map((one) => [one.name, one] as const))(
    'in %s: no control character, direction mark or command of a build system',
    (_, reporter) => always(async (run) => expectHarmless((await rendered(reporter, run)).toString())),
  );

  it('in the terminal, one line a finding as well', () =>
    always(async (run) => {
      const output = (await rendered(reporters.terminal, run, { quiet: true })).toString();
      expectHarmless(output);
      expect(output.trimEnd().split('\n').length).toBeLessThan(8);
    }));

  it('in JSON, JSON Lines and SARIF, all of it back as it was', () =>
    always(async (run) => {
      const [call] = run.calls;
      const report = JSON.parse((await rendered(reporters.json, run, { withTurns: true })).toString());
      const lines = (await rendered(reporters.jsonl, run)).toString().trimEnd().split('\n');
      for (const one of [report.calls[0], JSON.parse(lines[0] ?? '')]) {
        expect(one).toMatchObject({ file: call?.transcript.file, id: call?.transcript.id });
        expect(one.turns[0]).toMatchObject({ text: call?.transcript.turns[0]?.text });
        expect(one.findings[0].title).toBe(run.rules.get('staff/recording-stop-plea')?.title.ja);
      }
      expect(lines).toHaveLength(2);
      const sarif = JSON.parse((await rendered(reporters.sarif, run)).toString());
      expect(sarif.runs[0].results).toHaveLength(2);
      const { uri } = sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
      expect(uri).toMatch(/^[A-Za-z0-9%/.:_~!*'()-]+$/);
    }));

  it.each([
    ['csv', FINDING_COLUMNS.length, 3],
    ['csv-calls', CALL_COLUMNS.length, 3],
  ] as const)('in %s: as many cells as columns, none a formula', (name, columns, rows) =>
    always(async (run) => {
      const table: string[][] = parseCsv((await rendered(reporters[name], run)).toString(), { bom: true });
      expect(table).toHaveLength(rows);
      for (const row of table) {
        expect(row).toHaveLength(columns);
        for (const cell of row) expect(cell).not.toMatch(/^(?:\s*[=+@＝＋＠]|\s*[-－](?!\d))/);
      }
    }),
  );

  it('in the workbook: texts, never formulas', () =>
    always(async (run) => {
      const { sheets } = await readXlsx(await rendered(reporters.xlsx, run));
      expect(sheets).toHaveLength(4);
      for (const { rows, cells } of sheets) {
        expect([...(cells?.values() ?? [])].every((cell) => cell.formula === undefined)).toBe(true);
        expect(rows.flat().filter((value) => typeof value === 'string' && ACTS.test(value))).toEqual([]);
      }
      expect(sheets[1]?.rows).toHaveLength(3);
    }, 40));

  it.each(DOCUMENTS)('in %s: well-formed parts, and no address that leads out', (name) =>
    always(async (run) => {
      const parts = unzipSync(await rendered(reporters[name], run));
      expect(Object.keys(parts).length).toBeGreaterThan(2);
      for (const [name, bytes] of Object.entries(parts)) {
        const xml = strFromU8(bytes);
        expect(`${name} ${xml}`).not.toMatch(ACTS);
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        const leading: string[] = [];
        parser.on('opentag', ({ name: tag, attributes }) => {
          if (LEADS_OUT.test(tag) || attributes.TargetMode !== undefined) leading.push(tag);
        });
        parser.write(xml).close();
        expect(leading).toEqual([]);
      }
    }, 60),
  );

  it('in JUnit: well-formed, with the elements that are always there', () =>
    always(async (run) => {
      const names: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ name }) => names.push(name));
      parser.write((await rendered(reporters.junit, run)).toString()).close();
      expect(names.filter((name) => name === 'testcase')).toHaveLength(3);
      expect(new Set(names)).toEqual(
        new Set(['testsuites', 'testsuite', 'properties', 'property', 'testcase', 'failure', 'error']),
      );
    }));

  it('in HTML: the same elements whatever the fields hold, and no address that leads out', () =>
    always(async (run) => {
      const elements = elementsOf((await rendered(reporters.html, run)).toString());
      const script = elements.filter(({ tagName }) => tagName === 'script');
      // Three blocks of data, which are never run, and the page's own script.
      expect(script.map(({ attrs }) => attrs.find(({ name }) => name === 'type')?.value)).toEqual([
        ...['application/json', 'application/json', 'application/json'],
        undefined,
      ]);
      expect(
        elements.map(({ tagName }) => tagName).filter((name) => FOREIGN_ELEMENTS.includes(name)),
      ).toEqual([]);
      const attributes = elements.flatMap(({ attrs }) => attrs);
      expect(
        attributes.filter(
          ({ name, value }) => /^on|^src$|^style$/.test(name) || (name === 'href' && !/^#/.test(value)),
        ),
      ).toEqual([]);
    }, 60));

  it('in Markdown: no elements, pictures, links or headings but the sheet’s own', () =>
    always(async (run) => {
      const markdown = (await rendered(reporters.markdown, run)).toString();
      const html = micromark(markdown, {
        allowDangerousHtml: true,
        allowDangerousProtocol: true,
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      });
      const elements = elementsOf(html);
      expect(elements.map(({ tagName }) => tagName).filter((name) => !OWN_ELEMENTS.includes(name))).toEqual(
        [],
      );
      const links = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'href'));
      expect(links.filter(({ value }) => !value.startsWith('https://example.org/'))).toEqual([]);
      expect(elements.filter(({ tagName }) => tagName === 'h1')).toHaveLength(1);
      expect(elements.filter(({ tagName }) => tagName === 'h2')).toHaveLength(4);
    }));

  it('in GitHub annotations: a command a finding or problem, and no other', () =>
    always(async (run) => {
      const output = (await rendered(reporters.github, run)).toString();
      expect(output).not.toMatch(ACTS);
      const lines = output.trimEnd().split(/\r\n|\r|\n/);
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(line).toMatch(/^::error (?:[a-zA-Z]+=[^:,]*,?)+::/);
      const suites = { suites: [], problems: run.problems };
      const test = formatTestsForGithub(suites, { language: 'ja', color: false, quiet: false });
      expect(test.trimEnd().split(/\r\n|\r|\n/)).toHaveLength(1);
    }));

  it('in problems on standard error: two lines each', () =>
    always(({ problems }) => {
      for (const language of ['ja', 'en'] as const) {
        const told = problems.map((one) => tellProblem(one, language)).join('');
        for (const output of [told, tellGrouped(problems, language)]) {
          expectHarmless(output);
          expect(output.split(/\r\n|\r|\n/)).toHaveLength(3);
        }
      }
    }));
});

const FOREIGN_ELEMENTS = ['img', 'iframe', 'object', 'embed', 'link', 'base', 'form[action]'];
const OWN_ELEMENTS = [
  ...['html', 'head', 'body', 'h1', 'h2', 'h3', 'h4', 'p', 'ul', 'li', 'blockquote', 'strong', 'a', 'hr'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'em', 'code', 'input', 'br'],
];

/** All elements of a page, as a browser reads it. */
function elementsOf(html: string): readonly DefaultTreeAdapterTypes.Element[] {
  const elements: DefaultTreeAdapterTypes.Element[] = [];
  const open: DefaultTreeAdapterTypes.ParentNode[] = [parseHtml(html)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.childNodes.toReversed()) {
      if (!('tagName' in child)) continue;
      open.push(child);
    }
    if ('tagName' in next) elements.push(next);
  }
  return elements;
}
