// Bundles the script and the style of the HTML report into src/report/html/page-assets.ts, as the report carries both in
// itself. Run it after a change in src/report/html/page; with --check it only tells whether that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../src/report/html');
const target = join(folder, 'page-assets.ts');

/** What the licence of the one library in the script asks for. */
const licence = readFileSync(join(folder, '../../../node_modules/fflate/LICENSE'), 'utf8');
const NOTICE = `/* Contains fflate, MIT License, ${/Copyright.*/.exec(licence)?.[0]} */`;

const bundle = await rolldown({
  input: join(folder, 'page/main.ts'),
  resolve: { extensionAlias: { '.js': ['.ts'] } },
});
const { output } = await bundle.generate({ format: 'iife', minify: true });
const style = readFileSync(join(folder, 'page/page.css'), 'utf8')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{}:;,]) /g, '$1')
  .trim();

const literal = (text) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`;
const source = `// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are the templates of the script
// Made by scripts/bundle-page.mjs from page/: change it there.

/** The script of the page. */
export const pageScript =
  ${literal(`${NOTICE}\n${output[0].code.trim()}`)};

/** The style of the page. */
export const pageStyle =
  ${literal(style)};
`;

if (!process.argv.includes('--check')) writeFileSync(target, source);
else if (readFileSync(target, 'utf8') !== source) {
  console.error('src/report/html/page-assets.ts is older than page/: run node scripts/bundle-page.mjs');
  process.exitCode = 1;
}
