import type { Transcript, Turn } from '../../model/transcript.js';
import { isoDateIn, isoDateOfEpoch, millisecondsOfLength } from '../../text/dates.js';
import { ownValue } from '../../text/own-value.js';
import { type FieldMeaning, mayTellDate, meaningOfField } from '../fields/field-names.js';

/** What is known of a call besides its words. */
export type CallDetails = Pick<Transcript, 'agent' | 'date' | 'durationMs' | 'recording'>;

/** Names of the fields that hold a detail, where the user told them. */
export type ToldFields = Readonly<Partial<Record<'agent' | 'date' | 'duration' | 'recording', string>>>;

/** What else is known of a call: the name of its file, and what a path template or a manifest tells, which goes first. */
export interface DetailSources {
  readonly file: string;
  readonly told: ToldFields;
  readonly given: CallDetails;
  /** The time of day at which the call began, in milliseconds; null where its times do not tell. */
  readonly clockMs: number | null;
  /** The one name for each spelling of a member of staff. */
  readonly agentNames: (spelling: string) => string;
}

/** The details of a call from what is told of it, its fields, its file's name and the times of its turns. */
export function callDetails(
  fields: Readonly<Record<string, string>>,
  turns: readonly Turn[],
  { file, told, given, agentNames, clockMs }: DetailSources,
): CallDetails {
  const agent = given.agent ?? agentIn(fields, told.agent);
  const day =
    dateIn(fields, told.date) ??
    isoDateIn(nameOf(file)) ??
    isoDateIn(fields.title ?? '') ??
    dateTold(fields.situation ?? '');
  const date = given.date ?? (day === null ? null : withClock(day, clockMs));
  const durationMs = given.durationMs ?? lengthIn(fields, told.duration) ?? endOf(turns);
  const recording = given.recording ?? valueIn(fields, 'recording', told.recording);
  return {
    ...(agent === undefined || agent === null ? {} : { agent: agentNames(agent) }),
    ...(date === undefined || date === null ? {} : { date }),
    ...(durationMs === undefined || durationMs === null ? {} : { durationMs }),
    ...(recording === undefined || recording === null ? {} : { recording }),
  };
}

/** The first date in what is told around the dialogue; when it was saved or printed is another. */
function dateTold(text: string): string | null {
  const lines = text
    .split('\n')
    .filter((line) => !/保存|出力|印刷|作成|エクスポート|ダウンロード|export|saved|printed/i.test(line));
  return isoDateIn(lines.join('\n'));
}

type Fields = Readonly<Record<string, string>>;

function valueIn(fields: Fields, meaning: FieldMeaning, told: string | undefined): string | null {
  if (told !== undefined) {
    const value = ownValue(fields, told)?.trim();
    if (value) return value;
  }
  for (const [name, value] of Object.entries(fields)) {
    const text = value.trim();
    if (text !== '' && meaningOfField(name) === meaning && !(meaning === 'agent' && isNobody(text)))
      return text;
  }
  return null;
}

/** A name before a number: 担当者名 says more than オペレーターID, whichever stands first. */
function agentIn(fields: Fields, told: string | undefined): string | null {
  const first = valueIn(fields, 'agent', told);
  if (told !== undefined && ownValue(fields, told)?.trim()) return first;
  for (const [name, value] of Object.entries(fields)) {
    const text = value.trim();
    if (
      text !== '' &&
      meaningOfField(name) === 'agent' &&
      !isNobody(text) &&
      !/(?:id|番号|コード|no|code|number|email)$/i.test(name)
    )
      return withoutHonorific(text);
  }
  return first === null ? null : withoutHonorific(first);
}

/** 受電：2026年11月19日 14:02, a telephone number, a cell left open: nobody's name. */
function isNobody(text: string): boolean {
  return (
    isoDateIn(text) !== null ||
    /^(?:\+81|0)[\d\s()-]{8,}$|^\d{1,2}[:：]\d{2}/.test(text.normalize('NFKC')) ||
    /^[[(（【]?(?:空白|未設定|未定|不明|なし|無し|n\/?a|none|null|-+|―+|ー)[\])）】]?$/i.test(text)
  );
}

function withoutHonorific(name: string): string {
  return name.replace(/(?<=.)\s*(?:さん|氏)$/u, '');
}

/** A date, with the time of day from a field of its own where the date has none. */
function dateIn(fields: Fields, told: string | undefined): string | null {
  const names = Object.keys(fields).filter((name) => meaningOfField(name) === 'date');
  for (const name of [...(told === undefined ? [] : [told]), ...names]) {
    const date = dateOf(ownValue(fields, name) ?? '');
    if (date === null) continue;
    if (date.length > 10) return date;
    const clock = valueIn(fields, 'time', undefined);
    return clock === null ? date : (isoDateIn(`${date} ${clock}`) ?? date);
  }
  for (const [name, value] of Object.entries(fields)) {
    const date = mayTellDate(name, value) ? dateOf(value) : null;
    if (date !== null) return date;
  }
  return null;
}

/** A date without a time of day, with that of the first words. */
function withClock(date: string, clockMs: number | null): string {
  if (clockMs === null || date.length > 10) return date;
  return `${date}T${new Date(clockMs).toISOString().slice(11, 19)}`;
}

function dateOf(value: string): string | null {
  return isoDateIn(value) ?? isoDateOfEpoch(value);
}

function lengthIn(fields: Fields, told: string | undefined): number | null {
  for (const [name, value] of Object.entries(fields)) {
    if (name !== told && meaningOfField(name) !== 'duration') continue;
    const length = millisecondsOfLength(value, /ms\b|_ms|ms$|ミリ秒|millis/i.test(name.normalize('NFKC')));
    if (length !== null) return length;
  }
  return null;
}

/** When the last piece of speech ends; null without times. */
function endOf(turns: readonly Turn[]): number | null {
  let end: number | null = null;
  for (const { segments } of turns) {
    for (const { startMs, endMs } of segments) {
      const time = endMs ?? startMs;
      if (time !== undefined && (end === null || time > end)) end = time;
    }
  }
  return end;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
