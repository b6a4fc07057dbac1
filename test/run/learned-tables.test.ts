import { describe, expect, it } from 'vitest';
import { learnedRules } from '../../src/judge/view-scores.js';
import { learnedTables } from '../../src/run/learned-tables.js';
import { loadRules } from '../../src/run/load-rules.js';
import { folderWith } from '../cli/run-genchi.js';
import { shippedJudgement, shippedRules } from '../shipped.js';

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

  it('is nothing where patterns are to stand alone', () => {
    expect(learnedRules(learnedTables({ rulePaths: [], cues: false }, shippedRules())).size).toBe(0);
  });
});
