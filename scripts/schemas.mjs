// Writes schemas/*.schema.json from the schemas in src/ (built first). With --check only tells whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { referencesSchema, ruleSchema, wordSetsSchema } = await import('../dist/rules/parse/rule-schema.js');
const { scorecardSchema } = await import('../dist/rules/parse/scorecard-schema.js');
const { configSchema } = await import('../dist/cli/settings/config-schema.js');

let stale = 0;
for (const [name, schema] of Object.entries({
  rule: ruleSchema,
  words: wordSetsSchema,
  references: referencesSchema,
  config: configSchema,
  scorecard: scorecardSchema,
})) {
  const path = join(root, 'schemas', `${name}.schema.json`);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  const present = (() => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  })();
  if (present === text) continue;
  if (process.argv.includes('--check')) {
    stale++;
    console.error(`${path} is not up to date: run "npm run schemas"`);
  } else writeFileSync(path, text);
}
process.exit(stale === 0 ? 0 : 1);
