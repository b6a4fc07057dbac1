// @ts-check
// Nanoseconds a character of one turn without punctuation, by its length, as JSON on standard output.
// Usage: node tokenize-lengths.mjs (ours|stock) SPEECH LENGTH...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { loadTokenizer } from '../../dist/language/tokenize.js';

const [which, file = '', ...lengths] = process.argv.slice(2);
let speech = readFileSync(file, 'utf8').replace(/[、。\n]/g, '');
const tokenize = which === 'ours' ? await loadTokenizer() : await loadStock();
/** So many characters make one measurement: enough for the clock, and as many as the longest turn has. */
const TOTAL = which === 'ours' ? 1_000_000 : 50_000;

while (speech.length < TOTAL) {
  speech += speech;
}
tokenize(speech.slice(0, 100_000 < TOTAL ? 100_000 : 2_000));
/** @type {Record<string, number>} */
const costs = {};
for (const length of lengths.map(Number)) {
  const turns = Math.max(1, Math.floor(TOTAL / length));
  const started = process.hrtime.bigint();
  for (let turn = 0; turn < turns; turn += 1) {
    tokenize(speech.slice(turn * length, (turn + 1) * length));
  }
  costs[length] = Number(process.hrtime.bigint() - started) / (turns * length);
}
console.log(JSON.stringify(costs));

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
