// @ts-check
// The stock pipeline: kuromoji tokenizes every turn, also one that was said before, then the same rules. Usage: node stock-pipeline.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyser, loadRules, readTranscripts } from '../../dist/index.js';
import { loadStockTokenizer } from './stock-tokenizer.mjs';

const folder = process.argv[2] ?? '.';
const tokenize = await loadStockTokenizer();
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
