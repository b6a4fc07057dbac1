/** Calls as texts in the layout `名前：発話`, the same for the same seed. Call 0, 20, 40 … are tense. */
export function generateCalls(options: {
  readonly calls: number;
  readonly seed?: number;
}): Generator<{ readonly name: string; readonly tense: boolean; readonly text: string }>;
