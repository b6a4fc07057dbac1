import { reportScore } from '../messages/report-score.js';
import { reportTerms } from '../messages/report-terms.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import type { ItemOutcome } from '../model/scorecard.js';
import { inLanguage } from './wording.js';

/** Told apart without colour. */
export const OUTCOME_MARKS: Readonly<Record<ItemOutcome, string>> = {
  met: '○',
  partly: '△',
  missed: '×',
  'not-applicable': '－',
  'by-hand': '□',
};

/** A line of the form in words. */
export interface WordedItem {
  readonly section: string;
  readonly title: string;
  readonly isCritical: boolean;
  readonly outcome: ItemOutcome;
  /** 「○ 達成」 */
  readonly result: string;
  /** 「10／10」; empty where no points are given. */
  readonly points: string;
  /** 「発話2「…」」 of the first words; empty where there are none. */
  readonly ground: string;
  /** What to do better, where something is missing; empty otherwise. */
  readonly advice: string;
}

/** Characters of words that are quoted. */
const LONGEST_WORDS = 40;

/** The form of a call in words; empty where it was not scored. */
export function wordItems(
  { score, transcript }: CallReport,
  { scorecard, language }: ReportOptions,
): readonly WordedItem[] {
  const text = textsIn(reportScore, language);
  const term = textsIn(reportTerms, language);
  return (score?.items ?? []).map(({ id, outcome, points, most, words: [first] }): WordedItem => {
    const item = scorecard?.items.find((one) => one.id === id);
    const spoken = first && transcript.turns[first.turn - 1]?.text;
    const words = spoken?.slice(first?.evidence.start, first?.evidence.end) ?? '';
    const shown = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words;
    const isShort = outcome === 'missed' || outcome === 'partly';
    return {
      section: item?.section ? inLanguage(item.section, language) : '',
      title: item ? inLanguage(item.title, language) : id,
      isCritical: item?.isCritical ?? false,
      outcome,
      result: `${OUTCOME_MARKS[outcome]} ${text(outcome)}`,
      points: most === 0 ? '' : `${points}／${most}`,
      ground: first ? `${term('turn', { turn: first.turn })}「${shown}」` : '',
      advice: isShort && item?.advice ? inLanguage(item.advice, language) : '',
    };
  });
}

/** 「評価: 72／90点（80%） 合格」, with the critical items that are missed; null where the call was not scored. */
export function scoreLine({ score }: CallReport, { scorecard, language }: ReportOptions): string | null {
  if (!score) return null;
  const text = textsIn(reportScore, language);
  if (score.percent === null) return text('nothing');
  const { points, most, percent, criticals, isPassed } = score;
  const line = text('line', { points, most, percent, result: text(isPassed ? 'passed' : 'failed') });
  const titles = criticals.map((id) => {
    const item = scorecard?.items.find((one) => one.id === id);
    return item ? inLanguage(item.title, language) : id;
  });
  if (titles.length === 0) return line;
  const missed = text('criticals', { items: titles.join(language === 'ja' ? '、' : ', ') });
  return language === 'ja' ? `${line}（${missed}）` : `${line} (${missed})`;
}
