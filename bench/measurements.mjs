// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateCalls, writeCorpus, writeJsonLines } from './corpus.mjs';
import { writeGeneratedRules } from './generated-rules.mjs';
import { installTextlint } from './peers/textlint.mjs';
import { isInstalled, peakMemory, race } from './processes.mjs';

/**
 * @typedef {import('./processes.mjs').Command} Command
 *
 * @typedef {object} Bench
 * @property {number} runs at least this many runs of each command
 * @property {number} calls in the corpus
 * @property {string} folder for what the measurements need to write
 * @property {string} corpus folder of all calls
 * @property {string} speech file with the speech of all calls, a turn a line
 * @property {string} ordinaryCall
 * @property {string} tenseCall
 *
 * @typedef {object} Outcome
 * @property {string} aim
 * @property {boolean | null} met null where there is no aim or no peer to compare with
 * @property {readonly (readonly string[])[]} rows the first one is the header
 */

const MECAB_DICTIONARIES = ['/var/lib/mecab/dic/ipadic-utf8', '/usr/lib/mecab/dic/ipadic-utf8'];
const root = new URL('..', import.meta.url).pathname;
const peers = new URL('./peers/', import.meta.url).pathname;

/** @param {string} name @param {...string} args @returns {Command} */
const genchi = (name, ...args) => ({
  name,
  run: [
    'node',
    join(root, 'bin/genchi.js'),
    'check',
    '--format',
    'json',
    '--fail-on',
    'never',
    '--no-progress',
    ...args,
  ],
});

/** @param {string} aim @returns {Outcome} */
const notMeasured = (aim) => ({ aim, met: null, rows: [['not measured: the peer is not installed']] });

