import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_CUES } from '../../src/cues/cue-set.js';
import { loadCues } from '../../src/cues/load-cues.js';
import { readTranscripts } from '../../src/input/read-transcripts.js';
import { loadTokenizer } from '../../src/language/tokenize.js';
import { isFoundByTrace } from '../../src/match/trace.js';
import type { Transcript } from '../../src/model/transcript.js';
import { BUILT_IN_RULES, loadRules } from '../../src/rules/load.js';
import { createTracer } from '../../src/trace-call.js';
import { folderWith } from '../cli/run-genchi.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const tokenize = await loadTokenizer();

/** Enough to meet most rules; all of them take minutes. */
const CALLS_A_FILE = 2;

const PLEA = `id: staff/plea
severity: error
speaker: staff
title: { ja: 懇願 }
message: { ja: 懇願です。 }
match:
  any: ['録音 .. 止める:!negative:request']
  except: ['公開 .. 止める']
  veto: [quoted]
context:
  require: { earlier: caller/recording }
why: { ja: 理由 }
examples:
  flag: [['caller: 録音しています。', 'staff: 録音は止めてください。']]
  pass: [はい。]
`;
const RECORDING = `id: caller/recording
severity: info
speaker: caller
title: { ja: 録音 }
message: { ja: 録音です。 }
match:
  any: [録音 & する]
why: { ja: 理由 }
examples:
  flag: [録音しています。]
  pass: [はい。]
`;

function call(...turns: readonly string[]): Transcript {
  return {
    file: 'a.txt',
    id: 'a',
    comments: [],
    fields: {},
    turns: turns.map((line) => ({
      role: line.startsWith('客') ? 'caller' : 'staff',
      speaker: line.slice(0, 1),
      text: line.slice(2),
      narration: [],
      segments: [{ start: 0, line: null, column: null }],
    })),
  };
}

const folder = folderWith({ 'r/staff/plea.yaml': PLEA, 'r/caller/recording.yaml': RECORDING });
const ownRules = loadRules([join(folder, 'r')], null);

function traceOf(...turns: readonly string[]) {
  const trace = createTracer(ownRules, tokenize)(call(...turns), 'staff/plea');
  const last = trace?.turns.at(-1);
  if (!last) throw new Error('no turn');
  return last;
}

describe('a trace', () => {
  it('tells which functions the phrase has where only they are wrong', () => {
    const miss = traceOf('職：録音は止めません。').patterns[0]?.miss;
    expect(miss).toMatchObject({
      matchedItems: 1,
      items: 2,
      matchedSource: '録音',
      failedSource: '止める:!negative:request',
      reason: { kind: 'functions' },
    });
  });

  it('tells how far a sequence got and what comes nowhere', () => {
    expect(traceOf('職：録音はけっこうです。').patterns[0]?.miss).toMatchObject({
      matchedSource: '録音',
      matched: { start: 0, end: 2 },
      reason: { kind: 'absent' },
    });
    expect(traceOf('職：止めてください。録音です。').patterns[0]?.miss).toMatchObject({
      matchedItems: 1,
      reason: { kind: 'place', at: { start: 0 } },
    });
  });

  it('tells exception, condition and speaker', () => {
    const ruled = (text: string) => traceOf(text).patterns[0]?.candidates[0];
    expect(ruled('職：録音の公開は止めてください。')).toMatchObject({ ruledOut: { kind: 'exception' } });
    expect(ruled('職：録音は止めてください。')).toMatchObject({
      ruledOut: null,
      context: { kind: 'require', index: 0 },
    });
    expect(traceOf('客：録音は止めてください。').isSpeaker).toBe(false);
    expect(isFoundByTrace(traceOf('客：録音しています。', '職：録音は止めてください。'))).toBe(true);
  });

  it.each([
    ['patterns alone', false, /^(?:demo|gold).*\.(txt|jsonl?)$/],
    ['patterns and cues', true, /^(?:demo.*|gold.dev-[bc])\.(txt|jsonl?)$/],
  ])(
    'agrees with the matcher on every rule and turn of sample and labelled calls: %s',
    async (_name, withCues, wanted) => {
      const ruleSet = loadRules();
      const rules = new Set(ruleSet.rules.map(({ rule }) => rule.id));
      const trace = createTracer(ruleSet, tokenize, withCues ? loadCues([BUILT_IN_RULES], rules) : NO_CUES);
      const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
        .filter((name) => wanted.test(name))
        .sort();
      let found = 0;
      for (const file of files) {
        let calls = 0;
        const bytes = createReadStream(join(fixtures, file)) as AsyncIterable<Buffer>;
        for await (const result of readTranscripts({ file, bytes })) {
          if (result.kind !== 'transcript') continue;
          if (++calls > CALLS_A_FILE) break;
          for (const { rule } of ruleSet.rules) {
            for (const turn of trace(result.transcript, rule.id)?.turns ?? []) {
              if (isFoundByTrace(turn) !== (turn.finding !== null))
                throw new Error(`${file} turn ${turn.turn} ${rule.id}`);
              if (turn.finding) found++;
            }
          }
        }
      }
      expect(found).toBeGreaterThan(10);
    },
    120_000,
  );
});
