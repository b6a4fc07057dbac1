import type { Role } from '../../model/transcript.js';
import { isSpokenJapanese } from '../../text/japanese.js';

/** 5, 4.5, 3/5, 80点, 90%, ○, A, 良, はい: what an item scores, or a count. */
const SCORE =
  /^(?:[-+]?[\d０-９.,]+(?:\s*[/／]\s*[\d０-９.,]+)?\s*(?:点|pt|%|％|回|件|発話|発言|秒|分)?|[○◯〇●◎△▲×✕✖✓✔☑□■－―ー-]|[A-EＡ-Ｅ][+＋-]?|優|良|可|不可|適|否|有|無|はい|いいえ|該当なし|対象外|n\/?a|yes|no|ok|ng)$/i;
/** Items, and no fields of a call beside each other. */
const LEAST_ROWS = 2;
const LEAST_SCORED = 0.8;
const MOST_SENTENCES = 0.5;
const SENTENCE = /[。？！?!」]$/;

/**
 * True for a table of items and what each scores (項目 | 点 | コメント), which stands beside calls and holds none: a column of scores behind a
 * first one in which nothing comes twice and nobody's name stands.
 */
export function isScoreTable(
  rows: readonly (readonly string[])[],
  roleOf: (name: string) => Role | null,
): boolean {
  const filled = rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell));
  const [header = [], ...items] = filled;
  const names = items.flatMap(([name = '']) => (name === '' ? [] : name));
  if (names.length < LEAST_ROWS || new Set(names).size < names.length) return false;
  if (names.some((name) => roleOf(name) !== null || SCORE.test(name))) return false;
  const sentences = items.filter((row) => row.some((cell) => SENTENCE.test(cell) && isSpokenJapanese(cell)));
  if (sentences.length > MOST_SENTENCES * items.length) return false;
  return header.slice(1).some((_, index) => {
    const cells = items.flatMap((row) => row[index + 1] || []);
    const scored = cells.filter((cell) => SCORE.test(cell)).length;
    return cells.length * 2 > items.length && scored >= LEAST_SCORED * cells.length;
  });
}
