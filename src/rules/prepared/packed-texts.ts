/** Many texts as plain data: text n stands in `units` (UTF-16) from `starts[n]` to before `starts[n + 1]`. */
export interface PackedTexts {
  readonly units: Uint16Array;
  readonly starts: Int32Array;
}

/** Many texts as one run of code units, so that each becomes a string only when it is asked for. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, index) => {
    starts[index + 1] = (starts[index] as number) + text.length;
  });
  const all = texts.join('');
  return { units: Uint16Array.from(all, (_, at) => all.charCodeAt(at)), starts };
}

/** One of the texts. */
export function textOf({ units, starts }: PackedTexts, index: number): string {
  return decode(units.subarray(starts[index], starts[index + 1]));
}

/** All of them. */
export function textsOf({ units, starts }: PackedTexts): readonly string[] {
  const all = decode(units);
  return Array.from({ length: starts.length - 1 }, (_, index) => all.slice(starts[index], starts[index + 1]));
}

function decode({ buffer, byteOffset, byteLength }: Uint16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
}
