/** The next multiple of 8 bytes: where a typed array of any kind may begin. */
export function aligned(bytes: number): number {
  return (bytes + 7) & ~7;
}
