import { findNarration } from '../../input/dialogue/narration.js';
import type { LiveDecision, LiveJudge } from '../../judge/live-judge.js';
import type { SideJudge } from '../../model/side-judge.js';
import type { Role, Transcript, Turn } from '../../model/transcript.js';
import type { SpokenTurn } from './listen-turn.js';

/** What is new about a call since its last turn. */
export interface LiveChange {
  /** `found` and later, where it was provisional, `confirmed` or `withdrawn`; `changed`: of another severity than was told. */
  readonly kind: 'found' | 'confirmed' | 'withdrawn' | 'changed';
  readonly live: LiveDecision;
}

/** A call that goes on. */
export interface LiveCall {
  readonly id: string;
  /** The turns so far, as they were said. */
  readonly spoken: readonly SpokenTurn[];
  /** Milliseconds of the clock at its last turn. */
  readonly heardAt: () => number;
  readonly characters: () => number;
  /** Adds a turn and tells what that changes. */
  readonly hear: (turn: SpokenTurn, now: number) => readonly LiveChange[];
  /** What stands in the call so far. */
  readonly found: () => readonly LiveDecision[];
  /** The call so far; null as long as somebody's side is not known. */
  readonly transcript: () => Transcript | null;
}

/** What a call is heard with. */
export interface LiveCallOptions {
  readonly judge: LiveJudge;
  /** The side that a name tells; null where it tells none. */
  readonly roleOf: (name: string) => Role | null;
  /** Judges sides by the words; null where nobody does. */
  readonly sides: SideJudge | null;
}

/** The words of a call are asked for sides at so many turns, and after twice, four times … as many. */
const FIRST_GUESS = 4;

/** Opens a call. */
export function openCall(id: string, { judge, roleOf, sides }: LiveCallOptions): LiveCall {
  const spoken: SpokenTurn[] = [];
  let turns: Turn[] = [];
  const roles = new Map<string, { readonly role: Role; readonly guessed?: number }>();
  let nextGuess = FIRST_GUESS;
  let heardAt = 0;
  let characters = 0;
  const told = new Map<string, LiveDecision>();

  const learnSide = (name: string): void => {
    const role = roles.has(name) ? null : roleOf(name);
    if (role !== null) roles.set(name, { role });
  };
  const guess = (): void => {
    if (sides === null || spoken.length < nextGuess) return;
    nextGuess = spoken.length * 2;
    const names = new Set(spoken.map(({ speaker }) => speaker));
    const known = new Map([...names].map((name) => [name, roles.get(name)?.role ?? null]));
    for (const [name, { role, confidence }] of sides.guess(spoken, known) ?? [])
      if (!roles.has(name)) roles.set(name, { role, guessed: confidence });
  };
  const transcript = (): Transcript | null => {
    if (spoken.some(({ speaker }) => !roles.has(speaker))) return null;
    turns = spoken.map((turn, index) => turns[index] ?? turnOf(turn, roles.get(turn.speaker)));
    return { file: '-', id, turns, comments: [], fields: {} };
  };
  return {
    id,
    spoken,
    heardAt: () => heardAt,
    characters: () => characters,
    found: () => [...told.values()],
    transcript,
    hear: (turn, now) => {
      heardAt = now;
      characters += turn.text.length;
      spoken.push(turn);
      learnSide(turn.speaker);
      if (spoken.some(({ speaker }) => !roles.has(speaker))) guess();
      const call = transcript();
      return call === null ? [] : changes(told, judge(call));
    },
  };
}

function turnOf(
  { speaker, text, startMs, endMs }: SpokenTurn,
  side: { role: Role; guessed?: number } | undefined,
): Turn {
  if (!side) throw new Error(`no side of ${speaker}`);
  const times = { ...(startMs === null ? {} : { startMs }), ...(endMs === null ? {} : { endMs }) };
  return {
    ...side,
    speaker,
    text,
    narration: findNarration(text),
    segments: [{ start: 0, line: null, column: null, ...times }],
  };
}

/** Compares what is found now with what was told, which is brought up to date. */
function changes(told: Map<string, LiveDecision>, now: readonly LiveDecision[]): readonly LiveChange[] {
  const changed: LiveChange[] = [];
  const keys = new Set<string>();
  for (const live of now) {
    const { turn, rule, severity } = live.decision;
    const key = `${turn} ${rule}`;
    keys.add(key);
    const before = told.get(key);
    told.set(key, live);
    if (before === undefined) changed.push({ kind: 'found', live });
    else if (before.decision.severity !== severity) changed.push({ kind: 'changed', live });
    else if (live.isSettled && !before.isSettled) changed.push({ kind: 'confirmed', live });
  }
  for (const [key, live] of told) {
    if (keys.has(key)) continue;
    told.delete(key);
    changed.push({ kind: 'withdrawn', live });
  }
  return changed;
}
