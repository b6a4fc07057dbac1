import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.js';
import type { RuleId, Severity } from '../../src/model/rule.js';
import type { SpokenWords } from '../../src/model/verdict.js';
import { CRITERIA } from '../../src/verdict/criteria.js';
import { judgeCall, type VerdictSettings } from '../../src/verdict/judge-call.js';
import { shippedRules } from '../shipped.js';

type Said = readonly [rule: RuleId, words: string, severity?: Severity];

/** The verdict on a call of which each turn is the evidence of one finding. */
function verdictOn(
  said: readonly Said[],
  complaints: readonly SpokenWords[] = [],
  settings?: VerdictSettings,
) {
  const findings = said.map(
    ([rule, words, severity = 'warning'], index): Finding => ({
      rule,
      severity,
      speaker: 'caller',
      turn: index + 1,
      evidence: { start: 0, end: words.length },
      via: 'pattern',
      pattern: null,
      confidence: 1,
      cues: [],
      parts: [],
      context: [],
    }),
  );
  const turns = said.map(([, text]) => ({
    role: 'caller' as const,
    speaker: '客',
    text,
    narration: [],
    segments: [{ start: 0, line: null, column: null }],
  }));
  const transcript = { file: 'a.txt', id: 'a', turns, comments: [], fields: {} };
  return judgeCall({ transcript, findings, complaints }, settings);
}

const WORDS: SpokenWords = { turn: 1, evidence: { start: 0, end: 2 } };

describe('the verdict on a call', () => {
  it('is an enquiry where nothing is found, and where only staff or practice is', () => {
    expect(verdictOn([]).kind).toBe('enquiry');
    expect(verdictOn([['practice/warning', 'おやめください']]).kind).toBe('enquiry');
    expect(verdictOn([['staff/capitulation', '何でもします', 'error']]).kind).toBe('enquiry');
  });

  it('is a complaint by words of complaint, however many they are', () => {
    const { kind, types, grounds } = verdictOn([], Array(9).fill(WORDS));
    expect([kind, types, grounds.length]).toEqual(['complaint', [], 9]);
  });

  it.each<readonly [string, readonly Said[]]>([
    ['one お前', [['caller/abusive-language', 'お前', 'info']]],
    ['one recording declared', [['caller/recording-declaration', '録音してるからな']]],
    ['one insult in anger', [['caller/abusive-language', '馬鹿か']]],
    ['one superior demanded', [['caller/presence-demand', '上の者を出せ']]],
    ['recording declared in every turn', Array(6).fill(['caller/recording-declaration', '録音してるからな'])],
    [
      'an insult and what we left undone about it',
      [
        ['caller/abusive-language', '馬鹿か'],
        ['flow/unprotected-abuse', '馬鹿か'],
        ['flow/unwarned-threat', '馬鹿か'],
      ],
    ],
  ])('is a complaint with %s', (_, said) => {
    expect(verdictOn(said).kind).toBe('complaint');
  });

  it.each<readonly [string, readonly Said[], readonly string[]]>([
    ['a threat', [['caller/harm-threat', '火をつけるぞ', 'error']], ['mental-attack']],
    ['死ね', [['caller/abusive-language', '死ね', 'error']], ['mental-attack']],
    ['土下座', [['caller/apology-demand', '土下座しろ']], ['kneeling-demand']],
    ['exposure', [['caller/disclosure-threat', 'ネットに晒すぞ', 'error']], ['social-media']],
    ['exposure elsewhere', [['caller/disclosure-threat', 'さらに近所に言うぞ', 'error']], ['mental-attack']],
    ['a sexual remark', [['caller/sexual-harassment', '何色の下着', 'error']], ['sexual-conduct']],
    ['discrimination', [['caller/discrimination', '女じゃ話にならない']], ['discriminatory-conduct']],
    [
      'two insults',
      [
        ['caller/abusive-language', '馬鹿か'],
        ['caller/abusive-language', '無能'],
      ],
      ['mental-attack'],
    ],
    [
      'an insult after a warning',
      [
        ['caller/abusive-language', '無能'],
        ['flow/persisting-after-warning', '無能'],
      ],
      ['mental-attack', 'persistent-conduct'],
    ],
    [
      'money and an apology demanded',
      [
        ['caller/apology-demand', '謝れ'],
        ['caller/compensation-demand', '新品と交換しろ'],
      ],
      ['exchange-demand', 'apology-demand'],
    ],
  ])('is a suspicion with %s', (_, said, types) => {
    const verdict = verdictOn(said, [WORDS]);
    expect([verdict.kind, verdict.types]).toEqual(['suspected-harassment', types]);
    expect(verdict.grounds.every(({ rule }) => rule !== null)).toBe(true);
  });

  it('never counts words of somebody in danger', () => {
    expect(verdictOn(Array(5).fill(['safety/self-harm', '死にたい', 'error'])).kind).toBe('enquiry');
    expect(CRITERIA.filter(({ rule }) => rule.startsWith('safety/') || rule.startsWith('staff/'))).toEqual(
      [],
    );
  });

  it('follows the configuration', () => {
    const insult: readonly Said[] = [['caller/abusive-language', '無能']];
    expect(verdictOn(insult, [], { suspicion: 2 }).kind).toBe('suspected-harassment');
    expect(verdictOn(insult, [], { points: { 'caller/abusive-language': 0 } }).kind).toBe('enquiry');
    expect(verdictOn([['caller/own', 'よ']], [], { points: { 'caller/own': 4 } }).kind).toBe(
      'suspected-harassment',
    );
  });

  it('has a criterion for each rule on callers, and none for a rule that is not there', () => {
    const rules = shippedRules().rules.map(({ rule }) => rule.id);
    const known = new Set(CRITERIA.map(({ rule }) => rule));
    expect(rules.filter((id) => id.startsWith('caller/') && !known.has(id))).toEqual([]);
    expect([...known].filter((id) => !rules.includes(id))).toEqual([]);
  });
});
