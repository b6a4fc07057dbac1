/** Features that are not 0, by number. */
type SparseRow = readonly (readonly [feature: number, value: number])[];

const STEPS = 30;
/** Newton's method may overshoot where the curve is nearly flat. */
const LONGEST_STEP = 2;
const CLOSE = 1e-7;
/** Keeps the matrix invertible where a weight is not held back. */
const LEAST_CURVATURE = 1e-6;

/**
 * Logistic regression with a penalty on squared weights, by Newton's method: for few features, exact, the same to the last
 * bit for the same rows.
 *
 * @param importance how many times each row counts
 * @param penalties one a feature
 */
export function fitRidge(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  importance: readonly number[],
  penalties: readonly number[],
): readonly number[] {
  const size = penalties.length;
  const weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const gradient = Float64Array.from(penalties, (penalty, i) => penalty * (weights[i] ?? 0));
    const curvature = Array.from({ length: size }, (_, i) => {
      const line = new Float64Array(size);
      line[i] = (penalties[i] ?? 0) + LEAST_CURVATURE;
      return line;
    });
    for (const [number, row] of rows.entries())
      addRow(row, labels[number] === true, importance[number] ?? 1, weights, gradient, curvature);
    const move = solve(curvature, gradient);
    let longest = 0;
    move.forEach((value, i) => {
      const bounded = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, value));
      weights[i] = (weights[i] ?? 0) - bounded;
      longest = Math.max(longest, Math.abs(bounded));
    });
    if (longest < CLOSE) break;
  }
  return [...weights];
}

function addRow(
  row: SparseRow,
  isLabelled: boolean,
  importance: number,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: readonly Float64Array[],
): void {
  let sum = 0;
  for (const [feature, value] of row) sum += (weights[feature] ?? 0) * value;
  const probability = 1 / (1 + Math.exp(-sum));
  const error = importance * (probability - (isLabelled ? 1 : 0));
  const weight = importance * probability * (1 - probability);
  for (const [feature, value] of row) {
    gradient[feature] = (gradient[feature] ?? 0) + error * value;
    const line = curvature[feature];
    if (line === undefined) continue;
    for (const [other, otherValue] of row) line[other] = (line[other] ?? 0) + weight * value * otherValue;
  }
}

/** Solves a system of linear equations with a symmetric, positive matrix (Gauss, without exchange of lines). Changes both. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const line = matrix[pivot] ?? right;
    for (let below = pivot + 1; below < size; below++) {
      const other = matrix[below] ?? right;
      const factor = (other[pivot] ?? 0) / (line[pivot] ?? 1);
      if (factor === 0) continue;
      for (let i = pivot; i < size; i++) other[i] = (other[i] ?? 0) - factor * (line[i] ?? 0);
      right[below] = (right[below] ?? 0) - factor * (right[pivot] ?? 0);
    }
  }
  for (let pivot = size - 1; pivot >= 0; pivot--) {
    const line = matrix[pivot] ?? right;
    let value = right[pivot] ?? 0;
    for (let i = pivot + 1; i < size; i++) value -= (line[i] ?? 0) * (right[i] ?? 0);
    right[pivot] = value / (line[pivot] ?? 1);
  }
  return right;
}
