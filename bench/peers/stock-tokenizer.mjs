// @ts-check
// Kuromoji itself, as the reference: its tokens in our form, offsets summed from surfaces.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';

/** @returns {Promise<import('../../src/model/token.js').Tokenize>} */
export async function loadStockTokenizer() {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  /** @type {import('kuromoji').Tokenizer<import('kuromoji').IpadicFeatures>} */
  const stock = await new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
  });
  return (text) => {
    let start = 0;
    return stock.tokenize(text).map((raw) => {
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
  };
}
