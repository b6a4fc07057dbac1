import { beforeAll, describe, expect, it } from 'vitest';
import { analyseText } from '../../../src/language/analyse-text.js';
import { loadTokenizer } from '../../../src/language/tokenizer/tokenize.js';
import type { Tokenize } from '../../../src/model/token.js';

describe('clauses', () => {
  let tokenize: Tokenize;
  beforeAll(async () => {
    tokenize = await loadTokenizer();
  });

  /** Each text as it must be cut, clauses parted by "|", sentences by "/". */
  it.each([
    '金を返してくれないなら訴えるし|録音もしてるから|覚悟しとけ',
    '録音は切らないで欲しいんですが|説明してください',
    '確認しましたが|問題ありませんでしたので|失礼します',
    '謝れば許すつもりだったけど|もう許さない|訴える',
    '電話を切って|弁護士に相談します',
    'ミスを認めて謝れ',
    '説明を聞いて納得したら払います',
    '払うからと言われて待ってます',
    '謝る必要があるんですか',
    '家行くからな/待っとけ',
    '使い方がわからんけん|教えてくれん?',
  ])('%s', (marked) => {
    const text = marked.replace(/[|/]/g, '');
    const { sentences, normalised } = analyseText(text, [], tokenize);
    const cut = sentences.map(({ clauses }) =>
      clauses.map(({ start, end }) => normalised.text.slice(start, end)).join('|'),
    );
    expect(cut.join('/')).toBe(marked);
  });

  it('cover their sentence', () => {
    const text = '「払うから」と言われて、待ってるんですけど、まだですか。もう、ええわ、行くで…';
    for (const { start, end, clauses } of analyseText(text, [], tokenize).sentences) {
      expect(clauses[0]?.start).toBe(start);
      expect(clauses.at(-1)?.end).toBe(end);
      for (const [index, clause] of clauses.slice(1).entries())
        expect(clause.start).toBe(clauses[index]?.end);
    }
  });
});
