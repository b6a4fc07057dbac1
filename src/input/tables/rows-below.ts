import { isSpokenJapanese } from '../../text/japanese.js';
import { isClosingNote } from '../dialogue/closing-notes.js';
import { isRecordName } from '../dialogue/record-names.js';
import { isDeviceEvent } from '../speakers/device-event.js';
import { foldName } from '../speakers/speakers.js';
import { linesOfRow, type Row } from './cell-reader.js';
import { isNumber, isOfDay } from './row-kinds.js';
import type { ColumnPlan } from './table-columns.js';
import { textsOf } from './table-plan.js';

/** Rows of a call by which its form is known. */
const LEAST_ROWS = 4;
/** Rows with a name each by which a row below a gap without one is no speech. */
const LEAST_NAMED = 6;
/** Rows held below a gap at most. */
const MOST_HELD = 30;
/** Of the cells of words so many are phrases where people speak. */
const LEAST_SPOKEN = 0.8;
const MOST_SPOKEN = 0.5;

/**
 * Parts the rows of a table from what its writer set below: a second table (評価項目 | 配点 | 得点), a remark (総評 | 全体に丁寧な応対です。). It shows by a column of
 * numbers or times that has words there, by the name of a field where a speaker's stands, or by words that are none where all above are; what follows a gap is
 * held until one of these shows or none.
 */
export class RowsBelow {
  readonly #plan: ColumnPlan;
  readonly #isTitle: (texts: readonly string[]) => boolean;
  #rows = 0;
  #spoken = 0;
  #cells = 0;
  /** Rows in which a name stands. */
  #named = 0;
  /** Columns, by index, in which every row above has a number or a time. */
  #numbers = new Set<number>();
  #speakers = new Set<string>();
  #held: Row[] | null = null;
  #nextLine: number | null = null;
  #isBelow = false;
  readonly #told: string[] = [];

  /** @param isTitle true for the cells of a row that begins another call, its header once more or the head above that */
  constructor(plan: ColumnPlan, isTitle: (texts: readonly string[]) => boolean) {
    this.#plan = plan;
    this.#isTitle = isTitle;
  }

  /** The rows that are to be read now, those held before among them. */
  push(row: Row): readonly Row[] {
    const { form, call } = this.#plan;
    if (form === 'dialogue' || form === 'named') return [row];
    if (call !== null && (row.cells[call]?.text.trim() ?? '') !== '') {
      // An id begins a call, whose rows may have none below the first; what was held comes before it.
      const held = this.end();
      if (this.#rows > 0) this.#forget();
      this.#nextLine = row.line + linesOfRow(row);
      return [...held, row];
    }
    const texts = textsOf(row);
    const isEmpty = texts.every((text) => text.trim() === '');
    const isApart = this.#nextLine !== null && row.line > this.#nextLine;
    if (!isEmpty) this.#nextLine = row.line + linesOfRow(row);
    if (isEmpty) return this.#held === null ? [row] : [];
    if (this.#isTitle(texts)) {
      const held = this.end();
      this.#forget();
      return [...held, row];
    }
    if (this.#held !== null) {
      if (!isApart && this.#held.length < MOST_HELD) {
        this.#held.push(row);
        return [];
      }
      return [...this.#decide(), ...this.push(row)];
    }
    // The day above the messages of a chat is nobody's, and those below it are of the same chat.
    if (this.#rows > 0 && isOfDay(texts)) return [];
    const isOther = this.#rows >= LEAST_ROWS && (isApart || this.#isBelow || this.#breaksForm(texts));
    if (isOther) {
      this.#held = [row];
      return [];
    }
    this.#count(texts);
    return [row];
  }

  /** The rows still held, where they are of the table. */
  end(): readonly Row[] {
    return this.#held === null ? [] : this.#decide();
  }

  /** What the rows below the call told so far tell, a line each. */
  take(): readonly string[] {
    return this.#told.splice(0);
  }

  #forget(): void {
    this.#held = null;
    this.#isBelow = false;
    this.#rows = 0;
    this.#named = 0;
    this.#numbers = new Set();
    this.#speakers = new Set();
  }

  #decide(): readonly Row[] {
    const held = this.#held ?? [];
    this.#held = null;
    const texts = held.map(textsOf);
    const again = this.#goesOnAt(texts);
    if (again > 0) {
      for (const row of texts.slice(0, again)) this.#tell(row);
      for (const row of texts.slice(again)) this.#count(row);
      this.#isBelow = false;
      return held.slice(again);
    }
    this.#isBelow = this.#areBelow(texts);
    if (this.#isBelow) {
      for (const row of texts) this.#tell(row);
      return [];
    }
    for (const row of texts) this.#count(row);
    return held;
  }

  #tell(row: readonly string[]): void {
    this.#told.push(row.filter((cell) => cell.trim() !== '').join('\u3000'));
  }

