// @ts-check
// Nanoseconds a character of one turn without punctuation, by its length, best of a few rounds, as JSON on standard output.
// Usage: node tokenize-lengths.mjs (ours|stock) SPEECH LENGTH...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { loadTokenizer } from '../../dist/language/tokenizer/tokenize.js';

const [which, file = '', ...lengths] = process.argv.slice(2);
let speech = readFileSync(file, 'utf8').replace(/[、。\n]/g, '');
const tokenize = which === 'ours' ? await loadTokenizer() : await loadStock();
/** So many characters make one measurement: enough for the clock, and as many as the longest turn has. */
const TOTAL = which === 'ours' ? 1_000_000 : 50_000;

while (speech.length < TOTAL) {
  speech += speech;
}
/** Rounds over all lengths; the first one only warms up. */
const ROUNDS = which === 'ours' ? 6 : 2;
/** @type {Record<string, number>} */
const costs = {};
for (let round = 0; round < ROUNDS; round += 1) {
  for (const length of lengths) {
    const cost = measure(Number(length));
    costs[length] = round === 0 ? Number.POSITIVE_INFINITY : Math.min(costs[length] ?? cost, cost);
  }
}
console.log(JSON.stringify(costs));

/** @param {number} length */
function measure(length) {
  const turns = Math.max(1, Math.floor(TOTAL / length));
  const started = process.hrtime.bigint();
  for (let turn = 0; turn < turns; turn += 1) {
    tokenize(speech.slice(turn * length, (turn + 1) * length));
  }
  return Number(process.hrtime.bigint() - started) / (turns * length);
}

/** @returns {Promise<(text: string) => unknown>} */
function loadStock() {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) {
        reject(error);
      } else {
        resolve((text) => tokenizer.tokenize(text));
      }
    });
  });
}
