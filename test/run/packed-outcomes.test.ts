import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment, Turn } from '../../src/model/transcript.js';
import type { Outcome } from '../../src/run/analyse-files.js';
import { openOutcomes, openReads, packOutcomes, packReads } from '../../src/run/packed-outcomes.js';

const text = fc.string({ unit: fc.constantFrom('録', '音', 'a', '"', '\\', '\n', '\ud83d', '\ude00', '\0') });
const number = fc.nat({ max: 5000 });
const place = fc.option(number, { nil: null });
const segment: fc.Arbitrary<Segment> = fc.oneof(
  fc.record({ start: number, line: place, column: place }),
  fc.record({ start: number, line: place, column: place, startMs: number, endMs: number }),
);
const usual = {
  role: fc.constantFrom('staff' as const, 'caller' as const),
  speaker: fc.constantFrom('担当', '客', 'A'),
  text,
  narration: fc.array(fc.record({ start: number, end: number }), { maxLength: 2 }),
  segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
};
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record(usual),
  fc.record({ ...usual, labels: fc.constant([{ id: 'caller/harm-threat' }]) }),
);
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('problem' as const),
    problem: fc.record({
      code: fc.constant('input-empty'),
      file: fc.option(text, { nil: null }),
      line: place,
      column: place,
      arguments: fc.record({ name: text }),
    }),
  }),
  fc.record({
    kind: fc.constant('call' as const),
    call: fc.record({
      transcript: fc.record({
        file: text,
        id: text,
        turns: fc.array(turn, { maxLength: 4 }),
        comments: fc.array(fc.record({ turn: number, line: number, text }), { maxLength: 2 }),
        fields: fc.record({ title: text }),
      }),
      findings: fc.constant([]),
    }),
  }),
);

describe('outcomes as bytes', () => {
  it('come out as they were put in', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 4 }), (outcomes) => {
        expect(openOutcomes(Buffer.from(packOutcomes(outcomes)))).toEqual(outcomes);
      }),
    );
  });

  it('hold what was read as well', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 4 }), (outcomes) => {
        const read = outcomes.map((one) =>
          one.kind === 'problem' ? one : { kind: 'transcript' as const, transcript: one.call.transcript },
        );
        expect(openReads(packReads(read))).toEqual(read);
      }),
    );
  });
});
