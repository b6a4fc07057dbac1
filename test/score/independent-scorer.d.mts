export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

export interface Scored {
  readonly per: Readonly<Record<string, Counts>>;
  readonly negTurns: number;
  readonly falseTurns: number;
  readonly turns: number;
}

/** @param predicted rule ids by call and turn */
export function score(
  calls: readonly unknown[],
  predicted: readonly (readonly (readonly string[])[])[],
): Scored;
export function prf(counts: Counts): { readonly p: number; readonly r: number; readonly f: number };
export function group(per: Scored['per'], prefix: string): Counts;
export function macro(per: Scored['per'], prefix: string): number;
