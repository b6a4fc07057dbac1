import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModel, taughtSpeakers } from '../../src/judge/load-model.js';
import { buildJudgeTables, learnedRules } from '../../src/judge/view-scores.js';
import { BUILT_IN_RULES } from '../../src/rules/load.js';
import { learnedTables } from '../../src/run/learned-tables.js';
import { loadRules } from '../../src/run/load-rules.js';
import { packValue } from '../../src/storage/packed-value.js';
import { folderWith } from '../cli/run-genchi.js';
import { shippedJudgement, shippedRules } from '../shipped.js';
import { IS_THOROUGH } from '../thoroughness.js';

const isSame = (one: object, other: object): boolean => Buffer.from(packValue(one)).equals(packValue(other));
const RULE = 'staff/recording-stop-plea';

describe('what was learned of rules that were read just now', () => {
  it('is what the program prepares', async () => {
    const { judgeTables } = await shippedJudgement();
    const learned = learnedTables({ rulePaths: [], cues: true }, shippedRules());
    expect(learned.staff.rules).toEqual(judgeTables?.staff.rules);
    expect(learned.caller.words.count).toBe(judgeTables?.caller.words.count);
  });

  it('is not said of a rule that another stands in for', () => {
    const folder = folderWith({
      [`${RULE}.yaml`]: `id: ${RULE}
severity: warning
speaker: staff
title: { ja: 録音を止めさせようとしている }
message: { ja: 録音をやめるよう求めています。 }
match: { any: [録音 .. 止める:request] }
why: { ja: 隠したいことがあると受け取られる可能性があります。 }
examples: { flag: [《録音は止めていただけませんか》。], pass: [録音しています。] }
`,
    });
    const ruleSet = loadRules([folder], undefined, null);
    const learned = learnedTables({ rulePaths: [folder], cues: true }, ruleSet);
    expect(learnedRules(learned).has(RULE)).toBe(false);
    expect(learnedRules(learned).has('staff/startled-reaction')).toBe(true);
  });

  it('is built anew of the speakers alone whom a folder teaches, and says the same as if all were', () => {
    const model = 'model/staff/startled-reaction.tsv';
    const shipped = readFileSync(join(BUILT_IN_RULES, '..', model), 'utf8');
    // A feature of words that the shipped model has not.
    const folder = folderWith({ [model]: `${shipped}w\tてんやわんや\t1.5\n` });
    const ruleSet = shippedRules();
    const learned = learnedTables({ rulePaths: [folder], cues: true }, ruleSet);
    const shippedToo = learnedTables({ rulePaths: [], cues: true }, ruleSet);
    expect(learned.staff.words.count).toBe(shippedToo.staff.words.count + 1);
    expect(isSame(learned.caller, shippedToo.caller)).toBe(true);
    if (!IS_THOROUGH) return;
    const all = buildJudgeTables(loadModel([folder], ruleSet));
    expect(isSame(learned, { ...all, caller: learned.caller })).toBe(true);
    expect(isSame(learned.caller, all.caller)).toBe(true);
  });

  it.each([
    [['model/staff/startled-reaction.tsv'], ['staff']],
    [['model/any/caller.tsv'], ['caller']],
    [['model/caller.tsv'], []],
    [['model/layer-staff.tsv'], ['staff', 'caller']],
    [['model/staff/of-nobody.tsv'], ['staff', 'caller']],
  ])('of %j hangs on %j', (files, speakers) => {
    const folder = folderWith(Object.fromEntries(files.map((file) => [file, ''])));
    expect([...taughtSpeakers([folder], shippedRules())].sort()).toEqual([...speakers].sort());
  });

  it('is nothing where patterns are to stand alone', () => {
    expect(learnedRules(learnedTables({ rulePaths: [], cues: false }, shippedRules())).size).toBe(0);
  });
});
