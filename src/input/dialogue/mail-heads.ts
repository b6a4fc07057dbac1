import { isoDateIn } from '../../text/dates.js';

/** The lines above a mail in a thread that was printed or copied as text. */
export interface MailHead {
  /** The name shown, else what stands before the @. */
  readonly name: string;
  /** In small letters; '' where only a name is shown. */
  readonly address: string;
  /** ISO 8601; null where it is not understood. */
  readonly date: string | null;
  readonly subject: string | null;
  /** Index of its first line, and of the first line below it. */
  readonly at: number;
  readonly below: number;
  /** True for a line that quotes what stands below: 2025年6月3日(火) 9:18 森 <mori@example.jp>: */
  readonly isOfQuotation: boolean;
}

const LONGEST_LINE = 240;
/** 橘 和江 <tachibana@example.jp>	2025年6月3日 9:18, as Gmail prints. */
const NAMED =
  /^["'“]?([^<>＜＞@]{0,60}?)["'”]?\s{0,3}[<＜]([^<>＜＞\s]{1,80}@[^<>＜＞\s]{1,80})[>＞](?:\s{1,20}(\S.{5,60}))?$/u;
/** 2025年6月3日(火) 9:18 橘 和江 <tachibana@example.jp>:, On Tue, Jun 3, 2025 at 9:18 AM … wrote: */
const QUOTES =
  /^(?:on\s)?(.{6,60}?\d{1,2}:\d{2}(?:\s?[AP]M)?)[\s,、]{1,3}["'“]?([^<>＜＞@]{0,60}?)["'”]?\s{0,3}[<＜]([^<>＜＞\s]{1,80}@[^<>＜＞\s]{1,80})[>＞]\s*(?:wrote|さんは書きました|のメール)?\s*[:：]$/iu;
/** 差出人: …, 送信日時: …, one below the other, as Outlook prints. */
const FIELD = /^[\s*]*([^\s:：*]{2,8}|reply-to)[\s*　]*[:：][\s*　]*(.*)$/iu;
const FROM = /^(?:差出人|送信者|送信元|from)$/i;
const SENT = /^(?:送信日時|送信日|日時|日付|sent|date)$/i;
const SUBJECT = /^(?:件名|題名|subject)$/i;
const OTHER =
  /^(?:宛先|宛て先|to|cc|bcc|写し|添付|添付ファイル|attachments?|重要度|importance|返信先|reply-to)$/i;
const MOST_FIELDS = 10;

/** The heads of mails among lines, as they stand. */
export function mailHeadsIn(lines: readonly string[]): readonly MailHead[] {
  const heads: MailHead[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.length > LONGEST_LINE || !/@|[:：]/.test(line)) continue;
    const head = quotingHead(line, at) ?? listedHead(lines, at) ?? printedHead(lines, at);
    if (!head) continue;
    heads.push(head);
    at = head.below - 1;
  }
  return heads;
}

function quotingHead(line: string, at: number): MailHead | null {
  const [, date = '', name = '', address = ''] = QUOTES.exec(line.replace(/^[>＞\s]+/u, '').trimEnd()) ?? [];
  if (address === '') return null;
  return {
    ...person(name, address),
    date: dateOf(date),
    subject: null,
    at,
    below: at + 1,
    isOfQuotation: true,
  };
}

function printedHead(lines: readonly string[], at: number): MailHead | null {
  const [, name = '', address = '', beside] = NAMED.exec((lines[at] ?? '').trim()) ?? [];
  if (address === '') return null;
  const next = lines[at + 1] ?? '';
  const date = dateOf(beside ?? (next.length < LONGEST_LINE ? next : ''));
  if (date === null) return null;
  const { below } = fieldsFrom(lines, beside === undefined ? at + 2 : at + 1);
  return { ...person(name, address), date, subject: null, at, below, isOfQuotation: false };
}

function listedHead(lines: readonly string[], at: number): MailHead | null {
  const [, key = '', from = ''] = FIELD.exec(lines[at] ?? '') ?? [];
  if (!FROM.test(key) || from.trim() === '') return null;
  const { fields, below } = fieldsFrom(lines, at + 1);
  const value = (pattern: RegExp) => fields.find(([name]) => pattern.test(name))?.[1];
  const sent = value(SENT);
  if (sent === undefined) return null;
  const [, address = ''] =
    /[<＜(（[]?(?:mailto:)?([^<>＜＞()（）[\]\s]{1,80}@[^<>＜＞()（）[\]\s]{1,80})/.exec(from) ?? [];
  const name = from
    .replace(/\s*[<＜(（[][^<>＜＞()（）[\]]*@[^<>＜＞()（）[\]]*[>＞)）\]]/g, '')
    .replace(/^["'“\s]+|["'”\s]+$/g, '');
  const own = person(name === address ? '' : name, address);
  return { ...own, date: dateOf(sent), subject: value(SUBJECT) ?? null, at, below, isOfQuotation: false };
}

/** To: … and what else stands above a mail. */
function fieldsFrom(lines: readonly string[], start: number) {
  const fields: (readonly [name: string, value: string])[] = [];
  let below = start;
  while (below < lines.length && fields.length < MOST_FIELDS) {
    const line = lines[below] ?? '';
    const [, name = '', value = ''] = (line.length < 2000 && FIELD.exec(line)) || [];
    if (![SENT, SUBJECT, OTHER].some((pattern) => pattern.test(name))) break;
    fields.push([name, value.trim()]);
    below++;
  }
  return { fields, below };
}

function person(name: string, address: string): Pick<MailHead, 'name' | 'address'> {
  const shown = name.trim();
  return { name: shown === '' ? (address.split('@')[0] ?? address) : shown, address: address.toLowerCase() };
}

function dateOf(text: string): string | null {
  const own = isoDateIn(text);
  if (own !== null) return own;
  // Tue, Jun 3, 2025 at 9:18 AM
  if (!/\b(?:19|20)\d{2}\b/.test(text) || !/\d:\d{2}/.test(text)) return null;
  const time = Date.parse(`${text.replace(/\bat\b/gi, ' ').replace(/^\s*\p{L}+,\s*/u, '')} UTC`);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 19);
}
