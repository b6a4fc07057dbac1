import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTranscripts } from '../../src/input/read-transcripts.js';
import { createJudge, type Judge, openReading, type TurnReading } from '../../src/judge/judge.js';
import { type LiveDecision, openLiveCall } from '../../src/judge/live-judge.js';
import type { Role, Transcript, Turn } from '../../src/model/transcript.js';
import { shippedJudgement } from '../shipped.js';
import { EVERY_LABELLED_CALL } from '../thoroughness.js';

const gold = join(import.meta.dirname, '../../fixtures/gold/dev-b.jsonl');

describe('a call that goes on', () => {
  let reading: TurnReading;
  let judge: Judge;

  beforeAll(async () => {
    const options = await shippedJudgement();
    reading = openReading(options);
    judge = createJudge(options);
  });

  const said = (...lines: readonly (readonly [Role, string])[]): Transcript => ({
    file: '-',
    id: 'a',
    comments: [],
    fields: {},
    turns: lines.map(
      ([role, text]): Turn => ({
        role,
        speaker: role,
        text,
        narration: [],
        segments: [{ start: 0, line: null, column: null }],
      }),
    ),
  });
  /** What stands after each turn. */
  const stepsOf = (call: Transcript): readonly (readonly LiveDecision[])[] => {
    const live = openLiveCall(reading);
    return call.turns.map((_, index) => live({ ...call, turns: call.turns.slice(0, index + 1) }));
  };
  const keyOf = ({ decision }: LiveDecision): string =>
    `${decision.turn} ${decision.rule} ${decision.severity}`;

  it('is judged as a whole one when it ends, and what was settled stands', async () => {
    let number = 0;
    let settled = 0;
    let provisional = 0;
    for await (const result of readTranscripts({ file: 'gold', bytes: createReadStream(gold) })) {
      if (result.kind === 'problem' || number++ % (4 * EVERY_LABELLED_CALL) !== 0) continue;
      const steps = stepsOf(result.transcript);
      const last = steps.at(-1) ?? [];
      const whole = judge(result.transcript).filter(({ outcome }) => outcome === 'found');
      expect(last.map(({ decision }) => decision)).toEqual(whole);
      const standing = new Set(last.map(keyOf));
      for (const live of steps.flat()) {
        if (!live.isSettled) provisional++;
        else {
          settled++;
          expect(standing, `${result.transcript.id}: ${keyOf(live)}`).toContain(keyOf(live));
        }
      }
    }
    expect(settled).toBeGreaterThan(provisional);
  });

  it('leaves open what a later turn decides', () => {
    const steps = stepsOf(said(['caller', '馬鹿野郎、殺すぞ。'], ['staff', '申し訳ございません。']));
    const rules = steps.map((step) => step.map(({ decision, isSettled }) => `${decision.rule} ${isSettled}`));
    expect(rules[0]?.join()).toContain('caller/harm-threat');
    // A warning may still come.
    expect(rules[1]).toContain('flow/unwarned-threat false');
  });

  it('reads a turn once', () => {
    const call = said(['caller', '殺すぞ。'], ['staff', 'はい。'], ['caller', 'はい。']);
    const read: string[] = [];
    const live = openLiveCall({
      ...reading,
      read: (turn) => {
        read.push(turn.text);
        return reading.read(turn);
      },
    });
    for (let turns = 1; turns <= 3; turns++) live({ ...call, turns: call.turns.slice(0, turns) });
    expect(read).toEqual(['殺すぞ。', 'はい。', 'はい。']);
  });
});
