/** One observation of a regression: what stands, as named values, and what came of it. */
export interface RidgeRow {
  readonly features: readonly (readonly [name: string, value: number])[];
  /** 1 or 0. */
  readonly label: number;
  readonly importance: number;
  /** Log odds that are known already. */
  readonly offset: number;
}

const MOST_SWEEPS = 60;
const SMALLEST_STEP = 2e-3;
const LONGEST_STEP = 1;

/**
 * Logistic regression with a ridge penalty by cyclic coordinate descent on sparse rows (Genkin, Lewis, Madigan, Technometrics
 * 49, 2007).
 *
 * @param penalty of each feature by name: how strongly its weight is pulled to 0
 */
export function fitRidge(
  rows: readonly RidgeRow[],
  penalty: (name: string) => number,
): ReadonlyMap<string, number> {
  const columns = new Map<string, { rows: number[]; values: number[] }>();
  rows.forEach(({ features }, row) => {
    for (const [name, value] of features) {
      if (value === 0) continue;
      let column = columns.get(name);
      if (column === undefined) {
        column = { rows: [], values: [] };
        columns.set(name, column);
      }
      column.rows.push(row);
      column.values.push(value);
    }
  });
  const margin = Float64Array.from(rows, ({ offset }) => offset);
  const weights = new Map<string, number>([...columns.keys()].map((name) => [name, 0]));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let longest = 0;
    for (const [name, column] of columns) {
      const weight = weights.get(name) ?? 0;
      let slope = penalty(name) * weight;
      let curvature = penalty(name) + 1e-6;
      for (let i = 0; i < column.rows.length; i++) {
        const at = column.rows[i] as number;
        const value = column.values[i] as number;
        const { importance, label } = rows[at] as RidgeRow;
        const p = 1 / (1 + Math.exp(-(margin[at] as number)));
        slope += importance * value * (p - label);
        curvature += importance * value * value * p * (1 - p);
      }
      const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -slope / curvature));
      weights.set(name, weight + step);
      for (let i = 0; i < column.rows.length; i++) {
        const at = column.rows[i] as number;
        margin[at] = (margin[at] as number) + step * (column.values[i] as number);
      }
      longest = Math.max(longest, Math.abs(step));
    }
    if (longest < SMALLEST_STEP) break;
  }
  return weights;
}
