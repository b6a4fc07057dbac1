// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { readBaseline } from '../../dist/cli/settings/baseline-file.js';
import { configSchema } from '../../dist/cli/settings/config-schema.js';
import { tellProblem } from '../../dist/cli/streams/tell-problems.js';
import { createAnalyser, loadRules, loadTokenizer, reporters, UserError } from '../../dist/index.js';
import { parseManifest } from '../../dist/input/manifest/manifest-file.js';
import { readTranscripts } from '../../dist/input/read-transcripts.js';
import { parseRuleModel } from '../../dist/judge/rule-model-file.js';
import { parseScoreModel } from '../../dist/judge/score-model-file.js';
import { spellLiteral } from '../../dist/language/normalise/spell-literal.js';
import { countCall, NO_COUNTS, summarise } from '../../dist/report/build.js';
import { restoreCall, restoreRules } from '../../dist/report/restored-call.js';
import { parseReport } from '../../dist/report/stored-report.js';
import { compileRules } from '../../dist/rules/compile/compile.js';
import { parseRule } from '../../dist/rules/parse/parse-rule.js';
import { validateYaml } from '../../dist/rules/parse/validate-yaml.js';
import { parseWordSets } from '../../dist/rules/parse/word-sets.js';
import { readRules } from '../../dist/run/load-rules.js';
import { openOutcomes, packOutcomes } from '../../dist/run/packed-outcomes.js';
import { parseSideModel } from '../../dist/speakers/side-model-file.js';
import { readCacheFile, writeCacheFile } from '../../dist/storage/cache-file.js';
import { decisionTargets } from './decision-targets.mjs';

/**
 * @typedef {object} Target
 * @property {number} weight how often it is chosen, beside the others
 * @property {readonly Sample[]} samples
 * @property {(bytes: Uint8Array, name: string, number: number) => Promise<void> | void} run throws where a fault came up
 */
/** @typedef {{ readonly name: string, readonly bytes: Uint8Array }} Sample */

const ROOT = join(import.meta.dirname, '../..');
/** Larger samples make slow cases and find nothing more. */
const LONGEST_SAMPLE = 60_000;

