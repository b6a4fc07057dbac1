import { describe, expect, test } from 'vitest';
import { read, spoken } from './read.js';

const VTT = `WEBVTT

00:00:00.000 --> 00:00:01.000
客: 録音を

00:00:01.800 --> 00:00:03.000
客: しているぞ

00:00:06.000 --> 00:00:07.000
客: 聞いてるのか

00:00:07.100 --> 00:00:08.000
係: はい

00:00:08.500 --> 00:00:09.000
[雑音]
`;

describe('pieces of one speaker', () => {
  test('are one turn where the gap is at most the setting, each with its place and time', async () => {
    const { transcripts } = await read(VTT, { file: 'a.vtt' });
    expect(spoken(transcripts[0])).toEqual([
      ['caller', '録音を\nしているぞ'],
      ['caller', '聞いてるのか'],
      ['staff', 'はい\n[雑音]'],
    ]);
    expect(transcripts[0]?.turns[0]?.segments).toEqual([
      { start: 0, line: 4, column: 4, startMs: 0, endMs: 1000 },
      { start: 4, line: 7, column: 4, startMs: 1800, endMs: 3000 },
    ]);
    expect(transcripts[0]?.turns[2]?.narration).toEqual([{ start: 3, end: 7 }]);
  });

  test.each([
    [0, ['録音を', 'しているぞ', '聞いてるのか']],
    [800, ['録音を\nしているぞ', '聞いてるのか']],
    [3000, ['録音を\nしているぞ\n聞いてるのか']],
  ])('with a gap of %i ms', async (mergeGapMs, texts) => {
    const { transcripts } = await read(VTT, { file: 'a.vtt', mergeGapMs });
    expect(transcripts[0]?.turns.filter(({ role }) => role === 'caller').map(({ text }) => text)).toEqual(
      texts,
    );
  });

  test('turns of a typed or native transcript stay as they are, empty ones too', async () => {
    const turns = ['あ', '', 'い'].map((text) => ({ speaker: 'staff', text, start: 0, end: 1 }));
    const native = await read(JSON.stringify({ turns }), { file: 'a.json' });
    expect(native.transcripts[0]?.turns.map(({ text }) => text)).toEqual(['あ', '', 'い']);
    const typed = await read('職員：あ\n職員：い\n職員\n客：う\n');
    expect(typed.transcripts[0]?.turns.map(({ text }) => text)).toEqual(['あ', 'い', '', 'う']);
  });
});
