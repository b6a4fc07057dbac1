import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../src/verdict/criteria.js';
import { wordsTest } from '../../src/verdict/words-said.js';

describe('the words of a criterion', () => {
  it.each([
    ['さらす', 'ネットにさらすぞ'],
    ['職', 'お前の職を奪ってやる'],
    ['上の', '上の人間を出せ'],
    ['上の', '一番上の者に代われ'],
    ['上の', 'お前上の人出せ'],
    ['ネット', '全部ネットに流す'],
    ['SNS', 'ｓｎｓに上げる'],
    ['ネット', 'ﾈｯﾄに流す'],
    ['クビ', '全員クビにしてやる'],
    ['首', '全員首だ'],
    ['組の', '組の若いの行かせるぞ'],
    ['かけ', '二十四時間かけ続けるぞ'],
    ['また', 'またかけるからな'],
    ['星', '星一つにしてやる'],
  ])('are said: %s in %s', (word, text) => {
    expect(wordsTest([word])(text)).toBe(true);
  });

  it.each([
    ['さらし', 'いまさらしらばっくれるな'],
    ['職', '職員の名前を出せ'],
    ['職', 'お前の役職は'],
    ['上の', '三時間以上の対応をしろ'],
    ['上の', '法律上の責任を取れ'],
    ['上の', '井上の家に来い'],
    ['ネット', 'ネットワークを直しに来い'],
    ['アップ', 'バックアップを出せ'],
    ['SNS', 'XSNSYの件'],
    ['首', '手首が痛い'],
    ['組の', '番組の者だ'],
    ['組の', '3年2組の親だ'],
    ['若いの', '若いのに偉そうだ'],
    ['かけ', '迷惑をかけたんだから待て'],
    ['また', 'または切るな'],
    ['額を', '金額を言って謝れ'],
    ['交換', '交換手に謝らせろ'],
  ])('are not said by another word: %s in %s', (word, text) => {
    expect(wordsTest([word])(text)).toBe(false);
  });

  it('are none that another word always stands for', () => {
    for (const { says = [] } of CRITERIA) {
      for (const word of says) expect([word, wordsTest([word])(word)]).toEqual([word, true]);
    }
  });
});
