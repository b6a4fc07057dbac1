import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/reporters.js';
import { scoreCall } from '../../src/report/scores.js';
import { shippedRules } from '../shipped.js';
import { render } from './render.js';
import { found, transcriptOf } from './sample.js';

const transcript = transcriptOf('a.txt', [
  ['お客様', 'もう死にたいです。'],
  ['職員', 'おつらいのですね。'],
  ['お客様', '今から飛び降ります。'],
]);
const call = {
  transcript,
  findings: [
    found(transcript, 1, 'safety/self-harm', '死にたいです'),
    found(transcript, 3, 'safety/self-harm', '飛び降ります'),
  ],
};
const rules = new Map(shippedRules().rules.map(({ rule }) => [rule.id, rule]));
const told = (name: keyof typeof reporters) => render(reporters[name], { rules }, [call]);

describe('words of somebody who may be in danger', () => {
  it('are no pressure and no risk', () => {
    expect(scoreCall(call)).toEqual({ staffRisk: 0, callerPressure: 0 });
  });

  it('stand in a box before the turns in the terminal, with the reply for each', async () => {
    const text = await told('terminal');
    const box = text.slice(text.indexOf('┏'), text.indexOf('┛'));
    expect(box).toContain('「死にたいです」');
    expect(box).toContain('「飛び降ります」');
    expect(box.replace(/[┃\s]/g, '')).toContain('今いらっしゃる場所はどちらでしょうか');
    expect(text.indexOf('┛')).toBeLessThan(text.indexOf('もう死にたいです。'));
    expect(text).toContain('命と安全にかかわる発言: 2件');
    for (const line of box.split('\n').slice(1, -1)) expect(line).toMatch(/^┃ .* ┃$/u);
  });

  it('stand in a box first on the feedback sheet and not among the pressure', async () => {
    const text = await told('markdown');
    expect(text).toContain('> [!CAUTION]');
    expect(text.indexOf('> [!CAUTION]')).toBeLessThan(text.indexOf('### 何が起きたか'));
    expect(text).toContain('相手から目立った圧力はありませんでした。');
    expect(text).toContain('命と安全にかかわる発言: 2件');
  });

  it('are told of in the overview of the page', async () => {
    expect(await told('html')).toContain('<p class="safety"><b>⚠ 命と安全にかかわる発言: 2件');
  });

  it('are counted in the summary of calls', async () => {
    const [head = '', row = ''] = (await told('csv-calls')).split('\r\n');
    const cell = row.split(',')[head.split(',').indexOf('safety')];
    expect(cell).toBe('2');
  });
});

describe('the reply that one-line reports show', () => {
  it('is that of the case which the evidence names, else the first', async () => {
    const visit = transcriptOf('b.txt', [['お客様', '家まで謝りに来い。責任者を出せ。']]);
    const one = async (evidence: string) => {
      const findings = [found(visit, 1, 'caller/presence-demand', evidence)];
      const text = await render(reporters.json, { rules }, [{ transcript: visit, findings }]);
      return JSON.parse(text).calls[0].findings[0].instead;
    };
    expect(await one('謝りに来い')).toContain('ご訪問はいたしかねます');
    expect(await one('責任者を出せ')).toContain('上席と交代のうえ');
  });
});
