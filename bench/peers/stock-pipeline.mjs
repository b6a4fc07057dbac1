// @ts-check
// The stock pipeline: kuromoji tokenizes every turn, also one that was said before, then the same rules. Usage: node stock-pipeline.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { createAnalyser, loadRules, readTranscripts } from '../../dist/index.js';

const folder = process.argv[2] ?? '.';
const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
const stock = await new Promise((resolve, reject) => {
  kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
});

/** @param {string} text */
function tokenize(text) {
  let start = 0;
  return stock.tokenize(text).map((/** @type {import('kuromoji').IpadicFeatures} */ raw) => {
    const token = {
      surface: raw.surface_form,
      base: raw.basic_form === '*' ? raw.surface_form : raw.basic_form,
      pos: raw.pos,
      posDetail1: raw.pos_detail_1,
      posDetail2: raw.pos_detail_2,
      posDetail3: raw.pos_detail_3,
      conjugationType: raw.conjugated_type,
      conjugationForm: raw.conjugated_form,
      reading: raw.reading ?? null,
      start,
      end: start + raw.surface_form.length,
    };
    start = token.end;
    return token;
  });
}

const analyse = createAnalyser({ ruleSet: loadRules(), tokenize, prefilter: false, reuse: false });
let findings = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.txt')) {
    continue;
  }
  const bytes = (async function* () {
    yield new Uint8Array(readFileSync(join(folder, name)));
  })();
  for await (const result of readTranscripts({ file: name, bytes })) {
    if (result.kind === 'transcript') {
      findings += analyse(result.transcript).findings.length;
    }
  }
}
console.log(findings);