/** @type {Readonly<Record<string, (bench: Bench) => Promise<Outcome>>>} */
export const MEASUREMENTS = {
  async 'Against MeCab'({ corpus, speech, runs }) {
    const aim = 'all rules on all calls in less time than MeCab needs to tokenize them';
    for (const dictionary of MECAB_DICTIONARIES) {
      if (await isInstalled('mecab', ['-d', dictionary, '-o', '/dev/null', '/dev/null'])) {
        const mecab = { name: 'mecab', run: ['mecab', '-d', dictionary, '-o', '/dev/null', speech] };
        const [own = 0, theirs = 0] = await race([genchi('genchi', '--jobs', '1', corpus), mecab], runs);
        return { aim, met: own < theirs, rows: compared('genchi check --jobs 1', own, 'mecab', theirs) };
      }
    }
    return notMeasured(aim);
  },

  async 'Against textlint'({ corpus, folder, runs }) {
    const aim = 'at least 20 times the speed of textlint with its rule for morphemes (8 patterns)';
    const home = join(folder, 'textlint');
    let script;
    try {
      script = installTextlint(home);
    } catch {
      return notMeasured(aim);
    }
    const config = join(home, '.textlintrc.json');
    // It exits with 1 where it finds something, as linters do; a shell makes that 0.
    const line = '"$0" "$@" || test $? -eq 1';
    const textlint = {
      name: 'textlint',
      run: ['sh', '-c', line, process.execPath, script, '--config', config, `${corpus}/**/*.txt`],
      cwd: home,
    };
    const [own = 0, theirs = 0] = await race([genchi('genchi', '--jobs', '1', corpus), textlint], runs);
    return { aim, met: theirs / own >= 20, rows: compared('genchi check --jobs 1', own, 'textlint', theirs) };
  },

  async 'Against the stock pipeline'({ corpus, runs }) {
    const aim = 'at least 15 times the speed of kuromoji on every turn and the same rules';
    const stock = { name: 'stock', run: ['node', join(peers, 'stock-pipeline.mjs'), corpus] };
    const [own = 0, theirs = 0] = await race([genchi('genchi', '--jobs', '1', corpus), stock], runs);
    return {
      aim,
      met: theirs / own >= 15,
      rows: compared('genchi check --jobs 1', own, 'stock pipeline', theirs),
    };
  },

  async 'Cold start'({ ordinaryCall, tenseCall, runs }) {
    const node = { name: 'node', run: ['node', '-e', '0'] };
    const commands = [node, genchi('ordinary', ordinaryCall), genchi('tense', tenseCall)];
    const [bare = 0, ordinary = 0, tense = 0] = await race(commands, runs * 3);
    return {
      aim: 'one ordinary call within 3 times `node -e 0`, one tense call within 8 times',
      met: ordinary <= bare * 3 && tense <= bare * 8,
      rows: [
        ['process', 'time', 'times `node -e 0`'],
        ['node -e 0', milliseconds(bare), ''],
        ['one ordinary call', milliseconds(ordinary), times(ordinary / bare)],
        ['one tense call', milliseconds(tense), times(tense / bare)],
      ],
    };
  },

  async 'Worker threads'({ corpus, runs }) {
    const jobs = ['1', '2', '3'];
    const parts = readdirSync(corpus).sort();
    const half = parts.slice(0, Math.ceil(parts.length / 2)).map((part) => join(corpus, part));
    const [one = 0, two = 0, ofHalf = 0] = await race(
      [genchi('1', '-j', '1', corpus), genchi('2', '-j', '2', corpus), genchi('half', '-j', '1', ...half)],
      runs,
    );
    const peaks = [];
    for (const count of jobs) {
      peaks.push(await peakMemory(genchi(count, '-j', count, corpus)));
    }
    const [first = 0, second = 0, third = 0] = peaks;
    return {
      aim: 'two workers 1.7 times as fast as one; below 300 MB with one, less than 60 MB for each further one',
      met: one / two >= 1.7 && first < 300 && third - second < 60,
      rows: [
        ['workers', 'time', 'speed', 'largest memory'],
        ['1', milliseconds(one), times(1), megabytes(first)],
        ['2', milliseconds(two), times(one / two), megabytes(second)],
        ['3', '', '', megabytes(third)],
        ['1, with half of the calls', milliseconds(ofHalf), times(one / ofHalf), ''],
      ],
    };
  },

  async 'Threads on different calls'({ folder, runs, calls }) {
    const files = join(folder, 'different');
    writeCorpus(files, { calls: calls * 4, different: true });
    const one = join(folder, 'different.jsonl');
    writeJsonLines(one, generateCalls({ calls: calls * 4, different: true }));
    const inputs = [files, one];
    const spent = await race(
      inputs.flatMap((input) => ['1', '2'].map((jobs) => genchi(jobs, '-j', jobs, input))),
      Math.min(runs, 3),
    );
    const [alone = 0, both = 0, aloneInOne = 0, bothInOne = 0] = spent;
    return {
      aim: 'two threads 1.6 times as fast as one on four times as many calls, most turns said once, in files and in one file',
      met: alone / both >= 1.6 && aloneInOne / bothInOne >= 1.6,
      rows: [
        ['input', 'one thread', 'two', 'speed'],
        ['a file a call', milliseconds(alone), milliseconds(both), times(alone / both)],
        [
          'one JSON Lines file',
          milliseconds(aloneInOne),
          milliseconds(bothInOne),
          times(aloneInOne / bothInOne),
        ],
      ],
    };
  },

  async 'A thousand rules of a user'({ corpus, folder, runs }) {
    const rules = join(folder, 'rules');
    writeGeneratedRules(rules, { rules: 1000 });
    const commands = [
      genchi('built-in', '-j', '1', corpus),
      genchi('more', '-j', '1', '--rules', rules, corpus),
    ];
    const [few = 0, many = 0] = await race(commands, runs);
    return {
      aim: 'at most 1.3 times the time with the built-in rules alone',
      met: many / few <= 1.3,
      rows: compared('built-in rules', few, 'and 1,000 more', many),
    };
  },

  async 'Length of a turn'({ speech }) {
    const lengths = ['50', '500', '5000', '50000', '500000', '1000000'];
    const script = join(peers, 'tokenize-lengths.mjs');
    const ours = await jsonOf('node', [script, 'ours', speech, ...lengths]);
    const stock = await jsonOf('node', [script, 'stock', speech, ...lengths.slice(0, 4)]);
    const costs = lengths.map((length) => Number(ours[length]));
    return {
      aim: 'the same cost a character from 50 to 1,000,000 characters without punctuation (at most twice)',
      met: Math.max(...costs) <= 2 * Math.min(...costs),
      rows: [
        ['characters', 'ours, ns a character', 'kuromoji, ns a character'],
        ...lengths.map((length) => [
          Number(length).toLocaleString('en'),
          Number(ours[length]).toFixed(0),
          stock[length] === undefined ? '' : Number(stock[length]).toFixed(0),
        ]),
      ],
    };
  },

  async 'Unchanged input'({ corpus, folder, runs }) {
    const aim = 'a second run with --cache over unchanged input in less than a tenth of the time';
    const env = { GENCHI_CACHE_DIR: join(folder, 'cache') };
    const cached = { ...genchi('cached', '-j', '1', '--cache', corpus), env };
    const plain = { ...genchi('plain', '-j', '1', corpus), env };
    try {
      await race([cached], 1);
    } catch (error) {
      const rows = [[`not measured: ${String(error).split('\n')[1] ?? 'the option is missing'}`]];
      return { aim, met: null, rows };
    }
    const [without = 0, second = 0] = await race([plain, cached], runs);
    return {
      aim,
      met: second < without / 10,
      rows: compared('without --cache', without, 'second run', second),
    };
  },
};

/** @param {string} own @param {number} ownTime @param {string} other @param {number} otherTime */
function compared(own, ownTime, other, otherTime) {
  return [
    ['process', 'time', `times ${own}`],
    [own, milliseconds(ownTime), times(1)],
    [other, milliseconds(otherTime), times(otherTime / ownTime)],
  ];
}

/** @param {string} program @param {readonly string[]} args @returns {Promise<Record<string, unknown>>} */
async function jsonOf(program, args) {
  const { execFileSync } = await import('node:child_process');
  return JSON.parse(
    execFileSync(program === 'node' ? process.execPath : program, args, { encoding: 'utf8' }),
  );
}

/** @param {number} value */
const milliseconds = (value) => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`);
/** @param {number} value */
const times = (value) => value.toFixed(2);
/** @param {number} value */
const megabytes = (value) => `${value.toFixed(0)} MB`;