/** Problems must be tellable, in both languages, on lines of their own. */
/** @param {readonly import('../../dist/model/problem.js').Problem[]} problems */
function tell(problems) {
  for (const problem of problems.slice(0, 20)) {
    for (const language of /** @type {const} */ (['ja', 'en'])) {
      const told = tellProblem(problem, language);
      if (told.split(/\r\n|\r|\n/).length !== 3 || /^\s*::|\[object |undefined|\u001b/m.test(told))
        throw new Error(`told badly: ${told}`);
    }
  }
}

/** Only what the user can mend may be thrown. */
/** @param {() => void} act */
function allowed(act) {
  try {
    act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell(error.problems);
  }
}

/**
 * All targets with their samples.
 * @returns {Promise<Readonly<Record<string, Target>>>}
 */
export async function fuzzTargets() {
  const tokenizer = await loadTokenizer();
  const ruleSet = loadRules();
  const analyse = createAnalyser({ ruleSet, tokenize: tokenizer });
  const rules = new Map(ruleSet.rules.map(({ rule }) => [rule.id, rule]));
  const read = readRules();
  const options = {
    ...{
      language: /** @type {const} */ ('ja'),
      toolVersion: '0',
      rules,
      color: false,
      width: 80,
      hyperlinks: false,
    },
    ...{ quiet: false, trend: { by: 'staff', pseudonyms: false } },
  };
  const report = async (
    /** @type {readonly import('../../dist/model/report.js').CallReport[]} */ calls,
    /** @type {number} */ number,
  ) => {
    const all = Object.values(reporters);
    const reporter = all[number % all.length];
    if (!reporter) return;
    const writer = reporter.open(options);
    writer.head();
    for (const call of calls) writer.call(call);
    await writer.tail(summarise(calls.reduce(countCall, NO_COUNTS), [], 0));
  };
  const demo = await callsOf(samplesIn('fixtures/demo'), analyse);
  const jsonReport = Buffer.from(await reportText('json', demo, options));
  const packed = packOutcomes(demo.map((call) => ({ kind: 'call', call })));
  const folder = mkdtempSync(join(tmpdir(), 'genchi-fuzz-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const cacheFile = join(folder, 'cache.bin');
  writeCacheFile(cacheFile, 'key', packed);
  const text = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('utf8');
  return {
    input: {
      weight: 40,
      samples: [
        ...samplesIn('fixtures/formats'),
        ...samplesIn('fixtures/demo'),
        ...samplesIn('fixtures/intake'),
        ...zips(),
      ],
      run: async (bytes, name, number) => {
        const calls = [];
        for await (const result of readTranscripts({ file: name, bytes: once(bytes) })) {
          if (result.kind === 'problem') tell([result.problem]);
          // Analysing costs most: a part of the cases suffices.
          else if (number % 8 === 0 && calls.length < 3) calls.push(analyse(result.transcript));
        }
        if (calls.length > 0) await report(calls, number);
      },
    },
    rule: {
      weight: 20,
      samples: [...samplesIn('rules/staff'), ...samplesIn('rules/flow'), ...samplesIn('rules/safety')],
      run: (bytes, name) =>
        allowed(() => {
          const parsed = parseRule(name, text(bytes), null, read.references);
          tell(parsed.problems);
          if (!parsed.rule) return;
          const { ruleSet: own, problems } = compileRules([parsed.rule], read.wordSets, spellLiteral);
          tell(problems);
          if (own === null) return;
          const [first] = demo;
          if (first) createAnalyser({ ruleSet: own, tokenize: tokenizer })(first.transcript);
        }),
    },
    words: {
      weight: 5,
      samples: samplesIn('rules/lexicon'),
      run: (bytes, name) => tell(parseWordSets(name, text(bytes)).problems),
    },
    configuration: {
      weight: 5,
      samples: [{ name: 'genchi.config.yaml', bytes: Buffer.from(CONFIGURATION) }],
      run: (bytes, name) => tell(validateYaml(name, text(bytes), configSchema).problems),
    },
    manifest: {
      weight: 10,
      samples: [
        { name: 'genchi.manifest.csv', bytes: Buffer.from(MANIFEST) },
        ...samplesIn('fixtures/formats').filter(({ name }) => name.endsWith('.xlsx')),
      ],
      run: async (bytes, name) => {
        const rows = await parseManifest(bytes, (file) => file);
        if ('code' in rows) tell([{ ...rows, file: name }]);
      },
    },
    report: {
      weight: 10,
      samples: [{ name: 'report.json', bytes: jsonReport }],
      run: (bytes, name, number) => {
        let stored;
        try {
          stored = parseReport(text(bytes), name);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          tell(error.problems);
          return;
        }
        tell(stored.problems);
        restoreRules(stored.calls);
        return report(stored.calls.slice(0, 3).map(restoreCall), number);
      },
    },
    baseline: {
      weight: 3,
      samples: [{ name: 'baseline.json', bytes: Buffer.from(BASELINE) }],
      run: (bytes) => {
        const file = join(folder, 'baseline.json');
        writeFileSync(file, bytes);
        allowed(() => void readBaseline(file));
      },
    },
    cache: {
      weight: 5,
      samples: [{ name: 'cache.bin', bytes: readFileSync(cacheFile) }],
      run: (bytes) => {
        writeFileSync(cacheFile, bytes);
        const kept = readCacheFile(cacheFile, 'key');
        if (kept !== null) openOutcomes(kept);
      },
    },
    model: {
      weight: 10,
      samples: samplesIn('model', 200_000),
      run: (bytes, name) => {
        const parse = name.includes('/') ? parseRuleModel : parseScoreModel;
        tell(parse(text(bytes), name).problems);
      },
    },
    sides: {
      weight: 3,
      samples: samplesIn('rules', 1_000_000).filter(({ name }) => name === 'speakers.tsv'),
      run: (bytes, name) => tell(parseSideModel(text(bytes), name).problems),
    },
    ...decisionTargets({ calls: demo, ruleIds: [...rules.keys()], tokenize: tokenizer, tell }),
  };
}

/** @param {readonly Sample[]} samples @param {ReturnType<typeof createAnalyser>} analyse */
async function callsOf(samples, analyse) {
  const calls = [];
  for (const { name, bytes } of samples)
    for await (const result of readTranscripts({ file: name, bytes: once(bytes) }))
      if (result.kind === 'transcript') calls.push(analyse(result.transcript));
  return calls;
}

/** @param {keyof typeof reporters} name @param {Awaited<ReturnType<typeof callsOf>>} calls @param {import('../../dist/model/report.js').ReportOptions} options */
async function reportText(name, calls, options) {
  const writer = reporters[name].open({ ...options, withTurns: true });
  const parts = [writer.head(), ...calls.map((call) => writer.call(call))];
  parts.push(String(await writer.tail(summarise(calls.reduce(countCall, NO_COUNTS), [], 0))));
  return parts.join('');
}

/** @param {Uint8Array} bytes */
async function* once(bytes) {
  yield bytes;
}

/** Files of a folder of the project, names relative to it. @param {string} folder @param {number} longest @returns {readonly Sample[]} */
function samplesIn(folder, longest = LONGEST_SAMPLE) {
  const path = join(ROOT, folder);
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile() && statSync(join(path, name)).size <= longest)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }));
}

/** Small archives of each kind, so that faults get inside them. @returns {readonly Sample[]} */
function zips() {
  const sheet =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>話者</t></is></c><c r="B1" t="inlineStr"><is><t>発話</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>職員</t></is></c><c r="B2" t="inlineStr"><is><t>はい</t></is></c></row></sheetData></worksheet>';
  const document =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>職員：はい</w:t></w:r></w:p></w:body></w:document>';
  const pack = (/** @type {Record<string, string>} */ files) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])), {
      level: 0,
    });
  return [
    { name: 'a.xlsx', bytes: pack({ 'xl/worksheets/sheet1.xml': sheet, 'xl/workbook.xml': '<workbook/>' }) },
    { name: 'a.docx', bytes: pack({ 'word/document.xml': document }) },
  ];
}

const CONFIGURATION = `inputs: ["calls/**/*.txt"]
speakers: { 山田: staff, 佐藤: caller }
columns: { speaker: 話者, text: 発話 }
agents: { 佐藤 健: [サトウ, sato] }
merge-gap: 2000
only: [staff/*]
severities: { staff/startled-reaction: error }
minutes: { flow/held-long: 3 }
profile: { type: company, prefecture: 東京都, self: 当社, staff: 担当者 }
suppress:
  - rule: staff/*
    file: "calls/a*.txt"
    reason: 確認済み
min-severity: info
scores: { severity: { error: 0.5 }, rules: { staff/*: 0.2 } }
`;
const MANIFEST = `file,call,agent,date,duration,recording,staff,caller,guessed,部署
calls/a.txt,a,佐藤,2026-04-01,0:10:00,a.wav,山田,佐藤; 鈴木,0.9,窓口
calls/*.json,,,,,,,*,,
`;
const BASELINE = `{"schemaVersion":1,"files":{"a.txt":[{"rule":"staff/x","evidence":"録音","count":1}]}}
`;
