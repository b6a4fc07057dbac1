import { reportRecord } from '../../messages/report-record.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { reportVerdict } from '../../messages/report-verdict.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import type { RuleId } from '../../model/rule.js';
import { HARASSMENT_TYPES, RESPONSE_RULES, type SpokenWords, type Verdict } from '../../model/verdict.js';
import { clockOf } from '../../text/timestamp.js';
import { timeOf } from '../place.js';
import { wordVerdict } from '../verdict-words.js';
import { wordRule } from '../wording.js';

/** What a record sheet says of a call, in one language. */
export interface RecordContent {
  readonly heading: string;
  /** Label and value; an empty value is for a person to fill in. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** 「判定: カスハラの疑い」 */
  readonly verdict: string;
  /** All official types, and whether the check found them. */
  readonly types: readonly { readonly name: string; readonly isFound: boolean }[];
  /** The weightiest words, in their order. */
  readonly grounds: readonly { readonly when: string; readonly words: string; readonly what: string }[];
  /** How many words are left out. */
  readonly left: number;
  /** What staff can have done, and where; without a place where it was not found. */
  readonly measures: readonly { readonly name: string; readonly where: readonly string[] }[];
  readonly law: readonly string[];
}

/** So many of the words and provisions fit on one page with all else. */
const MOST_GROUNDS = 10;
const MOST_LAW = 6;
/** Characters of one quotation. */
const LONGEST_WORDS = 60;

/** The content of a call's record sheet; null where harassment is not suspected. */
export function recordContent(call: CallReport, options: ReportOptions): RecordContent | null {
  const { transcript, verdict } = call;
  const wording = wordVerdict(call, options);
  if (verdict?.kind !== 'suspected-harassment' || !wording) return null;
  const text = textsIn(reportRecord, options.language);
  const name = textsIn(reportVerdict, options.language);
  const term = textsIn(reportTerms, options.language);
  const isJapanese = options.language === 'ja';
  const [day = '', clock = ''] = (transcript.date ?? '').split('T');
  const when = ({ turn, evidence }: SpokenWords): string => {
    const spoken = transcript.turns[turn - 1];
    const time = spoken ? timeOf(spoken, evidence.start) : null;
    return `${term('turn', { turn })}${time === null ? '' : ` ${clockOf(time)}`}`;
  };
  const said = mergedGrounds(verdict);
  const chosen = weightiest(said);
  return {
    heading: transcript.fields.title || transcript.id,
    facts: [
      [text('file'), transcript.file],
      [text('call'), transcript.id],
      [text('date'), day],
      [text('time'), clock.slice(0, 'hh:mm'.length)],
      [text('agent'), transcript.agent ?? ''],
      [text('duration'), transcript.durationMs === undefined ? '' : clockOf(transcript.durationMs)],
      ...(transcript.recording === undefined ? [] : [[text('recording'), transcript.recording] as const]),
    ],
    verdict: `${name('verdict')}: ${wording.name}`,
    types: HARASSMENT_TYPES.map((type) => ({ name: name(type), isFound: verdict.types.includes(type) })),
    grounds: chosen.map((one) => ({
      when: when(one.ground),
      words: shortened(wording.grounds[one.numbers[0] ?? 0]?.words ?? ''),
      what: one.numbers.map((number) => wording.grounds[number]?.what ?? '').join(isJapanese ? '、' : '; '),
    })),
    left: said.length - chosen.length,
    measures: RESPONSE_RULES.map((rule) => ({
      name: text(rule),
      where: verdict.responses.filter((response) => response.rule === rule).map(when),
    })),
    law: lawOf(verdict, options),
  };
}

/** Words that carry the verdict for one reason or several. */
interface SaidWords {
  readonly ground: SpokenWords;
  /** Of the grounds of the verdict that point at them. */
  readonly numbers: readonly number[];
  readonly points: number;
}

/** The grounds, each stretch of words once. */
function mergedGrounds({ grounds }: Verdict): readonly SaidWords[] {
  const merged = new Map<string, SaidWords>();
  grounds.forEach((ground, number) => {
    const key = `${ground.turn} ${ground.evidence.start} ${ground.evidence.end}`;
    const before = merged.get(key);
    merged.set(key, {
      ground,
      numbers: [...(before?.numbers ?? []), number],
      points: (before?.points ?? 0) + ground.points,
    });
  });
  return [...merged.values()];
}

/** Those that weigh most, in their order; of equals the earlier. */
function weightiest(said: readonly SaidWords[]): readonly SaidWords[] {
  const chosen = new Set(said.toSorted((left, right) => right.points - left.points).slice(0, MOST_GROUNDS));
  return said.filter((one) => chosen.has(one));
}

function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words;
}

/** The sources of the rules that the verdict rests on, those of the weightiest first, each once. */
function lawOf({ grounds }: Verdict, { rules, language }: ReportOptions): readonly string[] {
  const found = new Set<string>();
  for (const { rule } of grounds.toSorted((left, right) => right.points - left.points)) {
    const known = rule === null ? undefined : rules.get(rule satisfies RuleId);
    for (const { title, article } of known ? wordRule(known, language).basis : [])
      found.add(`${title} ${article}`.trim());
  }
  return [...found].slice(0, MOST_LAW);
}
