import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { render } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

const hostile = transcriptOf('a,b:c%.txt', [['職員<&>"', '録音は]]>困ります\u0001<x>&"。\n次の行']]);
const hostileCall = {
  transcript: hostile,
  findings: [found(hostile, 1, 'staff/recording-stop-plea', '録音は]]>困ります\u0001<x>&"')],
};
const problem = { code: 'input-empty', file: 'b.txt', line: 3, column: null, arguments: {} };

describe('GitHub annotations', () => {
  it('are a command a finding, on file, line and columns, the last column included', async () => {
    const lines = (await render(reporters.github)).trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[3]).toMatch(
      /^::error file=calls\/0001\.txt,line=4,endLine=4,col=53,endColumn=66,title=録音をやめるよう懇願している \(staff\/recording-stop-plea\)::発話2 「録音は止めていただけませんか」%0A/,
    );
  });

  it('escape what would end a property or a command', async () => {
    const line = await render(reporters.github, {}, [hostileCall]);
    expect(line.trimEnd().split('\n')).toHaveLength(1);
    expect(line).toMatch(/^::error file=a%2Cb%3Ac%25\.txt,line=2,/);
  });

  it('tell problems as errors', async () => {
    expect(await render(reporters.github, {}, [], [problem])).toMatch(
      /^::error file=b\.txt,line=3,title=genchi::/,
    );
  });
});

describe('the JUnit report', () => {
  it('has a suite a call and a failure a finding at or above the threshold', async () => {
    const xml = await render(reporters.junit);
    expect(xml.match(/<testsuite /g)).toHaveLength(3);
    expect(xml).toContain('<testsuite name="calls/0001.txt" tests="8" failures="3" errors="0" skipped="0">');
    expect(xml).toContain('<testcase name="clean" classname="calls/0003.txt"/>');
    expect(xml.match(/<failure /g)).toHaveLength(3);
    expect((await render(reporters.junit, { failOn: 'warning' })).match(/<failure /g)).toHaveLength(7);
    expect(await render(reporters.junit, { failOn: 'never' })).not.toContain('<failure');
  });

  it('is well-formed whatever is said', async () => {
    const xml = await render(reporters.junit, {}, [...sampleCalls, hostileCall], [problem]);
    const open: string[] = [];
    for (const [, closing, name = '', selfClosing] of xml.matchAll(
      /<(\/?)([a-z-]+)(?: [\w-]+="[^"<]*")*(\/?)>/g,
    )) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!selfClosing) open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml.replace(/<\/?[a-z-]+(?: [\w-]+="[^"<]*")*\/?>|<\?xml[^>]*>/g, '')).not.toMatch(
      /[<>\u0000-\u0008]|&(?!\w+;|#)/,
    );
  });

  it('tells problems as errors', async () => {
    const xml = await render(reporters.junit, {}, [], [problem]);
    expect(xml).toContain('<testsuite name="problems" tests="1" failures="0" errors="1" skipped="0">');
    expect(xml).toContain('<error message=');
  });
});
