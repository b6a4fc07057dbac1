/** One id of an `expect:` line: there, not there (`not ID`), or either (`?ID`). The id may be a glob. */
export interface ExpectedItem {
  readonly kind: 'present' | 'absent' | 'optional';
  readonly rule: string;
  /** What 「…」 holds; null where nothing is said of the evidence. */
  readonly evidence: string | null;
  /** 1-based line of the comment; null for labels in JSON. */
  readonly line: number | null;
}

/** The items of an `expect:` line; null where one is malformed. */
export function parseItems(list: string, line: number | null): readonly ExpectedItem[] | null {
  const items: ExpectedItem[] = [];
  for (const part of splitItems(list)) {
    const found = /^(not\s+|[?？]\s*)?([^\s「」?？]+\/[^\s「」?？]+)\s*(?:「(.*)」)?$/s.exec(part);
    if (!found) return null;
    const [, sign = '', rule = '', evidence] = found;
    const kind = sign === '' ? 'present' : sign.startsWith('not') ? 'absent' : 'optional';
    items.push({ kind, rule, evidence: evidence ?? null, line });
  }
  return items.length > 0 ? items : null;
}

/** An item as an `expect:` line has it. */
export function writeItem({ kind, rule, evidence }: Omit<ExpectedItem, 'line'>): string {
  const sign = kind === 'absent' ? 'not ' : kind === 'optional' ? '?' : '';
  return `${sign}${rule}${evidence === null ? '' : ` 「${evidence}」`}`;
}

/** Splits at commas outside 「…」: evidence may hold commas of its own. */
function splitItems(list: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '「') depth++;
    if (character === '」') depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,、，]/.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
