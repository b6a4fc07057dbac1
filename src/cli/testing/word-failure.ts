import { describeProblem } from '../../messages/problem-text.js';
import { reportScore } from '../../messages/report-score.js';
import { textsIn } from '../../messages/report-text.js';
import { testTexts } from '../../messages/test-text.js';
import type { Finding } from '../../model/finding.js';
import type { Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Transcript } from '../../model/transcript.js';
import type { Mismatch } from '../../script/compare.js';
import { traceWords } from '../words/trace-words.js';
import type { MissTrace, TestFailure } from './test-suite.js';

/** A failure in words, for every format. */
export interface WordedFailure {
  readonly file: string;
  /** 1-based; null where the format has no lines. */
  readonly line: number | null;
  readonly column: number | null;
  readonly turn: number | null;
  readonly rule: string | null;
  /** The turn or example that it is about, as 「職員: …」; null where there is none. */
  readonly speech: string | null;
  /** As in a diff: `-` expected and missing, `+` found and not expected, `!` anything else. */
  readonly sign: '-' | '+' | '!';
  readonly title: string;
  readonly details: readonly string[];
}

/** Says what does not hold, where, and what was nearest. */
export function wordFailure(failure: TestFailure, language: Language): WordedFailure {
  switch (failure.kind) {
    case 'mismatch':
      return wordMismatch(failure.mismatch, failure.transcript, failure.miss, language);
    case 'unused': {
      const { line, rule, turn } = failure.suppression;
      const title = textsIn(testTexts, language)('unused', { rule });
      const place = { file: failure.transcript.file, line, column: null, turn: turn === 0 ? null : turn };
      return { ...place, rule, speech: null, sign: '!', title, details: [] };
    }
    case 'problem':
      return wordProblem(failure.problem, language);
    case 'sample': {
      const { problem, trace, rule, matcher } = failure.failed;
      const word = textsIn(testTexts, language);
      const [nearest] = traceWords(rule, matcher, language).pattern(trace);
      const worded = wordProblem(problem, language);
      return { ...worded, details: [`${word('nearest')}: ${nearest}`, ...worded.details] };
    }
    case 'item': {
      const { file, item, expected, found, example } = failure.failed;
      const word = textsIn(reportScore, language);
      return {
        ...{ file, line: example.line, column: null, turn: null, rule: item, sign: '!' },
        speech: example.turns.map(({ role, text }) => `${role}: ${text}`).join(' / '),
        title: textsIn(testTexts, language)('item', { item, expected: word(expected), found: word(found) }),
        details: [],
      };
    }
    case 'example': {
      const { rule, example, kind, found } = failure.failed;
      const word = textsIn(testTexts, language);
      const name = kind === 'pass' ? 'exampleFlagged' : found === null ? 'exampleMissed' : 'exampleElsewhere';
      return {
        ...{ file: rule.file, line: example.line, column: null, turn: null, rule: rule.id },
        speech: example.turns.map(({ role, text }) => `${role}: ${text}`).join(' / '),
        sign: kind === 'pass' ? '+' : '-',
        title: word(name, { rule: rule.id, found: found?.words ?? '' }),
        details: [
          ...nearestOf(failure.miss, language),
          ...(found?.pattern ? [word('byPattern', { pattern: found.pattern })] : []),
        ],
      };
    }
  }
}

function wordProblem(problem: Problem, language: Language): WordedFailure {
  const { message, remedy } = describeProblem(problem, language);
  const { file, line, column } = problem;
  return {
    ...{ file: file ?? '', line, column, turn: null, rule: null, speech: null, sign: '!' },
    title: message,
    details: [remedy],
  };
}

/** How near a rule came, as the only detail; none where nothing is known. */
function nearestOf(miss: MissTrace | null, language: Language): readonly string[] {
  if (miss === null) return [];
  const nearest = traceWords(miss.rule, miss.matcher, language).nearest(miss.trace);
  return [`${textsIn(testTexts, language)('nearest')}: ${nearest}`];
}

const REASONS = { not: 'byNot', exact: 'byExact', clean: 'byClean', all: 'byAll' } as const;

function wordMismatch(
  mismatch: Mismatch,
  transcript: Transcript,
  miss: MissTrace | null,
  language: Language,
): WordedFailure {
  const word = textsIn(testTexts, language);
  const turn = transcript.turns[mismatch.turn - 1];
  const evidenceOf = ({ evidence }: Finding) => turn?.text.slice(evidence.start, evidence.end) ?? '';
  const segment = turn?.segments[0];
  const base = {
    file: transcript.file,
    line: segment?.line ?? null,
    column: segment?.column ?? null,
    turn: mismatch.turn,
    speech: turn ? `${turn.speaker}: ${turn.text.replace(/\s*\n\s*/g, '')}` : null,
  };
  // A comment line has no column of interest; without one (JSON) the turn itself is the place.
  const placeOf = (line: number | null) => (line === null ? {} : { line, column: null });
  switch (mismatch.kind) {
    case 'unmet': {
      const { rule, line } = mismatch.item;
      const details = nearestOf(miss, language);
      return { ...base, ...placeOf(line), rule, sign: '-', title: word('unmet', { rule }), details };
    }
    case 'evidence': {
      const { rule, evidence, line } = mismatch.item;
      const found = evidenceOf(mismatch.finding);
      const title = word('evidence', { rule, expected: evidence ?? '', found });
      return { ...base, ...placeOf(line), rule, sign: '-', title, details: [] };
    }
    case 'unexpected': {
      const { rule } = mismatch.finding;
      const title = word('unexpected', { rule, found: evidenceOf(mismatch.finding) });
      const details = [word(REASONS[mismatch.because])];
      return { ...base, rule, sign: '+', title, details };
    }
  }
}
