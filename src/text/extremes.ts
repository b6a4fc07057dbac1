/** The highest of any number of values, `floor` at least; a call of `Math.max` takes some 100,000 only. */
export function highestOf(values: Iterable<number>, floor: number): number {
  let highest = floor;
  for (const value of values) if (value > highest) highest = value;
  return highest;
}

/** The lowest of any number of values, `ceiling` at most. */
export function lowestOf(values: Iterable<number>, ceiling: number): number {
  let lowest = ceiling;
  for (const value of values) if (value < lowest) lowest = value;
  return lowest;
}
