/** Years at which the eras of Japan begin, less one (令和6年 is 2018 + 6), and how many they have had. */
const ERAS: ReadonlyMap<string, { readonly before: number; readonly years: number }> = new Map(
  (
    [
      [['令和', 'R'], { before: 2018, years: 99 }],
      [['平成', 'H'], { before: 1988, years: 31 }],
      [['昭和', 'S'], { before: 1925, years: 64 }],
    ] as const
  ).flatMap(([names, era]) => names.map((name) => [name, era] as const)),
);

/** No two runs of white space stand side by side in it, so that it takes linear time. */
const TIME = String.raw`(?:[T\s_-]*(?:[(（][日月火水木金土][)）][T\s_-]*)?(?:(午前|午後|AM|PM)\s*)?(\d{1,2})[:：時](\d{1,2})(?:[:：分](\d{1,2})(?:秒|[.,]\d+)?|分)?\s*(AM|PM)?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const SEPARATED = new RegExp(
  String.raw`(?<!\d)((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?${TIME}`,
  'i',
);
const ERA = new RegExp(
  String.raw`(令和|平成|昭和|[RHS])\s*(元|\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?${TIME}`,
  'gi',
);
/** 20240603, 20240603_1015, 20240603T101530, 20240603101530. */
const COMPACT =
  /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[-_T\s]?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?(?!\d)/;

const EARLIEST_HOUR = 6;
const MINUTE_MS = 60_000;
/** Calls are told by the clock of Japan. */
const JAPAN_MS = 9 * 60 * MINUTE_MS;

/**
 * The first date in a text as ISO 8601, with the time of day where one stands behind it: `2024-06-03`, `2024-06-03T10:15:00`.
 * Knows 2024/6/3 10:15, 2024年6月3日, 20240603_1015, 令和6年6月3日, R6.6.3; times with another zone are told by
 * Japan's clock. Null where there is none.
 */
export function isoDateIn(text: string): string | null {
  const plain = text.normalize('NFKC');
  const eras = [...plain.matchAll(ERA)];
  const named = eras.find(([, name = '']) => name.length > 1);
  const byEra = isoOfEra(named);
  if (byEra !== null) return byEra;
  const separated = SEPARATED.exec(plain);
  if (separated) return isoOf(separated.slice(1));
  // Versions and ids look much like a letter with three numbers, so any other date goes before it.
  const lettered = () => eras.find((match) => isDateByLetter(plain, match));
  return compactDateIn(plain) ?? isoOfEra(lettered());
}

function compactDateIn(plain: string): string | null {
  const compact = COMPACT.exec(plain);
  if (!compact) return null;
  const [, year, month, day, hour, minute, second] = compact;
  // 20240603_0007: a number in a row, and hardly a call at seven past midnight.
  if (second === undefined && Number(hour) < EARLIEST_HOUR && !compact[0].includes('T'))
    return isoOf([year, month, day]);
  return isoOf([year, month, day, undefined, hour, minute, second]);
}

/** R6.6.3 and R6年6月3日 as dates are written: one mark between all numbers. */
const LETTERED = /^[RHS]\s*(?:元|\d+)\s*(?:年\s*\d+\s*月|([-/.])\s*\d+\s*\1)\s*\d/;
/** What goes before the number of a version or of a thing: A-R5-1-2, SR5.1.2, Ver.R5.1.2, 型番 H30-5-12. */
const NUMBERED =
  /[A-Za-z\d]$|(?:^|[^a-z])(?:v|ver|version|rev|no|id|code|model|fw)[.:#]?\s*$|(?:バージョン|版|型番|型式|品番|機種|モデル|番号|コード|ファーム|ファームウェア)[.:]?\s*$/i;
const LONGEST_BEFORE = 20;

function isDateByLetter(plain: string, match: RegExpExecArray): boolean {
  const { 0: written, index } = match;
  const mark = LETTERED.exec(written);
  const before = plain.slice(Math.max(0, index - LONGEST_BEFORE), index);
  const behind = plain.slice(index + written.length, index + written.length + 2);
  return (
    mark !== null &&
    !NUMBERED.test(before) &&
    !(mark[1] !== undefined && before.endsWith(mark[1])) &&
    !/^[-./]?\d|^[A-Za-z]/.test(behind)
  );
}

function isoOfEra(match: RegExpExecArray | undefined): string | null {
  if (match === undefined) return null;
  const [, name = '', count = '', ...rest] = match;
  const era = ERAS.get(name);
  const year = count === '元' ? 1 : Number(count);
  return era === undefined || year < 1 || year > era.years
    ? null
    : isoOf([String(era.before + year), ...rest]);
}

/** Seconds or milliseconds since 1970 as `isoDateIn` tells dates, by Japan's clock; null for anything else, and for what is no moment of calls. */
export function isoDateOfEpoch(text: string): string | null {
  const seconds = /^\s*(1[3-9]\d{8}|2[01]\d{8})(?:\d{3})?(?:\.\d+)?\s*$/.exec(text)?.[1];
  return seconds === undefined
    ? null
    : new Date(Number(seconds) * 1000 + JAPAN_MS).toISOString().slice(0, 19);
}

type Parts = readonly (string | undefined)[];

function isoOf([year, month, day, half, hour, minute, second, halfBehind, zone]: Parts): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  if (hour === undefined) return date.toISOString().slice(0, 10);
  const mark = (half ?? halfBehind ?? '').toUpperCase();
  const isAfternoon = mark === '午後' || mark === 'PM';
  // 12:30 AM is half past midnight; 13:05 PM has a clock of 24 hours.
  const isOfHalf = mark !== '' && Number(hour) <= 12;
  const h = isOfHalf ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  const [min, s] = [Number(minute), Number(second ?? 0)];
  if (h > 23 || min > 59 || s > 59) return date.toISOString().slice(0, 10);
  let time = Date.UTC(y, m - 1, d, h, min, s);
  if (zone) time += JAPAN_MS - zoneMs(zone);
  return new Date(time).toISOString().slice(0, 19);
}

function zoneMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const ms = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return sign === '-' ? -ms : ms;
}

/**
 * Milliseconds of a length of time: `0:12:33`, `12:33`, `12分33秒`, `1時間2分`, `753秒`, `753`, `PT12M33S`; null for anything else.
 *
 * @param isMilliseconds true where plain numbers are milliseconds; they are seconds otherwise
 */
export function millisecondsOfLength(text: string, isMilliseconds = false): number | null {
  const plain = text.normalize('NFKC').trim().replace(/[,\s]/g, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Math.round(Number(plain) * (isMilliseconds ? 1 : 1000));
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/.exec(plain);
  const told =
    clock ??
    /^(?:(\d+)時間?)?(?:(\d+)分間?)?(?:(\d+(?:\.\d+)?)秒間?)?$/.exec(plain) ??
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(plain) ??
    /^(?:(\d+)h)?(?:(\d+)m(?:in)?)?(?:(\d+(?:\.\d+)?)s(?:ec)?)?$/i.exec(plain);
  const ms = /^(\d+)(?:ms|msec|ミリ秒)$/i.exec(plain)?.[1];
  if (ms !== undefined) return Number(ms);
  if (!told || told.slice(1).every((part) => part === undefined)) return null;
  const [hours, minutes, seconds] = told.slice(1).map((part) => Number(part ?? 0));
  return Math.round((((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000);
}
