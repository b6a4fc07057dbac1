// Prints the fixtures of fixtures/formats/pdf/ anew, with a Chromium on the path and IPA fonts: node scripts/pdf-fixtures.mjs [chromium]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../fixtures/formats/pdf/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'genchi-pdf-'));

const STYLE = `@page{size:A5;margin:20mm;@top-left{content:"通話記録票";font-size:8pt}@bottom-center{content:counter(page) " / " counter(pages);font-size:8pt}}
body{font:10pt IPAGothic}p{margin:0}table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:1mm}`;
const SAID = [
  ['職員', 'はい、道路の窓口です。'],
  [
    'お客様',
    '穴のことを先週も電話で申し上げたのに、道路の穴がまだそのままなんですけど、どうなっているんですか。',
  ],
  ['職員', '申し訳ございません。'],
];

/** What is printed, by the name of its fixture. */
const PAGES = {
  dialogue: `<p>通話記録</p><p>日時：2026/04/01 10:15</p>${SAID.map(([name, text]) => `<p>${name}：${text}</p>`).join('')}
<p style="break-before:page">お客様：もういいです。</p>`,
  table: `<p>通話記録</p><table style="vertical-align:middle"><tr><th width=60>時刻<th width=60>話者<th>発話${SAID.map(([name, text], at) => `<tr><td>10:15:0${at}<td>${name}<td>${text}`).join('')}</table>`,
};

try {
  for (const [name, body] of Object.entries(PAGES)) {
    const page = join(folder, `${name}.html`);
    writeFileSync(
      page,
      `<!doctype html><meta charset=utf-8><title>${name}</title><style>${STYLE}</style>${body}`,
    );
    execFileSync(
      process.argv[2] ?? 'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--print-to-pdf=${join(target, `${name}.pdf`)}`,
        page,
      ],
      { stdio: 'ignore' },
    );
  }
  const whole = readFileSync(join(target, 'dialogue.pdf'));
  writeFileSync(join(target, 'truncated.pdf'), whole.subarray(0, 4000));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
