/** What later versions of Node.js have on every buffer. */
interface Buffers {
  transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer;
}

/**
 * Gives Node.js 20 what the library that reads PDFs expects of later versions: a buffer that hands its bytes on in another length. In the thread that
 * reads them, and nowhere else.
 */
export function addMissingOfNode20(): void {
  const buffers: ArrayBuffer & Buffers = ArrayBuffer.prototype;
  buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
    const own = new ArrayBuffer(length);
    new Uint8Array(own).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return own;
  };
}
