/** Turns as rows of distinct features, packed one behind the other. */
export interface FeatureRows {
  /** Row r has the features `features[starts[r]] … features[starts[r + 1] - 1]`, each at most once. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  /** What the sum over a row is multiplied with. */
  readonly scales: Float64Array;
  /** What a feature that is present counts: longer runs of characters count less. */
  readonly values: Float64Array;
}

/** In how many of `rows` each feature stands. */
export function turnsPerFeature(data: FeatureRows, rows: Int32Array): Float64Array {
  const turns = new Float64Array(data.values.length);
  for (const row of rows) {
    for (let i = data.starts[row] ?? 0; i < (data.starts[row + 1] ?? 0); i++) {
      const feature = data.features[i] ?? 0;
      turns[feature] = (turns[feature] ?? 0) + 1;
    }
  }
  return turns;
}

/** The same rows with the features `kept` alone, numbered anew in their order. */
export function narrow(data: FeatureRows, kept: Int32Array): FeatureRows {
  const numbers = new Int32Array(data.values.length).fill(-1);
  kept.forEach((feature, i) => {
    numbers[feature] = i;
  });
  const starts = new Int32Array(data.starts.length);
  const features = new Int32Array(data.features.length);
  let size = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = data.starts[row] ?? 0; i < (data.starts[row + 1] ?? 0); i++) {
      const number = numbers[data.features[i] ?? 0] ?? -1;
      if (number >= 0) features[size++] = number;
    }
    starts[row + 1] = size;
  }
  return {
    starts,
    features: features.slice(0, size),
    scales: data.scales,
    values: Float64Array.from(kept, (feature) => data.values[feature] ?? 0),
  };
}
