import type { Problem } from '../../model/problem.js';
import type { SpokenTurn } from './listen-turn.js';
import type { LiveCall } from './live-call.js';
import type { LiveEvents } from './live-events.js';

/** A call that is being heard. */
export interface OpenCall {
  readonly call: LiveCall;
  readonly events: LiveEvents;
}

/** Turns and characters of a call; a day of talk is less. */
const MOST_TURNS = 5000;
const MOST_CHARACTERS = 500_000;
/** Calls at once. */
const MOST_CALLS = 10_000;

/** The calls that are being heard, the one silent for the longest first. No more of them is held than the limits say. */
export class OpenCalls {
  readonly #calls = new Map<string, OpenCall>();
  /** Parts of calls that were too long for one. */
  readonly #parts = new Map<string, number>();
  readonly #open: (id: string) => OpenCall;

  constructor(open: (id: string) => OpenCall) {
    this.#open = open;
  }

  /** The call of a turn, opened where it is new, and those that had to end for it. */
  of({ call: name, text }: SpokenTurn): {
    readonly call: OpenCall;
    readonly ended: readonly { readonly call: OpenCall; readonly problem: Problem }[];
  } {
    const ended: { call: OpenCall; problem: Problem }[] = [];
    const end = (id: string, code: string, values: Readonly<Record<string, string>>): void => {
      const call = this.#calls.get(id);
      if (!call) return;
      this.#calls.delete(id);
      const problem = {
        code,
        file: '-',
        line: null,
        column: null,
        arguments: values,
        isWarning: true as const,
      };
      ended.push({ call, problem });
    };
    let known = this.#calls.get(name);
    if (known && isFull(known, text)) {
      const limit = `${MOST_TURNS} / ${MOST_CHARACTERS}`;
      end(name, 'listen-call-long', { call: known.call.id, limit });
      this.#parts.set(name, (this.#parts.get(name) ?? 1) + 1);
      known = undefined;
    }
    const [oldest] = this.#calls.keys();
    if (!known && this.#calls.size >= MOST_CALLS && oldest !== undefined) {
      end(oldest, 'listen-calls-many', { call: oldest, limit: String(MOST_CALLS) });
      this.#parts.delete(oldest);
    }
    const part = this.#parts.get(name);
    const call = known ?? this.#open(part === undefined ? name : `${name}#${part}`);
    // Heard last, it stands last.
    this.#calls.delete(name);
    this.#calls.set(name, call);
    return { call, ended };
  }

  /** Ends a call; null where none of the name is being heard. */
  end(name: string): OpenCall | null {
    const call = this.#calls.get(name) ?? null;
    this.#calls.delete(name);
    this.#parts.delete(name);
    return call;
  }

  /** Ends the calls that have said nothing since then, in milliseconds of the clock. */
  endSilent(since: number): readonly OpenCall[] {
    const silent: OpenCall[] = [];
    for (const [name, call] of this.#calls) {
      if (call.call.heardAt() >= since) break;
      silent.push(call);
      this.end(name);
    }
    return silent;
  }
}

function isFull({ call }: OpenCall, text: string): boolean {
  return call.spoken.length >= MOST_TURNS || call.characters() + text.length > MOST_CHARACTERS;
}
