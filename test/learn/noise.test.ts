import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../src/language/tokenizer/tokenize.js';
import { homophonesIn, noisyCall, partlySpoiled } from '../../src/learn/noise.js';
import type { Transcript } from '../../src/model/transcript.js';
import { call } from '../score/transcripts.js';

const tokenize = await loadTokenizer();
const transcript: Transcript = {
  ...call(['caller 今日の対応は、何ですか。']),
  turns: call(['caller 契約の解約は責任者に、電話で、今すぐ、伝えてください。早く。']).turns.map((turn) => ({
    ...turn,
    labels: [{ id: 'caller/presence-demand', evidence: '責任者に' }],
  })),
};
const textOf = (one: Transcript) => one.turns.map(({ text }) => text).join('');

describe('spoiled copies of calls', () => {
  const words = homophonesIn(
    [call(['staff 会社に帰社する記者の貴社', 'staff 公開を後悔する航海'])],
    tokenize,
  );

  it('lose their marks and nothing else where nothing is misheard', () => {
    const copy = noisyCall(transcript, tokenize, words, { kana: 0, homophones: 0, split: 0 }, 1);
    expect(textOf(copy)).toBe('契約の解約は責任者に電話で今すぐ伝えてください早く');
    expect(copy.turns[0]?.labels).toEqual([{ id: 'caller/presence-demand' }]);
  });

  it('have words in kana, or others of the same sound', () => {
    const kana = noisyCall(transcript, tokenize, words, { kana: 1, homophones: 0, split: 0 }, 1);
    expect(textOf(kana)).not.toMatch(/\p{Script=Han}/u);
    const heard = noisyCall(
      call(['staff 公開します']),
      tokenize,
      words,
      { kana: 0, homophones: 1, split: 0 },
      1,
    );
    expect(textOf(heard)).toMatch(/^(後悔|航海)します$/);
  });

  it('are cut in two, the label with the part that holds its evidence', () => {
    const copy = noisyCall(transcript, tokenize, words, { kana: 0, homophones: 0, split: 1 }, 1);
    expect(copy.turns).toHaveLength(2);
    expect(copy.turns.map(({ labels = [] }) => labels.length)).toEqual([1, 0]);
  });

  it('are the same for the same seed', () => {
    const noise = { kana: 0.5, homophones: 0.5, split: 0.5 };
    const copies = [1, 1, 2].map((seed) => textOf(noisyCall(transcript, tokenize, words, noise, seed)));
    expect(copies[0]).toBe(copies[1]);
    expect(copies[0]).not.toBe(copies[2]);
  });
});

describe('wordings', () => {
  it('are spoiled one in two, with their labels and what they tell of', () => {
    const judged = new Set(['caller/presence-demand']);
    const calls = Array.from({ length: 6 }, () => ({ transcript, judged }));
    const spoiled = partlySpoiled(calls, homophonesIn([transcript], tokenize), tokenize);
    const isSpoiled = spoiled.map((one) => !textOf(one.transcript).includes('、'));
    expect(isSpoiled).toEqual([true, false, true, false, true, false]);
    for (const one of spoiled) {
      expect(one.judged).toBe(judged);
      expect(one.transcript.turns).toHaveLength(1);
      expect(one.transcript.turns[0]?.labels?.map(({ id }) => id)).toEqual(['caller/presence-demand']);
    }
  });
});
