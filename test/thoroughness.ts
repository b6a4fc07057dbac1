/**
 * How much is tried. `.ci/run` sets THOROUGH, and all is tried; `npm test` takes a part that tells most faults within a minute.
 * Nothing is looked at by `npm test` alone, and no statement is left out: the same is asked of fewer calls and cases.
 */
export const IS_THOROUGH = process.env.THOROUGH !== undefined && process.env.THOROUGH !== '';

/** Tests that compare two ways of doing the same read one labelled call of so many, spread over all files. */
export const EVERY_LABELLED_CALL = IS_THOROUGH ? 1 : 24;

/** So many cases of a property are tried, of as many as are worth it. */
export function casesOf(all: number): number {
  return IS_THOROUGH ? all : Math.ceil(all / 10);
}

/** Of many that are asked the same, all or each fourth. */
export function partOf<One>(all: readonly One[]): readonly One[] {
  return IS_THOROUGH ? all : all.filter((_, index) => index % 4 === 0);
}

/** A size that time is measured by, or a quarter of it. */
export function sizeOf(whole: number): number {
  return IS_THOROUGH ? whole : whole / 4;
}
