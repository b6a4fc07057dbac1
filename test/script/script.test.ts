import { describe, expect, it } from 'vitest';
import { baselineBuilder, baselineFilter } from '../../src/script/baseline.js';
import { compareWithScript } from '../../src/script/compare.js';
import { readScript } from '../../src/script/directives.js';
import { suppress } from '../../src/script/suppress.js';
import { updateScript } from '../../src/script/update-script.js';
import { processorMs } from '../processor-time.js';
import { finding, readCall } from './read.js';

const IDS = ['staff/plea', 'staff/admission', 'caller/threat'];
const SPEECH = '職員：録音は止めていただけませんか、お願いします。\n';

async function scriptOf(text: string) {
  const transcript = await readCall(text);
  return { transcript, script: readScript(transcript, IDS) };
}

/** `kind turn rule because` of every mismatch where turn 1 carries these rules. */
async function mismatches(text: string, ...rules: readonly string[]): Promise<readonly string[]> {
  const { transcript, script } = await scriptOf(text);
  const findings = rules.map((rule) => finding(transcript, 1, rule as 'staff/plea', '録音'));
  return compareWithScript(script, transcript, findings).map((one) =>
    one.kind === 'unexpected'
      ? `${one.kind} ${one.turn} ${one.finding.rule} ${one.because}`
      : `${one.kind} ${one.turn} ${one.item.rule}`,
  );
}

describe('expectations', () => {
  it('hold where the turn carries exactly what its line names', async () => {
    const text = `${SPEECH}# expect: staff/plea\n`;
    expect(await mismatches(text, 'staff/plea')).toEqual([]);
    expect(await mismatches(text)).toEqual(['unmet 1 staff/plea']);
    expect(await mismatches(text, 'staff/plea', 'staff/admission')).toEqual([
      'unexpected 1 staff/admission exact',
    ]);
  });

  it('let ?ID be there or not, and not ID say nothing of other findings', async () => {
    expect(await mismatches(`${SPEECH}# expect: staff/plea, ?staff/admission\n`, 'staff/plea')).toEqual([]);
    const not = `${SPEECH}# expect: not staff/plea\n`;
    expect(await mismatches(not, 'staff/admission')).toEqual([]);
    expect(await mismatches(not, 'staff/plea')).toEqual(['unexpected 1 staff/plea not']);
  });

  it('compare the evidence in 「」 by its words, commas and all', async () => {
    expect(await mismatches(`${SPEECH}# expect: staff/plea 「録 音、」\n`, 'staff/plea')).toEqual([]);
    expect(await mismatches(`${SPEECH}# expect: staff/plea 「お願い」\n`, 'staff/plea')).toEqual([
      'evidence 1 staff/plea',
    ]);
  });

  it('say nothing of a turn without them, unless the head does', async () => {
    expect(await mismatches(SPEECH, 'staff/plea')).toEqual([]);
    expect(await mismatches(`# expect-all\n${SPEECH}`, 'staff/plea')).toEqual([
      'unexpected 1 staff/plea all',
    ]);
    const clean = `# expect-clean: staff/*\n${SPEECH}`;
    expect(await mismatches(clean, 'staff/plea', 'caller/threat')).toEqual(['unexpected 1 staff/plea clean']);
  });

  it('are the labels in JSON, where an empty list says that the turn is clean', async () => {
    const json = (labels: string) =>
      readCall(
        `{"id":"a","turns":[{"speaker":"staff","text":"録音","labels":${labels}},{"speaker":"caller","text":"はい"}]}`,
        'a.json',
      );
    const run = async (labels: string) => {
      const transcript = await json(labels);
      const found = [finding(transcript, 1, 'staff/plea', '録音')];
      return compareWithScript(readScript(transcript, IDS), transcript, found).map(({ kind }) => kind);
    };
    expect(await run('[{"id":"staff/plea"}]')).toEqual([]);
    expect(await run('[]')).toEqual(['unexpected']);
  });
});

