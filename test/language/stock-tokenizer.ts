import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import type { Token, Tokenize } from '../../src/model/token.js';

/** Kuromoji itself, as the reference: its tokens in our form, offsets summed from surfaces. */
export function loadStockTokenizer(): Promise<Tokenize> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) {
        reject(error);
        return;
      }
      resolve((text) => {
        const tokens: Token[] = [];
        let start = 0;
        for (const raw of tokenizer.tokenize(text)) {
          const end = start + raw.surface_form.length;
          tokens.push({
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
            end,
          });
          start = end;
        }
        return tokens;
      });
    });
  });
}
