import type { Span } from '../../model/transcript.js';

/** What is hidden, with the word that stands in its place. */
export const PERSONAL_KINDS = {
  name: '氏名',
  phone: '電話番号',
  card: 'カード番号',
  account: '口座番号',
  postal: '郵便番号',
  address: '住所',
  mail: 'メール',
  'account-name': 'アカウント名',
  birth: '生年月日',
  'personal-number': '個人番号',
  'customer-number': 'お客様番号',
  number: '番号',
} as const;

export type PersonalKind = keyof typeof PERSONAL_KINDS;

/** A stretch of a text that must not be shown. */
export interface PersonalSpan extends Span {
  readonly kind: PersonalKind;
}

/** Where the pattern matches; with a group named `data`, only that part. The pattern has the flag g, and d with such a group. */
export function spansOf(text: string, pattern: RegExp, kind: PersonalKind): readonly PersonalSpan[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const whole = [match.index, match.index + match[0].length] as const;
    const [start, end] = match.indices?.groups?.data ?? whole;
    return { start, end, kind };
  });
}

/** Sorted and without overlap: where two overlap, one span of the kind of the longer one. */
export function joinSpans(spans: readonly PersonalSpan[]): readonly PersonalSpan[] {
  const joined: PersonalSpan[] = [];
  for (const span of spans.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = joined.at(-1);
    if (!last || span.start >= last.end) {
      joined.push(span);
      continue;
    }
    const kind = span.end - span.start > last.end - last.start ? span.kind : last.kind;
    joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end), kind };
  }
  return joined;
}