describe('directives', () => {
  it.each([
    ['# expect: staff/pleaa', 'script-rule-unknown'],
    ['# expect: plea', 'script-malformed'],
    ['# expect:', 'script-malformed'],
    ['# expct: staff/plea', 'script-directive-unknown'],
    ['# expect-clear: staff/*', 'script-directive-unknown'],
    ['# expect-all', 'script-not-at-head'],
    ['# genchi-ignore staff/plea', 'script-ignore-malformed'],
  ])('of the form "%s" under a turn are located problems (%s)', async (line, code) => {
    const { script } = await scriptOf(`${SPEECH}${line}\n`);
    expect(script.problems).toMatchObject([{ code, file: 'script.txt', line: 2 }]);
  });

  it('leave remarks of any other kind alone', async () => {
    const { script } = await scriptOf(
      `# Note: expected by the trainer\n${SPEECH}# expected: nothing\n# 注意: ここは悪い例\n`,
    );
    expect(script.problems).toEqual([]);
  });
});

describe('suppression', () => {
  it('leaves out what it names on its turn or in the whole call, and tells what it does not need', async () => {
    const { transcript, script } = await scriptOf(
      `# genchi-ignore caller/*: role play\n${SPEECH}# genchi-ignore staff/plea: agreed\n`,
    );
    const plea = finding(transcript, 1, 'staff/plea', '録音');
    const other = finding(transcript, 1, 'staff/admission', '録音');
    const done = suppress(script.suppressions, [plea, other]);
    expect(done.findings).toEqual([other]);
    expect(done.unused.map(({ rule }) => rule)).toEqual(['caller/*']);
  });
});

describe('a baseline', () => {
  it('knows a finding again when turns are inserted, and counts repetitions', async () => {
    const before = await readCall(SPEECH);
    const builder = baselineBuilder();
    builder.add('a.txt', {
      transcript: before,
      findings: [finding(before, 1, 'staff/plea', '録音')],
    });
    const after = await readCall(`客：はい。\n${SPEECH}客：いいえ。\n${SPEECH}`);
    const [first, second] = [2, 4].map((turn) => finding(after, turn, 'staff/plea', '録音'));
    const baseline = builder.baseline();
    const filter = baselineFilter(baseline);
    const left = filter.newFindings('a.txt', {
      transcript: after,
      findings: [first, second].flatMap((one) => (one ? [one] : [])),
    });
    expect(left.map(({ turn }) => turn)).toEqual([4]);
    expect([filter.known(), filter.gone()]).toEqual([1, 0]);
    expect(JSON.stringify(baseline)).not.toContain('録音');
  });

  it('grows by as much as a call has, however many files it holds', async () => {
    const transcript = await readCall(SPEECH);
    const call = { transcript, findings: [finding(transcript, 1, 'staff/plea', '録音')] };
    const builder = baselineBuilder();
    const started = processorMs();
    for (let index = 0; index < 8000; index++) builder.add(`${index}.txt`, call);
    expect(Object.keys(builder.baseline())).toHaveLength(8000);
    // Copied for each call, 4,000 files took 28 seconds.
    expect(processorMs() - started).toBeLessThan(10_000);
  });
});

describe('updating a script', () => {
  it('adds, mends and removes items, and keeps those that hold', async () => {
    const { transcript, script } = await scriptOf(
      `${SPEECH}# expect: staff/plea 「お願い」, staff/admission, ?caller/threat\n客：はい。\n`,
    );
    const found = [
      finding(transcript, 1, 'staff/plea', '録音'),
      finding(transcript, 2, 'caller/threat', 'はい'),
    ];
    expect(updateScript(script, transcript, found)).toEqual([
      { kind: 'replace', line: 2, comment: 'expect: staff/plea 「録音」, ?caller/threat' },
      { kind: 'insert-below', line: 3, comment: 'expect: caller/threat' },
    ]);
  });

  it('does not write down what the head forbids', async () => {
    const { transcript, script } = await scriptOf(`# expect-clean: staff/*\n${SPEECH}`);
    expect(updateScript(script, transcript, [finding(transcript, 1, 'staff/plea', '録音')])).toEqual([]);
  });
});
