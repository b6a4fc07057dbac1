import { describe, expect, it } from 'vitest';
import { createJudge } from '../../src/judge/judge.js';
import { callOfTurn, shippedJudgement } from '../shipped.js';

const judge = createJudge(await shippedJudgement());

const found = (text: string): readonly { readonly rule: string; readonly words: string }[] =>
  judge(callOfTurn('caller', text))
    .filter(({ outcome }) => outcome === 'found')
    .map(({ rule, evidence }) => ({ rule, words: text.slice(evidence.start, evidence.end) }));

describe('words said once more', () => {
  it.each([
    ['金返せって言ってんだろうが', '金返せ'],
    ['金返せってさっきから言ってるよね', '金返せ'],
    ['金返せっつってんだよ', '金返せ'],
    ['金返せと何度言ったらわかるんだ', '金返せ'],
    ['責任者出せっつうの', '責任者出せ'],
    ['土下座しろってば', '土下座しろ'],
    ['謝れ言うてるやろが', '謝れ'],
    ['家に来いって何度も言わせるな', '家に来い'],
  ])('%s is %s', (text, bare) => {
    const [plain] = found(bare);
    expect(plain).toBeDefined();
    expect(found(text).map(({ rule }) => rule)).toContain(plain?.rule);
  });

  it('are found where they stand in a longer turn', () => {
    const text = 'もう三回目ですよ。金返せって言ってんだろうが。';
    expect(found(text)).toContainEqual({ rule: 'caller/compensation-demand', words: '金返せ' });
  });

  it.each([
    '金返せって言われたんですけど',
    '年会費無料って聞いて入ったんです',
    '謝れって言いたいんでしょ',
    'クビにせえ言うてんのとちゃうで',
    '死ねって何回も言われたらそりゃ傷つきますよ',
    '土下座しろって妻が言ってるんです',
  ])('%s says nothing once more', (text) => {
    expect(found(text)).toEqual([]);
  });
});
