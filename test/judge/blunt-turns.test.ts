import { describe, expect, it } from 'vitest';
import { isBlunt } from '../../src/judge/blunt-turns.js';
import { createTurnReader } from '../../src/judge/read-turns.js';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { createMatcher } from '../../src/match/turn-matcher.js';
import { shippedRules } from '../shipped.js';

const lookAt = createTurnReader(createMatcher(shippedRules()), await loadTokenizer());
const isBluntTurn = (text: string) => isBlunt(lookAt({ role: 'caller', text, narration: [] }).open());

describe('a blunt turn', () => {
  it.each(['金返せや', 'は?', '責任者。早く出せって', 'なめとんのか、お前', '知らんがな'])(
    'is 「%s」',
    (text) => {
      expect(isBluntTurn(text)).toBe(true);
    },
  );

  it.each([
    '返してください',
    'すみませんけど、まだ',
    '直していただきたい',
    '分かりました。早くしろよ',
    '困るんですけど',
  ])('is not 「%s」, which is polite', (text) => {
    expect(isBluntTurn(text)).toBe(false);
  });

  it('is not one that tells at length', () => {
    expect(isBluntTurn('昨日の夜からずっと待っててまだ誰も来ないんだよ')).toBe(true);
    expect(isBluntTurn('昨日の夜からずっと待っててまだ誰も来ないんだよ、本当に')).toBe(false);
  });
});