  /** Where the talk goes on behind an event (保留 | 52秒) that stands where a speaker would; 0 where it does not. */
  #goesOnAt(rows: readonly (readonly string[])[]): number {
    const { speaker } = this.#plan;
    const [first = []] = rows;
    if (speaker === null || !isDeviceEvent(first[speaker]?.trim() ?? '')) return 0;
    return Math.max(
      0,
      rows.findIndex((row) => this.#speaks(row) && !this.#breaksForm(row)),
    );
  }

  #areBelow(rows: readonly (readonly string[])[]): boolean {
    const [first = []] = rows;
    if (this.#breaksForm(first)) return true;
    const numbers = [...this.#numbers];
    if (numbers.length > 0 && numbers.every((index) => isNumber(first[index]?.trim() ?? ''))) return false;
    if (rows.some((row) => this.#speaks(row))) return false;
    if (
      this.#rows >= LEAST_NAMED &&
      this.#named === this.#rows &&
      !rows.some((row) => this.#nameIn(row) !== '')
    )
      return true;
    if (this.#isBelow && numbers.length > 0) return true;
    const words = rows.flatMap((row) => this.#wordsOf(row));
    const spoken = words.filter(isSpokenJapanese).length;
    const isSpeech = this.#spoken >= LEAST_SPOKEN * this.#cells;
    return isSpeech && spoken < MOST_SPOKEN * Math.max(1, words.length);
  }

  /** True for a row in which somebody speaks who does above. */
  #speaks(row: readonly string[]): boolean {
    const { speaker } = this.#plan;
    return speaker !== null && this.#speakers.has(foldName(row[speaker] ?? ''));
  }

  #nameIn(row: readonly string[]): string {
    const { speaker } = this.#plan;
    return speaker === null ? '' : foldName(row[speaker] ?? '');
  }

  /** True for a row that has words where all above have numbers or times, or a field of a record where a speaker's name or words stand. */
  #breaksForm(row: readonly string[]): boolean {
    const breaks = [...this.#numbers].some((index) => {
      const cell = row[index]?.trim() ?? '';
      return cell !== '' && !isNumber(cell);
    });
    if (breaks) return true;
    const name = row.find((cell) => cell.trim() !== '')?.trim() ?? '';
    const { speaker } = this.#plan;
    if (speaker !== null) {
      const own = row[speaker]?.trim() ?? '';
      return (
        own !== '' && isRecordName(own) && !this.#speakers.has(foldName(own)) && this.#speakers.size >= 2
      );
    }
    return isRecordName(name) || isClosingNote(name);
  }

  #count(row: readonly string[]): void {
    if (this.#isBelow) return;
    if (this.#rows++ === 0)
      this.#numbers = new Set(row.flatMap((_, index) => (this.#isOfWords(index) ? [] : index)));
    for (const index of this.#numbers) if (!isNumber(row[index]?.trim() ?? '')) this.#numbers.delete(index);
    const words = this.#wordsOf(row);
    this.#cells += words.length;
    this.#spoken += words.filter(isSpokenJapanese).length;
    const name = this.#nameIn(row);
    if (name !== '') this.#named++;
    if (name !== '' && this.#speakers.size < MOST_HELD) this.#speakers.add(name);
  }

  #isOfWords(index: number): boolean {
    const { text, speaker, role, labels, sides } = this.#plan;
    return [text, speaker, role, labels].includes(index) || sides.some((side) => side.index === index);
  }

  #wordsOf(row: readonly string[]): readonly string[] {
    const { form, text, sides } = this.#plan;
    const indices = form === 'sides' ? sides.map(({ index }) => index) : [text];
    return indices.flatMap((index) => row[index]?.trim() || []);
  }
}
