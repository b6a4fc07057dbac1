/** A place in the report: a call, and in it a turn and a finding. */
export interface Route {
  readonly file: string;
  readonly call: string;
  readonly turn: number | null;
  readonly rule: string | null;
}

/** The place that an address's fragment names; null for the list. It stays the same when the report is made again. */
export function parseRoute(fragment: string): Route | null {
  const query = new URLSearchParams(fragment.replace(/^#/, ''));
  const file = query.get('file');
  const call = query.get('call');
  if (file === null || call === null) return null;
  const turn = Number(query.get('turn'));
  return { file, call, turn: Number.isInteger(turn) && turn > 0 ? turn : null, rule: query.get('rule') };
}

/** The fragment of an address that names the place. */
export function formatRoute({ file, call, turn, rule }: Route): string {
  const query = new URLSearchParams({ file, call });
  if (turn !== null) query.set('turn', String(turn));
  if (rule !== null) query.set('rule', rule);
  return `#${query}`;
}
