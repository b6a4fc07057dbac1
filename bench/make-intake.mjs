// Writes fixtures/intake/: invented calls in the forms analysts have, and beside them who says what.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCalls } from './intake-calls.mjs';
import { forms } from './intake-forms.mjs';

const CALLS_A_FORM = 6;
const root = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/intake');
rmSync(root, { recursive: true, force: true });
const names = Object.keys(forms);
const calls = makeCalls(names.length * CALLS_A_FORM);
const expected = [];
for (const [index, form] of names.entries()) {
  const own = calls.slice(index * CALLS_A_FORM, (index + 1) * CALLS_A_FORM);
  for (const [file, content] of Object.entries(await forms[form](own))) {
    const path = join(root, 'calls', form, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  for (const { key, turns } of own) {
    expected.push({
      form,
      key,
      turns: turns.map(({ who, text }) => [who === 'caller' ? 'caller' : 'staff', text]),
    });
  }
}
writeFileSync(
  join(root, 'expected.json'),
  `[\n${expected.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`,
);
console.log(`${expected.length} calls in ${names.length} forms`);
