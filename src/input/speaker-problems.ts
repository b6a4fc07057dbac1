import { otherRole, type Role } from '../model/transcript.js';
import { shellWord } from '../text/shell-word.js';
import type { InputProblem, InputProblemCode } from './raw/input-problem.js';
import { inputProblem } from './raw/input-problem.js';
import type { Side } from './side-of-name.js';

/** Names remembered for a message; a file may hold a million calls. */
const MOST_NAMES = 100;
const MOST_SHOWN = 20;
const MOST_CALLS_SHOWN = 3;

/** What is known of the speakers of a call that was read. */
interface ReadSpeakers {
  readonly sides: ReadonlyMap<string, Side>;
  readonly looksSwapped: boolean;
  /** Speakers whose lines are no turns of it. */
  readonly leftOut: readonly string[];
  /** True where the input names nobody. */
  readonly isInferred: boolean;
}

/** Collects what is to be told of the speakers of a file, so that it is told once and not for each call. */
export class SpeakerProblems {
  readonly #code: InputProblemCode;
  readonly #unknown = new Set<string>();
  #unknownCalls = 0;
  #line: number | null = null;
  readonly #swapped = new Map<string, Role>();
  readonly #swappedIds: string[] = [];
  #swappedCalls = 0;
  #calls = 0;
  readonly #leftOut = new Set<string>();
  #leftOutCalls = 0;
  readonly #inferredIds: string[] = [];
  #inferredCalls = 0;

  /** @param isGuessed whether the words were asked as well */
  constructor(isGuessed: boolean) {
    this.#code = isGuessed ? 'speaker-not-guessed' : 'speaker-unknown';
  }

  /** A call whose speakers have no side. */
  addUnknown(names: readonly string[], line: number | null): void {
    this.#calls++;
    this.#unknownCalls++;
    this.#line ??= line;
    for (const name of names) if (this.#unknown.size < MOST_NAMES) this.#unknown.add(name);
  }

  /** A call that was read. */
  addRead(id: string, { sides, looksSwapped, leftOut, isInferred }: ReadSpeakers): void {
    this.#calls++;
    if (isInferred && this.#inferredCalls++ < MOST_CALLS_SHOWN) this.#inferredIds.push(id);
    if (leftOut.length > 0) this.#leftOutCalls++;
    for (const name of leftOut) if (this.#leftOut.size < MOST_NAMES) this.#leftOut.add(name);
    if (!looksSwapped) return;
    this.#swappedCalls++;
    if (this.#swappedIds.length < MOST_CALLS_SHOWN) this.#swappedIds.push(id);
    for (const [name, { role }] of sides)
      if (this.#swapped.size < MOST_NAMES) this.#swapped.set(name, otherRole(role));
  }

  /** What is to be told at the end of the file. */
  problems(): readonly InputProblem[] {
    const problems: InputProblem[] = [];
    if (this.#unknownCalls > 0) {
      const values = valuesOf([...this.#unknown], this.#unknownCalls);
      problems.push(inputProblem(this.#code, { line: this.#line }, values));
    }
    if (this.#leftOutCalls > 0) {
      const values = valuesOf([...this.#leftOut], this.#leftOutCalls);
      problems.push({ ...inputProblem('speakers-left-out', null, values), isWarning: true });
    }
    if (this.#inferredCalls > 0) {
      const more = this.#inferredCalls > this.#inferredIds.length ? ' …' : '';
      const values = { calls: String(this.#inferredCalls), ids: this.#inferredIds.join(', ') + more };
      problems.push({ ...inputProblem('speakers-inferred', null, values), isWarning: true });
    }
    if (this.#swappedCalls > 0) {
      const mended = [...this.#swapped].slice(0, MOST_SHOWN).map(([name, role]) => optionFor(role, name));
      const more = this.#swappedCalls > this.#swappedIds.length ? ' …' : '';
      const values = {
        calls: String(this.#swappedCalls),
        of: String(this.#calls),
        ids: this.#swappedIds.join(', ') + more,
        options: mended.join(' '),
      };
      problems.push({ ...inputProblem('speakers-swapped', null, values), isWarning: true });
    }
    return problems;
  }
}

/** Names, the number of calls, and the options that tell the side of the first. */
function valuesOf(names: readonly string[], calls: number): Readonly<Record<string, string>> {
  const options = { staffOption: optionFor('staff', names[0]), callerOption: optionFor('caller', names[0]) };
  return { names: shown(names), calls: String(calls), ...options };
}

function shown(names: readonly string[]): string {
  const some = names.slice(0, MOST_SHOWN).map((name) => `「${name}」`);
  return some.join('') + (names.length > some.length ? `… (${names.length})` : '');
}

function optionFor(role: Role, name = ''): string {
  return `--speaker ${role}=${shellWord(name)}`;
}
