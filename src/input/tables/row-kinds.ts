import { millisecondsOfClock } from '../../text/timestamp.js';
import { isDay } from '../dialogue/days-of-talk.js';

/** True for a row with a day and nothing else. */
export function isOfDay(row: readonly string[]): boolean {
  const [day = '', ...others] = row.flatMap((cell) => cell.trim() || []);
  return others.length === 0 && isDay(day);
}

/** True for 12, 0:05, 00:01:02.5. */
export function isNumber(cell: string): boolean {
  return cell !== '' && (/^[\d０-９]{1,9}$/.test(cell) || millisecondsOfClock(cell) !== null);
}
