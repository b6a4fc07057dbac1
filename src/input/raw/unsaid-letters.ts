import type { InputProblem } from './input-problem.js';
import { inputProblem } from './input-problem.js';

/** Letters of Japanese: a file of fewer tells nothing. */
const LEAST_LETTERS = 150;
/** Of a file's letters so many in turns are enough. */
const ENOUGH = 0.5;
/** Of the different parts of a file's text, those that somebody says at least: names, times and notes are less than the rest. */
const LEAST_SAID = 0.4;
/** Characters that are kept to be looked at again. */
const MOST_KEPT = 200_000;
const LEAST_PARTS = 80;
const PART = 4;
/** Runs of letters; shorter ones are names and words of tables. */
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{5,}/gu;

/** Weighs what a file holds against what was read as speech, so that a file of which most is lost does not pass for read. */
export class UnsaidLetters {
  #inFile = 0;
  #inTurns = 0;
  readonly #file: string[] = [];
  readonly #turns: string[] = [];
  #kept = 0;
  #isCut = false;

  /** A part of the file's text. */
  read(text: string): void {
    this.#inFile += lettersIn(text);
    if (this.#kept < MOST_KEPT) this.#file.push(text);
    else this.#isCut = true;
    this.#kept += text.length;
  }

  /** What somebody says in it. */
  said(text: string): void {
    this.#inTurns += lettersIn(text);
    if (!this.#isCut) this.#turns.push(text);
  }

  /** A warning where most of the text is nobody's words; null where it is not, or where the file is too large to tell. */
  problem(): InputProblem | null {
    if (this.#isCut || this.#inFile < LEAST_LETTERS || this.#inTurns === 0) return null;
    if (this.#inTurns >= ENOUGH * this.#inFile) return null;
    // The same words may stand in a file several times: as words, sentences and turns.
    const [all, said] = [partsOf(this.#file), partsOf(this.#turns)];
    if (all.size < LEAST_PARTS) return null;
    let found = 0;
    for (const part of all) if (said.has(part)) found++;
    const share = found / all.size;
    if (share >= LEAST_SAID) return null;
    const values = { percent: String(Math.round(share * 100)) };
    return { ...inputProblem('file-few-letters-said', null, values), isWarning: true };
  }
}

function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x3041 && code <= 0x9fff) letters++;
  }
  return letters;
}

/** Every four letters in a row. */
function partsOf(texts: readonly string[]): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const [run] of texts.join('\n').matchAll(RUN)) {
    for (let at = 0; at + PART <= run.length; at++) parts.add(run.slice(at, at + PART));
  }
  return parts;
}
