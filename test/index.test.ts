import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, judge, loadRules, readTranscripts } from '../src/index.js';
import type { Transcript } from '../src/model/transcript.js';
import { wholeJudgement } from './shipped.js';

const file = join(import.meta.dirname, '../fixtures/demo/bad-01-startled.txt');

async function theCall(): Promise<Transcript> {
  async function* bytes() {
    yield readFileSync(file);
  }
  for await (const result of readTranscripts({ file, bytes: bytes() }))
    if (result.kind === 'transcript') return result.transcript;
  throw new Error(`${file} holds no call`);
}

describe('the library', () => {
  it('finds what the program finds, with a verdict', async () => {
    const call = await theCall();
    const report = await analyze(call);
    expect(report.findings).toEqual((await wholeJudgement())(call).findings);
    expect(report.verdict).toBeDefined();
  });

  it('decides as it finds, with the ground of each decision', async () => {
    const call = await theCall();
    const found = (await judge(call)).filter(({ outcome }) => outcome === 'found');
    const { findings } = await analyze(call);
    expect(found.map(({ rule, turn }) => [rule, turn])).toEqual(
      findings.map(({ rule, turn }) => [rule, turn]),
    );
  });

  it('takes own rules, with what was learned and without', async () => {
    const call = await theCall();
    const rules = loadRules();
    const own = await analyze(call, { rules });
    expect(own).toEqual(await analyze(call));
    const bare = await analyze(call, { rules, cues: false });
    expect(bare).toEqual(await analyze(call, { cues: false }));
    expect(bare.findings.every(({ via }) => via === 'pattern')).toBe(true);
  });
});
