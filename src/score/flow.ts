import type { Role } from '../model/transcript.js';

const THREATS = ['caller/harm-threat', 'caller/disclosure-threat', 'caller/sexual-harassment'];
const ANSWERS = [
  'practice/warning',
  'practice/legal-basis',
  'practice/grounded-termination',
  'practice/escalation-notice',
];
const ABUSE = [
  'caller/abusive-language',
  'caller/discrimination',
  'caller/sexual-harassment',
  'caller/harm-threat',
];
const PROTECTION = [
  'practice/warning',
  'practice/handover',
  'practice/time-limit',
  'practice/grounded-termination',
  'practice/escalation-notice',
];
/** How many staff turns after a threat or abuse may still answer it. */
const ANSWER_TURNS = 2;
/** From which occurrence on a demand counts as repeated. */
const REPEATED = 3;
/** From when on a call with pressure counts as held long, where nothing else is set. */
const HELD_MINUTES = 30;

const isDemand = (id: string) =>
  /^caller\/.*-demand$/.test(id) || id === 'caller/fault-coercion' || id === 'caller/time-lock';
const isPressure = (id: string) => id.startsWith('caller/');

/** A turn as far as `flow/` labels depend on it. */
export interface FlowTurn {
  readonly role: Role;
  readonly ids: readonly string[];
  /** Milliseconds from the start of the call; null where there are no times. */
  readonly startMs: number | null;
}

/**
 * The labels of a call with the `flow/` labels that follow from them by the catalogue's definitions.
 * `flow/` labels already there are kept.
 *
 * @param heldMinutes from when on a call with pressure counts as held long
 */
export function deriveFlow(
  turns: readonly FlowTurn[],
  heldMinutes: number = HELD_MINUTES,
): readonly ReadonlySet<string>[] {
  const labels = turns.map(({ ids }) => new Set(ids));
  const add = (turn: number, id: string) => labels[turn]?.add(id);
  const seen = new Map<string, number>();
  let warned = false;
  turns.forEach(({ role, ids }, turn) => {
    if (role === 'staff') {
      if (ids.includes('practice/warning')) warned = true;
      return;
    }
    if (warned && ids.some(isPressure)) add(turn, 'flow/persisting-after-warning');
    if (carries(ids, THREATS) && isUnanswered(turns, turn)) add(turn, 'flow/unwarned-threat');
    for (const id of new Set(ids)) {
      if (!isDemand(id)) continue;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      if (count >= REPEATED) add(turn, 'flow/repeated-demand');
    }
  });
  add(firstUnprotected(turns), 'flow/unprotected-abuse');
  add(firstHeld(turns, heldMinutes), 'flow/held-long');
  return labels;
}

function carries(ids: readonly string[], wanted: readonly string[]): boolean {
  return ids.some((id) => wanted.includes(id));
}

/** True where staff turns follow and none of the next two answers; a call that ends before any is not judged. */
function isUnanswered(turns: readonly FlowTurn[], threat: number): boolean {
  const next = staffTurnsAfter(turns, threat);
  return next.length > 0 && !next.some(({ ids }) => carries(ids, ANSWERS));
}

function staffTurnsAfter(turns: readonly FlowTurn[], turn: number): readonly FlowTurn[] {
  return turns
    .slice(turn + 1)
    .filter(({ role }) => role === 'staff')
    .slice(0, ANSWER_TURNS);
}

/** The first repeated abuse that nothing has protected staff from, up to two staff turns later; -1 where there is none. */
function firstUnprotected(turns: readonly FlowTurn[]): number {
  const isAbuse = ({ role, ids }: FlowTurn) => role === 'caller' && carries(ids, ABUSE);
  const first = turns.findIndex(isAbuse);
  return turns.findIndex((one, turn) => {
    if (turn <= first || !isAbuse(one)) return false;
    const staff = [...turns.slice(0, turn), ...staffTurnsAfter(turns, turn)];
    return !staff.some(({ role, ids }) => role === 'staff' && carries(ids, PROTECTION));
  });
}

/** The first pressure so many minutes or more after the first one; -1 where there is none or there are no times. */
function firstHeld(turns: readonly FlowTurn[], minutes: number): number {
  const isPressing = ({ role, ids }: FlowTurn) => role === 'caller' && ids.some(isPressure);
  const began = turns.find(isPressing)?.startMs ?? null;
  if (began === null) return -1;
  return turns.findIndex(
    (one) => isPressing(one) && one.startMs !== null && one.startMs - began >= minutes * 60_000,
  );
}
