import { describe, expect, test } from 'vitest';
import { shippedSides } from '../../speakers/sides.js';
import { read, spoken } from '../read.js';
import { SAID, turns } from '../said.js';

const options = { file: 'asr.log', sides: shippedSides() };
const clock = (n: number) => `2026-05-11 14:20:${String(10 + n * 4).padStart(2, '0')}`;
/** Two calls of the same words, line by line in turn, a result that grows before each. */
const logOf = (
  make: (call: string, isStaff: boolean, text: string, isFinal: boolean, at: string) => string,
) =>
  SAID.flatMap((text, n) =>
    ['7701', '7702'].flatMap((call, at) => [
      make(call, n % 2 === 0, text.slice(0, 3), false, `${clock(n)}.${at}00`),
      make(call, n % 2 === 0, text, true, `${clock(n)}.${at}50`),
    ]),
  );

describe('calls of a log that run side by side', () => {
  test.each([
    [
      'named parts, the call told of a leg elsewhere',
      [
        `${clock(0)},000 INFO [sip] call=7701 ANSWER leg=7701.1 (ext) leg=7701.2 (trunk)`,
        `${clock(0)},000 INFO [sip] call=7702 ANSWER leg=7702.1 (ext) leg=7702.2 (trunk)`,
        ...logOf(
          (call, is, text, isFinal, at) =>
            `${at} ${isFinal ? 'INFO' : 'DEBUG'} [asr] leg=${call}.${is ? 1 : 2} ${isFinal ? 'final conf=0.93' : 'partial'} text="${text}"`,
        ),
        `${clock(9)},000 WARN [mon] heartbeat cpu=12%`,
      ],
    ],
    [
      'parts alone',
      logOf(
        (call, is, text, isFinal, at) =>
          `time=${at.replace(' ', 'T')}Z level=info component=recognizer session_id=s-${call} is_final=${isFinal} channel=${is ? 'agent' : 'customer'} transcript='${text}'`,
      ),
    ],
    [
      'a member of JSON behind the front',
      logOf(
        (call, is, text, isFinal, at) =>
          `[${at}] [INFO ] stt.worker-2 - {"conversationId": "c-${call}", "ch": ${is ? 0 : 1}, "final": ${isFinal}, "text": "${text}"}`,
      ),
    ],
    [
      'the name of a program in place of a level, and who sends',
      logOf(
        (call, is, text, isFinal, at) =>
          `${at} STT CALLID=${call} ${is ? 'TX' : 'RX'} FINAL=${isFinal ? 1 : 0} TXT=${text}`,
      ),
    ],
    [
      'words by their place',
      logOf(
        (call, is, text, isFinal, at) =>
          `${at} INFO recognizer [C-${call}] [${is ? 'op' : 'customer'}] ${isFinal ? 'FINAL' : 'INTERIM'}: ${text}`,
      ),
    ],
  ])('%s', async (_, lines) => {
    const { transcripts, problems } = await read(lines.join('\n'), options);
    expect(problems).toEqual([]);
    expect(transcripts.map(spoken)).toEqual([turns, turns]);
    expect(transcripts.map(({ id }) => id.includes('7701') || id.includes('7702'))).toEqual([true, true]);
  });
});

test('a level or a name of a program is no speaker', async () => {
  const lines = SAID.map((text, n) => `${clock(n)} ${n % 2 === 0 ? 'INFO' : 'DEBUG'} [asr] ${text}`);
  const { transcripts } = await read(lines.join('\n'), options);
  expect(transcripts.flatMap(({ turns: all }) => all.map(({ speaker }) => speaker))).toEqual([]);
});

test('words have their place in the file and their time', async () => {
  const lines = SAID.map((text, n) => `${clock(n)} INFO ch=${n % 2} text="${text}"`);
  const { transcripts } = await read(lines.join('\n'), options);
  expect(spoken(transcripts[0])).toEqual(turns);
  expect(transcripts[0]?.turns[1]?.segments[0]).toMatchObject({ line: 2, column: 37, startMs: 4000 });
});

test('a result that grows is left out where its words stand in quotation marks without a name', async () => {
  const lines = SAID.flatMap((text, n) => [
    `${clock(n)}.100 DEBUG [asr] call=7701 ch=${n % 2 === 0 ? 'ext201' : 'trunk'} partial "${text.slice(0, 3)}"`,
    `${clock(n)}.900 INFO  [asr] call=7701 ch=${n % 2 === 0 ? 'ext201' : 'trunk'} final conf=0.91 "${text}"`,
  ]);
  const { transcripts } = await read(lines.join('\n'), options);
  expect(transcripts.map((one) => spoken(one).map(([, text]) => text))).toEqual([SAID]);
});

test('a word right before words that are not quoted is said', async () => {
  const lines = SAID.map((text, n) => `${clock(n)} INFO [asr] ch=${n % 2} OK ${text}`);
  const { transcripts } = await read(lines.join('\n'), options);
  expect(transcripts[0]?.turns[0]?.text).toBe(`OK ${SAID[0]}`);
});
