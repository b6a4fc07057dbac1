/** What the system calls a fault (ENOENT, EAGAIN); null for a fault of another kind. */
export function systemCode(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null;
}
