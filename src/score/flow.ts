import type { Role } from '../model/transcript.js';

const THREATS = ['caller/harm-threat', 'caller/disclosure-threat', 'caller/sexual-harassment'];
const ANSWERS = [
  'practice/warning',
  'practice/legal-basis',
  'practice/grounded-termination',
  'practice/escalation-notice',
];
/** How many staff turns after a threat may still answer it. */
const ANSWER_TURNS = 2;
/** From which occurrence on a demand counts as repeated. */
const REPEATED = 3;

const isDemand = (id: string) =>
  /^caller\/.*-demand$/.test(id) || id === 'caller/fault-coercion' || id === 'caller/time-lock';

/**
 * The labels of a call with the `flow/` labels that follow from them by the catalogue's definitions.
 * `flow/` labels already there are kept.
 */
export function deriveFlow(
  idsPerTurn: readonly (readonly string[])[],
  roles: readonly Role[],
): readonly ReadonlySet<string>[] {
  const seen = new Map<string, number>();
  let warned = false;
  return idsPerTurn.map((given, turn) => {
    const ids = new Set(given);
    const out = new Set(given);
    if (roles[turn] === 'staff') {
      if (ids.has('practice/warning')) warned = true;
      return out;
    }
    if (warned && [...ids].some((id) => id.startsWith('caller/'))) out.add('flow/persisting-after-warning');
    if (THREATS.some((id) => ids.has(id)) && isUnanswered(idsPerTurn, roles, turn)) {
      out.add('flow/unwarned-threat');
    }
    for (const id of ids) {
      if (!isDemand(id)) continue;
      const count = (seen.get(id) ?? 0) + 1;
      seen.set(id, count);
      if (count >= REPEATED) out.add('flow/repeated-demand');
    }
    return out;
  });
}

/** True where staff turns follow and none of the next two answers; a call that ends before any is not judged. */
function isUnanswered(
  idsPerTurn: readonly (readonly string[])[],
  roles: readonly Role[],
  threat: number,
): boolean {
  const next: number[] = [];
  for (let turn = threat + 1; turn < roles.length && next.length < ANSWER_TURNS; turn++) {
    if (roles[turn] === 'staff') next.push(turn);
  }
  return next.length > 0 && !next.some((turn) => idsPerTurn[turn]?.some((id) => ANSWERS.includes(id)));
}
