import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { CallReport } from '../../src/model/report.js';
import type { RuleId } from '../../src/model/rule.js';
import { createRedactor } from '../../src/report/redact.js';
import { reporters } from '../../src/report/reporters.js';
import { withVerdict } from '../../src/verdict/judge-call.js';
import { shippedRules } from '../shipped.js';
import { addressOf, hasBrowser, sharedBrowser, whySkipped } from './browser.js';
import { nameDictionary } from './name-dictionary.js';
import { render, renderBytes } from './render.js';
import { found, transcriptOf } from './sample.js';

const rules = new Map(shippedRules().rules.map(({ rule }) => [rule.id, rule]));
const LINES = [
  ['職員', 'はい、窓口です。'],
  ['お客様', '馬鹿か、田中さん。土下座しろ。'],
  ['職員', 'そのようなご発言はおやめください。'],
  ['お客様', '夜道に気をつけろよ。<b>慰謝料払え</b>。'],
  ['職員', '責任者に代わります。'],
] as const;
const FOUND: readonly (readonly [turn: number, rule: RuleId, words: string])[] = [
  [2, 'caller/abusive-language', '馬鹿か'],
  [2, 'caller/apology-demand', '土下座しろ'],
  [3, 'practice/warning', 'おやめください'],
  [4, 'caller/harm-threat', '夜道に気をつけろよ'],
  [4, 'caller/compensation-demand', '<b>慰謝料払え'],
  [4, 'flow/persisting-after-warning', '夜道に気をつけろよ'],
  [5, 'practice/handover', '責任者に代わります'],
];
const told = transcriptOf('b.txt', LINES);
const transcript = {
  ...told,
  fields: { title: '延滞の件' },
  agent: '鈴木花子',
  date: '2026-11-20T10:15:00',
  durationMs: 754_000,
};
const call: CallReport = withVerdict({
  transcript,
  findings: FOUND.map(([turn, rule, words]) => found(transcript, turn, rule, words)),
});
const calm = withVerdict({
  transcript: transcriptOf('c.txt', [['お客様', '納得できません。']]),
  findings: [],
});
const SHEETS = ['record-html', 'record-markdown'] as const;

/** The document as a reader of Word sees it. */
async function docxText(bytes: Buffer): Promise<string> {
  return (await mammoth.extractRawText({ buffer: bytes })).value;
}

describe('the record sheet of a call under suspicion', () => {
  const texts = async (calls: readonly CallReport[], options = {}) => [
    ...(await Promise.all(SHEETS.map((name) => render(reporters[name], { rules, ...options }, calls)))),
    await docxText(await renderBytes(reporters['record-docx'], { rules, ...options }, calls)),
  ];

  it('tells the call, the words, what staff did and the law in every form', async () => {
    for (const text of await texts([call])) {
      for (const words of [
        '延滞の件',
        '2026-11-20',
        '10:15',
        '鈴木花子',
        '0:12:34',
        'カスハラの疑い',
        '土下座の要求',
        '夜道に気をつけろよ',
        '発話3',
        '発話5',
        '見当たりません',
        '刑法 第222条（脅迫）',
        '該当',
        '非該当',
        '保留',
        '確認者',
      ])
        expect(text).toContain(words);
    }
  });

  it('turns nothing that was said into markup', async () => {
    for (const name of SHEETS)
      expect(await render(reporters[name], { rules }, [call])).not.toContain('<b>慰謝料');
  });

  it('gives words once that carry the verdict for two reasons', async () => {
    const [page = ''] = await texts([call]);
    expect(page.match(/夜道に気をつけろよ/g)).toHaveLength(1);
    expect(page).toMatch(/夜道に気をつけろよ」<\/td><td>[^<]+、[^<]+<\/td>/);
  });

  it('leaves what is not known to be filled in, and speaks English', async () => {
    const bare = { ...call, transcript: told };
    const [page = '', markdown = ''] = await texts([bare]);
    expect(page).toContain('<input type="text" aria-label="応対者">');
    expect(markdown).toContain('- 応対者: ＿＿＿＿');
    for (const text of await texts([call], { language: 'en' }))
      expect(text).toContain('Record of suspected customer harassment');
  });

  it('is written for no other call, and says so where there is none', async () => {
    for (const text of await texts([calm])) {
      expect(text).toContain('カスハラの疑いのある通話はありませんでした。');
      expect(text).not.toContain('納得できません');
    }
  });

  it('hides what is to be hidden', async () => {
    for (const text of await texts([call])) expect(text).toMatch(/鈴木|田中/);
    for (const text of await texts([createRedactor(nameDictionary).call(call)])) {
      expect(text).toContain('●A');
      expect(text).not.toMatch(/鈴木|田中/);
    }
  });

  it('ticks the types that were found and no decision', async () => {
    const bytes = await renderBytes(reporters['record-docx'], { rules }, [call]);
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml.match(/<w14:checked w14:val="(1|true)"\/>/g)).toHaveLength(call.verdict?.types.length ?? 0);
    const page = await render(reporters['record-html'], { rules }, [call]);
    expect(page.match(/ checked>/g)).toHaveLength(call.verdict?.types.length ?? 0);
  });

  it('is the same bytes each time', async () => {
    const once = await renderBytes(reporters['record-docx'], { rules }, [call]);
    expect(Buffer.compare(once, await renderBytes(reporters['record-docx'], { rules }, [call]))).toBe(0);
    expect(strFromU8(unzipSync(once)['docProps/core.xml'] ?? new Uint8Array())).toContain('>2000-01-01T');
  });

  it.skipIf(!hasBrowser)(`takes one page of A4 a call${whySkipped}`, async () => {
    const bytes = await renderBytes(reporters['record-html'], { rules }, [call, call]);
    const page = await (await sharedBrowser()).newPage();
    try {
      const faults: string[] = [];
      page.on('console', (message) => faults.push(message.text()));
      await page.goto(addressOf(bytes));
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
      expect(faults).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
