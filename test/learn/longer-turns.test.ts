import { describe, expect, it } from 'vitest';
import { inLongerTurns } from '../../src/learn/longer-turns.js';
import { parseWordings } from '../../src/learn/wordings.js';
import { call } from '../score/transcripts.js';

const { calls } = parseWordings(
  '# caller/apology-demand\n+ 謝れ\n- 謝れとは言わない\n',
  'list.txt',
  () => 'caller',
);
const said = call([
  'caller 住所を変えたいのですが。',
  'staff かしこまりました。',
  'caller この馬鹿野郎。 caller/abusive-language',
]);

describe('wordings in longer turns', () => {
  const longer = inLongerTurns(calls, [said]);

  it('stand beside something innocent of the same speaker and keep what they teach', () => {
    expect(longer.map(({ transcript }) => transcript.turns[0]?.labels)).toEqual(
      calls.map(({ transcript }) => transcript.turns[0]?.labels),
    );
    expect(longer.map(({ judged }) => judged)).toEqual(calls.map(({ judged }) => judged));
    for (const { transcript } of longer) {
      expect(transcript.turns[0]?.text).toContain('住所を変えたいのですが。');
      expect(transcript.turns[0]?.text).toContain('謝れ');
    }
  });

  it('are none where nothing innocent was said', () => {
    expect(inLongerTurns(calls, [call(['caller この馬鹿野郎。 caller/abusive-language'])])).toEqual([]);
  });
});
