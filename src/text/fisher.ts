/**
 * The two-sided p-value of Fisher's exact test: how likely shares that differ at least as much are where nothing but chance
 * is at work, given so many hits in all.
 */
export function fisherExact(hits: number, of: number, otherHits: number, otherOf: number): number {
  const all = hits + otherHits;
  const total = of + otherOf;
  if (all === 0 || all === total || of === 0 || otherOf === 0) return 1;
  const logOf = (count: number) =>
    logChoose(of, count) + logChoose(otherOf, all - count) - logChoose(total, all);
  const observed = logOf(hits);
  let sum = 0;
  for (let count = Math.max(0, all - otherOf); count <= Math.min(of, all); count++) {
    const log = logOf(count);
    // Tables as unlikely as this one count, whatever rounding makes of their last digits.
    if (log <= observed + 1e-7) sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

function logChoose(of: number, count: number): number {
  return logFactorial(of) - logFactorial(count) - logFactorial(of - count);
}

const logFactorials: number[] = [0];

function logFactorial(of: number): number {
  for (let next = logFactorials.length; next <= of; next++)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[of] ?? 0;
}

/**
 * Which of several tests stand where so many are made at once (S. Holm, Scandinavian Journal of Statistics 6, 1979, 65–70):
 * with this level for all of them together.
 */
export function holm(pValues: readonly number[], level = 0.05): readonly boolean[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  const stands = pValues.map(() => false);
  for (const [rank, index] of order.entries()) {
    if ((pValues[index] ?? 1) > level / (pValues.length - rank)) break;
    stands[index] = true;
  }
  return stands;
}
