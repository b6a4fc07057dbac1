/** So many of so many, with the 95 % interval of the share behind it. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  /** 0 to 1; 0 where `of` is 0. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * The share with its Wilson score interval (E. B. Wilson, JASA 22, 1927, 209–212), which stays within 0 to 1 and
 * holds for few observations too. With none at all the interval is 0 to 1.
 */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, value: 0, low: 0, high: 1 };
  const value = hits / of;
  const z2 = Z * Z;
  const scale = 1 + z2 / of;
  const middle = (value + z2 / (2 * of)) / scale;
  const half = (Z * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of))) / scale;
  return {
    hits,
    of,
    value,
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === of ? 1 : Math.min(1, middle + half),
  };
}

/** A difference of two shares, −1 to 1, with its 95 % interval. */
export interface ShareDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How much the second share is higher than the first, with the interval made of their two Wilson intervals (R. G. Newcombe,
 * Statistics in Medicine 17, 1998, 873–890, method 10).
 */
export function shareDifference(before: Share, after: Share): ShareDifference {
  const value = after.value - before.value;
  return {
    value,
    low: value - Math.hypot(after.value - after.low, before.high - before.value),
    high: value + Math.hypot(after.high - after.value, before.value - before.low),
  };
}
