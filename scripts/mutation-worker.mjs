// Runs the tests given as arguments once for every mutant that standard input lists as JSON, and prints "killed" or "survived"
// for each, after "sound" where they pass without any. Ends with 2 where they do not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';

const root = join(import.meta.dirname, '..');
const mutants = JSON.parse(readFileSync(0, 'utf8'));
let planted = null;
const plant = {
  name: 'plant-a-fault',
  enforce: 'pre',
  load(id) {
    if (planted === null || id.split('?')[0] !== join(root, 'src', planted.file)) return null;
    const source = readFileSync(join(root, 'src', planted.file), 'utf8');
    return source.slice(0, planted.start) + planted.text + source.slice(planted.end);
  },
};
const silent = { onInit() {} };
const vitest = await createVitest(
  'test',
  {
    root,
    watch: false,
    bail: 1,
    maxWorkers: 1,
    reporters: [silent],
    globalSetup: [],
    include: ['test/**/*.test.ts'],
  },
  { plugins: [plant] },
);

/** Whether the tests notice what is planted. */
async function isNoticed() {
  const specifications = await vitest.getRelevantTestSpecifications(process.argv.slice(2));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, true);
  return unhandledErrors.length > 0 || testModules.some((one) => !one.ok());
}

if (await isNoticed()) process.exit(2);
process.stdout.write('sound\n');
for (const mutant of mutants) {
  const files = [planted?.file, mutant.file].filter((file) => file !== undefined);
  planted = mutant;
  for (const file of files) vitest.invalidateFile(join(root, 'src', file));
  process.stdout.write(`${(await isNoticed()) ? 'killed' : 'survived'}\n`);
}
await vitest.close();
process.exit(0);
