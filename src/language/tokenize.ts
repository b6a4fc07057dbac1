import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import type { Token, Tokenize } from '../model/token.js';

/**
 * Loads the IPADIC dictionary of kuromoji and returns a tokenizer.
 * Offsets are summed from surfaces, because kuromoji's `word_position` counts code points.
 */
export function loadTokenizer(): Promise<Tokenize> {
  const dictionary = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath: dictionary }).build((error, tokenizer) => {
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
