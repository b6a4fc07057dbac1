/** Runs cases, told by their numbers, and tells what failed. */
export function runCases(asked: {
  readonly cases: number;
  readonly seed: number;
  readonly from?: number;
  readonly only?: string | undefined;
  readonly save?: string | undefined;
}): Promise<{
  readonly faults: readonly string[];
  readonly counts: ReadonlyMap<
    string,
    { readonly cases: number; readonly seconds: number; readonly slowest: number; readonly number: number }
  >;
  readonly most: number;
}>;
