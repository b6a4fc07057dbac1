import { aligned } from './aligned.js';

/**
 * Plain data with typed arrays as one block of bytes that threads can share: opening it makes views of the typed arrays and
 * copies nothing of them. First the length in bytes of the text, then the text (JSON in UTF-16, where a typed array is
 * `{"$": [type, offset, length]}`), then the typed arrays, each on a multiple of 8 bytes.
 */
const TYPES = {
  Int8Array,
  Uint8Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};

type TypeName = keyof typeof TYPES;
type TypedArray = InstanceType<(typeof TYPES)[TypeName]>;

const HEADER_BYTES = 8;

/** Objects, arrays, strings, finite numbers, booleans, null and typed arrays; nothing else comes back as it was. */
export function packValue(value: unknown): Uint8Array {
  const arrays: TypedArray[] = [];
  let length = 0;
  const text = JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'number' && !Number.isFinite(one)) throw new Error('a number that JSON cannot hold');
    if (!ArrayBuffer.isView(one)) return one;
    if (!isTypedArray(one)) throw new Error(`${one.constructor.name} cannot be packed`);
    const offset = length;
    arrays.push(one);
    length += aligned(one.byteLength);
    return { $: [one.constructor.name, offset, one.length] };
  });
  const start = HEADER_BYTES + aligned(text.length * 2);
  const bytes = Buffer.alloc(start + length);
  bytes.writeUInt32LE(text.length * 2, 0);
  bytes.write(text, HEADER_BYTES, 'utf16le');
  let at = start;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

/** What was packed; the bytes stand at a multiple of 8 in their memory. */
export function openValue({ buffer, byteOffset }: Uint8Array): unknown {
  const textBytes = Buffer.from(buffer, byteOffset, HEADER_BYTES).readUInt32LE(0);
  const text = Buffer.from(buffer, byteOffset + HEADER_BYTES, textBytes).toString('utf16le');
  const start = byteOffset + HEADER_BYTES + aligned(textBytes);
  return withArrays(
    JSON.parse(text),
    (type, offset, length) => new TYPES[type](buffer as ArrayBuffer, start + offset, length),
  );
}

type OpenArray = (type: TypeName, offset: number, length: number) => TypedArray;

function withArrays(value: unknown, open: OpenArray): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    // A list of numbers or strings, as most are, has nothing inside.
    for (let at = 0; at < value.length; at++)
      if (typeof value[at] === 'object') value[at] = withArrays(value[at], open);
    return value;
  }
  const entries = value as Record<string, unknown>;
  const told = entries.$ as readonly [TypeName, number, number] | undefined;
  if (told !== undefined) return open(...told);
  for (const key in entries)
    if (typeof entries[key] === 'object') entries[key] = withArrays(entries[key], open);
  return entries;
}

function isTypedArray(value: ArrayBufferView): value is TypedArray {
  return Object.hasOwn(TYPES, value.constructor.name);
}
