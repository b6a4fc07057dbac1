/** What a call of the list is asked for; empty strings ask nothing. */
export interface Criteria {
  readonly text: string;
  readonly verdict: string;
  readonly severity: string;
  /** `staff/`, with the slash. */
  readonly group: string;
  readonly rule: string;
  readonly review: string;
  readonly file: string;
  readonly agent: string;
  /** `2026-09-14`, both days included; a call whose day is not known answers neither. */
  readonly from: string;
  readonly to: string;
  /** The number of a group of the trend table. */
  readonly trend: string;
}

/** What a call of the list answers. */
export interface Searchable {
  /** `rule=severity`, one a finding. */
  readonly found: readonly string[];
  /** Empty where the call was not judged. */
  readonly verdict: string;
  /** `confirmed`, or anything else where nobody has been through the call. */
  readonly review: () => string;
  readonly file: string;
  /** Who took it. */
  readonly agents: readonly string[];
  /** `2026-09-14`; empty where it is not known. */
  readonly day: string;
  /** Numbers of the groups of the trend table in which it counts. */
  readonly groups: readonly string[];
  /** Everything that is said and written of the call, folded by `fold`. */
  readonly words: () => string;
}

/** One spelling for full- and half-width forms, cases, and hiragana for katakana, so that a search finds each by any. */
export function fold(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** True where one finding answers severity, kind and rule together, and the call answers text and file. */
export function matches(call: Searchable, criteria: Criteria): boolean {
  const { verdict, severity, group, rule, file } = criteria;
  const asksFindings = severity !== '' || group !== '' || rule !== '';
  const answers = (finding: string): boolean => {
    const [id = '', itsSeverity = ''] = finding.split('=');
    return (
      (severity === '' || itsSeverity === severity) && id.startsWith(group) && (rule === '' || id === rule)
    );
  };
  if (asksFindings && !call.found.some(answers)) return false;
  if (verdict !== '' && call.verdict !== verdict) return false;
  if (criteria.review !== '' && (call.review() === 'confirmed') !== (criteria.review === 'confirmed'))
    return false;
  if (criteria.agent !== '' && !call.agents.includes(criteria.agent)) return false;
  if (criteria.trend !== '' && !call.groups.includes(criteria.trend)) return false;
  if (criteria.from !== '' && call.day < criteria.from) return false;
  if (criteria.to !== '' && (call.day === '' || call.day > criteria.to)) return false;
  if (file !== '' && !fold(call.file).includes(fold(file))) return false;
  const wanted = fold(criteria.text).split(/\s+/).filter(Boolean);
  return wanted.every((word) => call.words().includes(word));
}
