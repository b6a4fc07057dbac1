import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { displayWidth } from '../../src/text/width.js';
import { render } from './render.js';
import { found, sampleCalls, transcriptOf } from './sample.js';

const ESCAPES = /\u001b\[[\d;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g;

describe('the terminal report', () => {
  it('puts the marker line under the evidence, full-width characters counting two', async () => {
    const lines = (await render(reporters.terminal)).split('\n');
    const at = lines.findIndex((line) => line.includes('それとも、都合の悪いことでも'));
    const speech = lines[at] ?? '';
    const marker = lines[at + 1] ?? '';
    expect(displayWidth(marker.slice(0, marker.indexOf('^')))).toBe(
      displayWidth(speech.slice(0, speech.indexOf('都合'))),
    );
    expect(marker.trim()).toHaveLength(displayWidth('都合の悪いことでも隠してるのか'));
  });

  it.each([60, 80, 120])('never writes beyond %d columns', async (width) => {
    for (const language of ['ja', 'en'] as const) {
      const lines = (await render(reporters.terminal, { width, language })).split('\n');
      // A rule's id and the commands at the end are not broken.
      const tooWide = lines.filter((line) => displayWidth(line) > width && !/\w+\/\w+-\w+|genchi/.test(line));
      expect(tooWide).toEqual([]);
    }
  });

  it('tells several findings of a turn apart by number', async () => {
    expect(await render(reporters.terminal)).toMatch(/^ +1\^+ +2\^+$/m);
  });

  it('says the same with and without colour, marker lines apart', async () => {
    const withoutMarkers = (text: string) => text.replace(/^ *\d?\^[\d^ ]*\n/gm, '');
    const painted = await render(reporters.terminal, { color: true });
    expect(painted).toMatch(/\u001b\[/);
    expect(withoutMarkers(painted.replace(ESCAPES, ''))).toBe(
      withoutMarkers(await render(reporters.terminal)),
    );
  });

  it('gives a reason once in a run and a model reply once in a call', async () => {
    const report = await render(reporters.terminal, {}, [...sampleCalls, ...sampleCalls]);
    expect(report.split('当事者の一方による録音').length - 1).toBe(1);
    expect(report.split('言い換え: 録音なさっている').length - 1).toBe(2);
  });

  it('paints no background without a foreground of its own', async () => {
    const painted = await render(reporters.terminal, { color: true });
    const backgrounds = [...painted.matchAll(/((?:\u001b\[\d+m)*\u001b\[4[1-7]m(?:\u001b\[\d+m)*)/g)];
    expect(backgrounds.length).toBeGreaterThan(0);
    for (const [, codes] of backgrounds) {
      expect(codes).toMatch(/\u001b\[(30|97)m/);
    }
  });

  it('cuts a long turn to the lines around the evidence', async () => {
    const long = `${'本日の手続きのご案内です。'.repeat(60)}録音は困ります。${'以上です。'.repeat(60)}`;
    const transcript = transcriptOf('a.txt', [['職員', long]]);
    const call = {
      transcript,
      findings: [found(transcript, 1, 'staff/startled-reaction', '録音は困ります')],
    };
    const report = await render(reporters.terminal, {}, [call]);
    expect(report).toContain('録音は困ります');
    expect(report.split('\n').filter((line) => /ご案内|以上です/.test(line)).length).toBeLessThan(5);
  });

  it('lets no control character of a transcript through', async () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J録音\u202eは\u009b31m困ります\u200f';
    const transcript = transcriptOf('a\u001b[31m.txt', [['職員\u001b[1m', evil]], { title: '\u001b[5m題' });
    const call = { transcript, findings: [found(transcript, 1, 'staff/startled-reaction', '困ります')] };
    for (const options of [{ color: true, hyperlinks: true, folderUrl: 'file:///w/' }, { quiet: true }]) {
      const report = (await render(reporters.terminal, options, [call])).replace(ESCAPES, '');
      expect(report).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
      );
    }
  });

  it('links to file and line where links may be written', async () => {
    const report = await render(reporters.terminal, {
      hyperlinks: true,
      folderUrl: 'file:///work/my%20calls/',
    });
    expect(report).toContain('\u001b]8;;file:///work/my%20calls/calls/0001.txt#L4,53\u001b\\');
  });

  it('sums up by severity and rule, with time, calls and a hint', async () => {
    const report = await render(reporters.terminal);
    const summary = report.slice(report.lastIndexOf('まとめ'));
    expect(summary).toMatch(/通話 3件.*1\.2秒/);
    expect(summary).toMatch(/重大 3.*警告 4.*注意 2.*参考 2/);
    expect(summary).toMatch(/caller\/recording-declaration +2/);
    expect(summary).toContain('genchi rules caller/disclosure-threat');
  });

  it('is one line a finding and nothing else when quiet', async () => {
    const lines = (await render(reporters.terminal, { quiet: true })).trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines[3]).toBe(
      'calls/0001.txt:4:53: 重大: 録音をやめるよう懇願している 「録音は止めていただけませんか」 [staff/recording-stop-plea]',
    );
  });

  it('says so when nothing was read', async () => {
    const text = await render(reporters.terminal, {}, []);
    expect(text).toContain('読めた通話がありません');
    expect(text).not.toContain('指摘はありません');
  });

  it('says so when there is nothing to report', async () => {
    const calls = sampleCalls.map((call) => ({ ...call, findings: [] }));
    expect(await render(reporters.terminal, {}, calls)).toContain('指摘はありません。');
  });
});
