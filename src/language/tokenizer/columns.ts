/**
 * Reads of typed arrays whose index is in range by construction. The compiler cannot know that, and a fallback for
 * `undefined` would cost a branch in the innermost loops: this is the one place that asserts it. One function for each
 * element type, so that every call site stays monomorphic.
 */
export const readUint8 = (column: Uint8Array, index: number): number => column[index] as number;

export const readUint16 = (column: Uint16Array, index: number): number => column[index] as number;

export const readInt16 = (column: Int16Array, index: number): number => column[index] as number;

export const readInt32 = (column: Int32Array, index: number): number => column[index] as number;

export const readFloat64 = (column: Float64Array, index: number): number => column[index] as number;

export const readUint32 = (column: Uint32Array, index: number): number => column[index] as number;
