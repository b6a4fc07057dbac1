const CLOCK = /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$/;
const WORDED = /^(?:(\d{1,2})時間?\s?)?(\d{1,3})分\s?(\d{1,2})(?:\.(\d{1,3}))?秒$/;

/**
 * Milliseconds of a clock time as transcripts write it: `1:23`, `00:01:23`, `00:01:23.456`, `00:01:23,456`,
 * `9時12分03秒`; null for anything else.
 */
export function millisecondsOfClock(text: string): number | null {
  const narrow = text.normalize('NFKC').trim();
  const match = CLOCK.exec(narrow) ?? WORDED.exec(narrow);
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  if (Number(seconds) > 59) return null;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  );
}

/** A length of time as a clock shows it: `0:12:33`. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
