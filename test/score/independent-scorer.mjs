// Written apart from the program, so that both may be wrong in different ways only: scores predicted rule ids per turn against labelled calls. flow/ labels are derived from the others as the catalogue defines; `optional` labels count neither way.
export function deriveFlow(turnIds, speakers) {
  const out = turnIds.map((ids) => new Set(ids));
  let warned = false;
  const seen = {};
  const threat = ['caller/harm-threat', 'caller/disclosure-threat', 'caller/sexual-harassment'];
  const answer = [
    'practice/warning',
    'practice/legal-basis',
    'practice/grounded-termination',
    'practice/escalation-notice',
  ];
  turnIds.forEach((ids, i) => {
    const s = new Set(ids);
    if (speakers[i] === 'staff') {
      if (s.has('practice/warning')) warned = true;
      return;
    }
    if (warned && [...s].some((x) => x.startsWith('caller/'))) out[i].add('flow/persisting-after-warning');
    if (threat.some((t) => s.has(t))) {
      const next = [];
      for (let j = i + 1; j < turnIds.length && next.length < 2; j++)
        if (speakers[j] === 'staff') next.push(j);
      if (next.length && !next.some((j) => turnIds[j].some((x) => answer.includes(x))))
        out[i].add('flow/unwarned-threat');
    }
    for (const id of s)
      if (/^caller\/.*-demand$/.test(id) || id === 'caller/fault-coercion' || id === 'caller/time-lock') {
        seen[id] = (seen[id] ?? 0) + 1;
        if (seen[id] >= 3) out[i].add('flow/repeated-demand');
      }
  });
  return out.map((s) => [...s]);
}
export function score(calls, pred) {
  const per = {};
  let negTurns = 0,
    falseTurns = 0,
    turns = 0;
  calls.forEach((c, ci) => {
    const gold = deriveFlow(
      c.turns.map((t) => (t.labels ?? []).map((l) => l.id)),
      c.turns.map((t) => t.speaker),
    );
    c.turns.forEach((t, ti) => {
      turns++;
      const g = new Set(gold[ti]),
        p = new Set(pred[ci]?.[ti] ?? []);
      const opt = new Set((t.optional ?? []).map((l) => l.id ?? l));
      for (const id of new Set([...g, ...p])) {
        per[id] ??= { tp: 0, fp: 0, fn: 0 };
        const r = per[id];
        if (g.has(id) && p.has(id)) r.tp++;
        else if (g.has(id)) {
          if (!opt.has(id)) r.fn++;
        } else if (!opt.has(id)) r.fp++;
      }
      const risky = (s) => [...s].some((x) => x.startsWith('staff/') || x.startsWith('caller/'));
      if (!risky(g) && !opt.size) {
        negTurns++;
        if (risky(p)) falseTurns++;
      }
    });
  });
  return { per, negTurns, falseTurns, turns, calls: calls.length };
}
export const prf = ({ tp, fp, fn }) => {
  const p = tp / (tp + fp || 1),
    r = tp / (tp + fn || 1);
  return { p, r, f: p + r ? (2 * p * r) / (p + r) : 0 };
};
export function group(per, prefix) {
  const o = { tp: 0, fp: 0, fn: 0 };
  for (const [id, r] of Object.entries(per))
    if (id.startsWith(prefix)) {
      o.tp += r.tp;
      o.fp += r.fp;
      o.fn += r.fn;
    }
  return o;
}
export function macro(per, prefix) {
  const xs = Object.entries(per)
    .filter(([id, r]) => id.startsWith(prefix) && r.tp + r.fn > 0)
    .map(([, r]) => prf(r).f);
  return xs.reduce((a, b) => a + b, 0) / (xs.length || 1);
}
