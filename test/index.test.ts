import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, judge, loadRules, readTranscripts } from '../src/index.js';
import type { Transcript } from '../src/model/transcript.js';
import { folderWith } from './cli/run-genchi.js';
import { callOfTurn, wholeJudgement } from './shipped.js';

const file = join(import.meta.dirname, '../fixtures/demo/bad-01-startled.txt');

async function theCall(): Promise<Transcript> {
  async function* bytes() {
    yield readFileSync(file);
  }
  for await (const result of readTranscripts({ file, bytes: bytes() }))
    if (result.kind === 'transcript') return result.transcript;
  throw new Error(`${file} holds no call`);
}

/** In place of a built-in rule of another meaning. */
const OWN_RULE = `id: caller/apology-demand
severity: warning
speaker: caller
title: { ja: 店長を出せ }
message: { ja: 店長を呼ぶよう命じています。 }
match: { any: [店長 .. 呼ぶ:command] }
why: { ja: 責任者でなくても答えられます。 }
examples: { flag: [店長を呼べ。], pass: [店長は元気です。] }
`;

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

  it('judges a rule that stands for a built-in one by its patterns, not by what was learned of the other', async () => {
    const rules = loadRules([folderWith({ 'caller/apology-demand.yaml': OWN_RULE })]);
    const found = async (text: string) =>
      (await analyze(callOfTurn('caller', text), { rules })).findings.filter(
        ({ rule }) => rule === 'caller/apology-demand',
      );
    expect(await found('土下座して謝れ。')).toEqual([]);
    expect(await found('店長を呼べ。')).toMatchObject([{ via: 'pattern', confidence: 1 }]);
  });

  it('reads what was learned of rules in their own folder', async () => {
    const rules = loadRules([
      folderWith({
        'caller/apology-demand.yaml': OWN_RULE,
        'model/caller/apology-demand.tsv': '# genchi rule model 1\n# rule\tcaller/apology-demand\n',
      }),
    ]);
    const judged = analyze(callOfTurn('caller', '土下座して謝れ。'), { rules });
    await expect(judged).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ file: expect.stringContaining('apology-demand.tsv') }),
      ]),
    });
  });
});
