/** Rows of numbered features, packed one behind the other. */
export interface RowNumbers {
  /** What each feature counts where it stands. */
  readonly values: Float32Array;
  /** Row r has the features `entries[starts[r]] … entries[starts[r + 1] - 1]`, each once. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  /** What the sum over a row is multiplied with. */
  readonly scales: Float32Array;
}

/** Turns as rows of features of one view. */
export interface ViewRows extends RowNumbers {
  /** Feature by number. */
  readonly features: readonly string[];
}

/** The rows of two views as one. */
export interface JoinedRows extends ViewRows {
  /** So many features, the first ones, are words; the others are runs of characters. */
  readonly words: number;
}

/** Joins the rows of both views of the same turns. */
export function joinViews(words: ViewRows, characters: ViewRows): JoinedRows {
  const first = words.features.length;
  const rows = words.scales.length;
  const starts = new Int32Array(rows + 1);
  const entries = new Int32Array(words.entries.length + characters.entries.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    const own = words.entries.subarray(words.starts[row], words.starts[row + 1]);
    entries.set(own, size);
    size += own.length;
    const end = characters.starts[row + 1] ?? 0;
    for (let at = characters.starts[row] ?? 0; at < end; at++)
      entries[size++] = first + (characters.entries[at] as number);
    starts[row + 1] = size;
  }
  const values = new Float32Array(first + characters.values.length);
  values.set(words.values);
  values.set(characters.values, first);
  return {
    features: [...words.features, ...characters.features],
    values,
    starts,
    entries,
    scales: words.scales,
    words: first,
  };
}

/** Takes rows one after another and numbers their features. */
export interface RowCollector {
  /** @param counts whether the row tells that its features are worth learning */
  readonly add: (features: ReadonlyMap<string, number>, scale: number, counts: boolean) => void;
  readonly finish: () => ViewRows;
}

/** A feature seen in fewer turns says nothing of other calls. */
const FEWEST_TURNS = 2;

/** @param known features that are kept even where they stand nowhere or once, with what they count */
export function createRowCollector(known: ReadonlyMap<string, number> = new Map()): RowCollector {
  const numbers = new Map([...known.keys()].map((feature, number) => [feature, number]));
  const values: number[] = [...known.values()];
  const counted: number[] = values.map(() => FEWEST_TURNS);
  const rows: Int32Array[] = [];
  const scales: number[] = [];
  return {
    add: (features, scale, counts) => {
      const row = new Int32Array(features.size);
      let size = 0;
      for (const [feature, value] of features) {
        let number = numbers.get(feature);
        if (number === undefined) {
          if (!counts) continue;
          number = numbers.size;
          numbers.set(feature, number);
          values.push(value);
          counted.push(0);
        }
        if (counts) counted[number] = (counted[number] ?? 0) + 1;
        row[size++] = number;
      }
      rows.push(row.subarray(0, size));
      scales.push(scale);
    },
    finish: () => pack([...numbers.keys()], values, counted, rows, scales),
  };
}

function pack(
  names: readonly string[],
  values: readonly number[],
  counted: readonly number[],
  rows: readonly Int32Array[],
  scales: readonly number[],
): ViewRows {
  const kept = commonFirst(counted, FEWEST_TURNS);
  const renumbered = placesIn(kept, names.length);
  const starts = new Int32Array(rows.length + 1);
  const entries = new Int32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let size = 0;
  rows.forEach((row, index) => {
    for (const number of row) {
      const entry = renumbered[number] ?? -1;
      if (entry >= 0) entries[size++] = entry;
    }
    starts[index + 1] = size;
  });
  return {
    features: Array.from(kept, (number) => names[number] ?? ''),
    values: Float32Array.from(kept, (number) => values[number] ?? 0),
    starts,
    entries: entries.subarray(0, size),
    scales: Float32Array.from(scales),
  };
}

/** The features that stand in so many rows, the most common first: what learning asks for most often stands close together in memory. */
export function commonFirst(counts: ArrayLike<number>, least: number): Int32Array {
  const count = (feature: number): number => counts[feature] as number;
  return Int32Array.from({ length: counts.length }, (_, feature) => feature)
    .filter((feature) => count(feature) >= least)
    .sort((a, b) => count(b) - count(a) || a - b);
}

/** By feature its place among some of them; -1 where it is none of these. */
export function placesIn(some: Int32Array, features: number): Int32Array {
  const places = new Int32Array(features).fill(-1);
  for (const [place, feature] of some.entries()) places[feature] = place;
  return places;
}
