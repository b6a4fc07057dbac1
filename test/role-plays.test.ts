import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTranscripts } from '../src/input/read-transcripts.js';
import type { Analyse } from '../src/judge/analyse.js';
import { wholeJudgement } from './shipped.js';

const seed = join(import.meta.dirname, '../../shared/seed');
const demo = join(import.meta.dirname, '../fixtures/demo');

/** What callers and staff of the six role plays do. */
const SCENES: readonly (readonly [caller: readonly string[], staff: readonly string[]])[] = [
  [
    ['caller/recording-declaration', 'caller/concealment-accusation'],
    ['staff/startled-reaction', 'staff/self-undermining', 'staff/recording-stop-plea'],
  ],
  [
    ['caller/recording-declaration', 'caller/fault-coercion', 'caller/abusive-language'],
    ['staff/premature-fault-admission', 'staff/premature-apology'],
  ],
  [
    ['caller/recording-declaration', 'caller/concealment-accusation'],
    ['staff/emotional-refusal', 'staff/counter-attack', 'staff/abrupt-termination'],
  ],
  [['caller/recording-declaration'], ['practice/counter-recording', 'practice/fact-check-deferral']],
  [
    ['caller/recording-declaration', 'caller/fault-coercion'],
    ['practice/acknowledgement', 'practice/personal-view-decline', 'practice/organisational-response'],
  ],
  [
    ['caller/disclosure-threat', 'caller/abusive-language', 'flow/persisting-after-warning'],
    [
      'practice/warning',
      'practice/legal-basis',
      'practice/grounded-termination',
      'practice/escalation-notice',
    ],
  ],
];

interface ExpectedTurn {
  readonly expected: readonly string[];
  readonly optional: readonly string[];
}

function seedExpectations(): ReadonlyMap<string, readonly ExpectedTurn[]> {
  const expected: Record<string, { turns: { expected: string[]; optional?: string[] }[] }> = JSON.parse(
    readFileSync(join(seed, 'expected.json'), 'utf8'),
  );
  return new Map(
    Object.entries(expected).map(([name, { turns }]) => [
      name,
      turns.map((turn) => ({ optional: [], ...turn })),
    ]),
  );
}

/** In our own file "?id" stands for an id that may be there. */
function demoExpectations(): ReadonlyMap<string, readonly ExpectedTurn[]> {
  const expected: Record<string, string[][]> = JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/demo.expected.json'), 'utf8'),
  );
  return new Map(
    Object.entries(expected).map(([name, turns]) => [
      name,
      turns.map((ids) => ({
        expected: ids.filter((id) => !id.startsWith('?')),
        optional: ids.filter((id) => id.startsWith('?')).map((id) => id.slice(1)),
      })),
    ]),
  );
}

describe('role plays', () => {
  let analyse: Analyse;
  beforeAll(async () => {
    analyse = await wholeJudgement();
  });

  async function idsByTurn(path: string): Promise<readonly (readonly string[])[]> {
    async function* bytes() {
      yield readFileSync(path);
    }
    for await (const result of readTranscripts({ file: path, bytes: bytes() })) {
      if (result.kind === 'problem') throw new Error(`${path}: ${result.problem.code}`);
      const { transcript, findings } = analyse(result.transcript);
      return transcript.turns.map((_, index) =>
        findings.filter(({ turn }) => turn === index + 1).map(({ rule }) => rule),
      );
    }
    throw new Error(`${path} holds no call`);
  }

  const check = async (folder: string, name: string, turns: readonly ExpectedTurn[]) => {
    const found = await idsByTurn(join(folder, `${name}.txt`));
    const told = found.map((ids, index) => ids.filter((id) => !turns[index]?.optional.includes(id)).sort());
    expect(told).toEqual(turns.map(({ expected }) => [...expected].sort()));
  };

  // The article's own words are not ours to hand on: each of its scenes is told anew below, so that nothing is left out without them.
  if (existsSync(seed))
    describe('of the source article', () => {
      it.each([...seedExpectations()])('%s comes out as expected', (name, turns) => check(seed, name, turns));
    });

  describe('of our own', () => {
    const expectations = demoExpectations();
    it.each([...expectations])('%s comes out as expected', (name, turns) => check(demo, name, turns));
    it.each(SCENES)(
      'tell the scene of the article in which the caller says %s and staff %s',
      (caller, staff) => {
        const scenes = [...expectations.values()].filter((turns) => {
          const ids = turns.flatMap((turn) => [...turn.expected, ...turn.optional]);
          return [...caller, ...staff].every((id) => ids.includes(id));
        });
        expect(scenes.length).toBeGreaterThan(0);
      },
    );

    it('are all expected to come out in some way', () => {
      const files = readdirSync(demo).filter((file) => file.endsWith('.txt'));
      expect(files.map((file) => file.replace('.txt', '')).sort()).toEqual([...expectations.keys()].sort());
    });
  });
});
