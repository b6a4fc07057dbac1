import { describe, expect, it } from 'vitest';
import { generateCalls } from '../../bench/corpus.mjs';
import { normaliseInPlace } from '../../src/language/normalise/normalise.js';
import { createSegmenter } from '../../src/language/normalise/segments.js';
import { createMatcher } from '../../src/match/turn-matcher.js';
import type { Role } from '../../src/model/transcript.js';
import { shippedRules } from '../shipped.js';

/** Of a thousand sentences of ordinary calls, one pattern may let through so many. */
const MOST_OF_A_PATTERN = 30;
/** And all patterns together. */
const MOST_OF_ALL = 100;
const CALLS = 600;

describe('patterns of the built-in rules', () => {
  // What is let through is cut into words, which costs more than all else: such a pattern needs rarer words, or words in more of their forms.
  // Not reached yet by seven patterns of staff rules, whose words are common ones; rarer words there turn it into `it` again.
  it.fails('let few sentences of ordinary calls through', () => {
    const ruleSet = shippedRules();
    const { prefilter, ruleOfPattern } = createMatcher(ruleSet);
    const findSegments = createSegmenter();
    const passed = new Map<number, number>();
    let sentences = 0;
    let opened = 0;
    for (const [role, text] of ordinaryTurns()) {
      const letters = normaliseInPlace(text, []);
      const { ends, count } = findSegments(letters);
      sentences += count;
      const candidates = prefilter?.[role](letters.codes, ends, count);
      const open = new Set<number | null>();
      for (const [pattern, segments] of candidates ?? []) {
        // One that may reach from one sentence into another opens the turn.
        for (const segment of segments.length > 0 ? segments : [null]) {
          open.add(segment);
          passed.set(pattern, (passed.get(pattern) ?? 0) + 1);
        }
      }
      opened += open.size;
    }
    const wide = [...passed]
      .filter(([, times]) => (times * 1000) / sentences > MOST_OF_A_PATTERN)
      .map(
        ([pattern, times]) =>
          `${ruleSet.rules[ruleOfPattern[pattern] ?? -1]?.rule.id} ${ruleSet.patterns[pattern]?.source}: ${times} of ${sentences}`,
      );
    expect(wide).toEqual([]);
    expect((opened * 1000) / sentences).toBeLessThan(MOST_OF_ALL);
  });
});

/** Different turns only, as many are said again and again. */
function ordinaryTurns(): readonly (readonly [Role, string])[] {
  const turns = new Map<string, readonly [Role, string]>();
  for (const { tense, text } of generateCalls({ calls: CALLS })) {
    if (tense) continue;
    for (const line of text.trimEnd().split('\n')) {
      const [speaker = '', speech = ''] = line.split('：');
      turns.set(line, [speaker === '客' ? 'caller' : 'staff', speech]);
    }
  }
  return [...turns.values()];
}
