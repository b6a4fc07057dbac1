import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';

const MOST_SHOWN = 3;
/** Beyond so many calls without words in a table without any, no more are told. */
const MOST_TOLD = 100;

/** What is told of calls of which a table has no words, in a table in which others have some. */
type Remark = 'calls-silent' | 'calls-without-dialogue';

/** Collects the calls of a table in which nobody says anything: wrong numbers, silence, cases without a transcript. */
export class SilentCalls {
  readonly #told: { readonly id: string; readonly line: number }[] = [];
  readonly #remark: Remark;
  #count = 0;

  constructor(remark: Remark) {
    this.#remark = remark;
  }

  /** A call without words. @param line where it begins */
  add(id: string | null, line: number): void {
    this.#count++;
    if (this.#told.length < MOST_TOLD) this.#told.push({ id: id ?? '', line });
  }

  /** One remark beside calls that have words; where none has, the table may be misread, and each is a problem. */
  problems(hasWords: boolean): readonly InputProblem[] {
    const [first] = this.#told;
    if (!first) return [];
    if (!hasWords)
      return this.#told.map(({ id, line }) =>
        this.#remark === 'calls-silent'
          ? inputProblem('call-empty', { line }, { id: id === '' ? `${line}` : id })
          : inputProblem('text-without-speakers', { line }),
      );
    const shown = this.#told.slice(0, MOST_SHOWN).map(({ id, line }) => (id === '' ? `${line}` : id));
    const ids = shown.join(', ') + (this.#count > shown.length ? ' …' : '');
    const values = { calls: String(this.#count), ids };
    return [{ ...inputProblem(this.#remark, { line: first.line }, values), isWarning: true }];
  }
}
