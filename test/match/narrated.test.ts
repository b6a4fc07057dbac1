import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findNarration } from '../../src/input/dialogue/narration.js';
import { createAnalyser } from '../../src/judge/analyse.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import type { Transcript } from '../../src/model/transcript.js';
import { loadRules } from '../../src/run/load-rules.js';
import { folderWith } from '../cli/run-genchi.js';

const HANG_UP = `id: staff/hang-up
severity: error
speaker: staff
title: { ja: 切断 }
message: { ja: 切りました。 }
match:
  any: [電話 & 切る]
  narrated: [受話器を置く, ガチャ]
context:
  unless: { said before: ['"ありがとう"'], by: caller }
why: { ja: 理由 }
examples:
  flag: [（ガチャ）]
  pass: [はい。]
`;

const tokenize = await loadTokenizer();
const folder = folderWith({ 'r/staff/hang-up.yaml': HANG_UP });
const analyse = createAnalyser({ ruleSet: loadRules([join(folder, 'r')], null), tokenize });

/** The words that the rule points at in the last turn; null where it finds nothing. */
function evidenceIn(...lines: readonly string[]): string | null {
  const call: Transcript = {
    file: 'a.txt',
    id: 'a',
    comments: [],
    fields: {},
    turns: lines.map((line) => ({
      role: line.startsWith('客') ? 'caller' : 'staff',
      speaker: line.slice(0, 1),
      text: line.slice(2),
      narration: findNarration(line.slice(2)),
      segments: [{ start: 0, line: null, column: null }],
    })),
  };
  const finding = analyse(call).findings.find(({ turn }) => turn === lines.length);
  return finding ? (lines.at(-1) ?? '').slice(2).slice(finding.evidence.start, finding.evidence.end) : null;
}

describe('a rule that matches narration', () => {
  it('points at the narration, with and without speech around it', () => {
    expect(evidenceIn('職：（受話器を置く音）')).toBe('（受話器を置く音）');
    expect(evidenceIn('職：はい、 はい。(ガチャ)')).toBe('(ガチャ)');
  });

  it('prefers what is said', () => {
    expect(evidenceIn('職：電話を切ります。(ガチャ)')).toBe('電話を切ります');
  });

  it('passes other narration, the same words as speech, and the other speaker', () => {
    expect(evidenceIn('職：（ため息をつく）')).toBeNull();
    expect(evidenceIn('職：受話器を置く。')).toBeNull();
    expect(evidenceIn('客：（受話器を置く音）')).toBeNull();
  });

  it('keeps to its context', () => {
    expect(evidenceIn('客：ありがとう。', '職：（受話器を置く音）')).toBeNull();
  });
});
