import type { Finding } from '../model/finding.js';
import type { CallReport } from '../model/report.js';
import type { RuleId, RuleText } from '../model/rule.js';
import type { Segment, Turn } from '../model/transcript.js';
import type { SpokenWords } from '../model/verdict.js';
import { highestOf } from '../text/extremes.js';
import { groupedBy } from '../text/grouped-by.js';
import type { StoredCall, StoredFinding, StoredTurn, StoredWords } from './stored-call.js';
import { restoreScore } from './stored-score.js';

/** Stands for each character that a JSON report does not keep. */
const UNKNOWN = '…';

/**
 * A call as far as its JSON report tells: the words of a turn are the evidence at its place, with 「…」 for every other
 * character; a turn without findings has none. Where the report has the turns, they are as they were.
 */
export function restoreCall(stored: StoredCall): CallReport {
  const { file, id, turns, findings, grounds = [], responses = [], dismissed = [] } = stored;
  const findingsOf = groupedBy([...findings, ...dismissed], turnOf);
  // Findings that were filtered out of the report may carry the verdict all the same.
  const wordsOf = groupedBy([...grounds, ...responses], turnOf);
  const own = (index: number) => findingsOf.get(index + 1) ?? [];
  const further = (index: number) => wordsOf.get(index + 1) ?? [];
  const restored =
    typeof turns === 'number'
      ? Array.from({ length: turns }, (_, index) => restoreTurn(own(index), further(index)))
      : turns.map((turn, index) => restoreWholeTurn(turn, own(index)));
  return {
    transcript: {
      file,
      id,
      turns: withGuess(restored, stored.guessed),
      comments: [],
      fields: stored.fields ?? {},
      ...detailsOf(stored),
      ...(typeof turns === 'number' ? { isUnnamed: true as const } : {}),
    },
    findings: findings.map(restoreFinding),
    ...verdictOf(stored),
    ...reviewOf(stored),
    ...(stored.score === undefined ? {} : { score: restoreScore(stored.score) }),
  };
}

/** Turns of which the report tells nothing may have been the inferred ones: the first then stands for them. */
function withGuess(turns: readonly Turn[], guessed: number | undefined): readonly Turn[] {
  const [first, ...others] = turns;
  if (guessed === undefined || !first || turns.some((turn) => turn.guessed !== undefined)) return turns;
  return [{ ...first, guessed }, ...others];
}

const turnOf = ({ turn }: { readonly turn: number }): number => turn;

function detailsOf({ agent, date, duration, recording }: StoredCall) {
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(date === undefined ? {} : { date }),
    ...(duration === undefined ? {} : { durationMs: duration }),
    ...(recording === undefined ? {} : { recording }),
  };
}

function verdictOf({
  verdict,
  types = [],
  grounds = [],
  responses = [],
}: StoredCall): Pick<CallReport, 'verdict'> {
  if (verdict === undefined) return {};
  const wordsOf = ({ turn, start, end }: StoredWords): SpokenWords => ({ turn, evidence: { start, end } });
  return {
    verdict: {
      kind: verdict,
      types,
      grounds: grounds.map((ground) => {
        const { rule, types, points } = ground;
        return { ...wordsOf(ground), rule, types, points };
      }),
      responses: responses.map((response) => ({ ...wordsOf(response), rule: response.rule })),
    },
  };
}

function reviewOf({ reviewStatus, reviews = [], dismissed = [] }: StoredCall): Pick<CallReport, 'review'> {
  if (reviewStatus === undefined) return {};
  return {
    review: {
      status: reviewStatus,
      records: reviews,
      dismissed: dismissed.map((one) => ({ finding: restoreFinding(one), record: one.review })),
    },
  };
}

function restoreTurn(findings: readonly StoredFinding[], words: readonly StoredWords[]): Turn {
  const known = [...findings, ...words];
  const length = highestOf(
    known.map(({ end }) => end),
    0,
  );
  const units = Array<string>(length).fill(UNKNOWN);
  for (const { start, evidence } of known) {
    for (let index = 0; index < evidence.length; index++) units[start + index] = evidence[index] ?? UNKNOWN;
  }
  const role = findings[0]?.speaker ?? 'caller';
  const segments = restoreSegments(findings);
  return { role, speaker: role, text: units.join(''), narration: [], segments, ...guessedOf(findings[0]) };
}

function restoreWholeTurn(turn: StoredTurn, findings: readonly StoredFinding[]): Turn {
  const { speaker, name, text, start, end, narration = [] } = turn;
  const times = {
    ...(start === null ? {} : { startMs: start }),
    ...(end === null ? {} : { endMs: end }),
  };
  const segments = restoreSegments(findings).map((segment) => ({ ...segment, ...times }));
  return { role: speaker, speaker: name, text, narration, segments, ...guessedOf(turn) };
}

function guessedOf(stored: { readonly guessed?: number } | undefined): Pick<Turn, 'guessed'> {
  return stored?.guessed === undefined ? {} : { guessed: stored.guessed };
}

/** Segments by which each finding's evidence begins where the report says. */
function restoreSegments(findings: readonly StoredFinding[]): readonly Segment[] {
  const known = findings
    .toSorted((left, right) => left.start - right.start)
    .map(
      ({ start, line, column, time }): Segment => ({
        start,
        line,
        column,
        ...(time === undefined ? {} : { startMs: time }),
      }),
    );
  const [first] = known;
  if (!first) return [{ start: 0, line: null, column: null }];
  if (first.start === 0) return known;
  const column = first.column === null ? null : Math.max(1, first.column - first.start);
  return [{ start: 0, line: first.line, column }, ...known];
}

function restoreFinding(stored: StoredFinding): Finding {
  const {
    rule,
    severity,
    speaker,
    turn,
    start,
    end,
    via,
    confidence,
    cues = [],
    parts = [],
    context,
  } = stored;
  return {
    rule,
    severity,
    speaker,
    turn,
    evidence: { start, end },
    via,
    pattern: stored.pattern ?? null,
    confidence,
    cues,
    parts,
    context,
    ...(stored.fingerprint === undefined ? {} : { fingerprint: stored.fingerprint }),
  };
}

/** The texts of the rules that the calls' findings name, as the report words them, whatever its language. */
export function restoreRules(calls: Iterable<StoredCall>): ReadonlyMap<RuleId, RuleText> {
  const rules = new Map<RuleId, RuleText>();
  for (const { findings } of calls) {
    for (const finding of findings)
      if (!rules.has(finding.rule)) rules.set(finding.rule, restoreRule(finding));
  }
  return rules;
}

function restoreRule({ rule, severity, speaker, ...told }: StoredFinding): RuleText {
  const { title, message, why, instead, basis } = told;
  return {
    id: rule,
    severity,
    speaker,
    title: { ja: title },
    message: { ja: message },
    why: { ja: why },
    instead:
      instead === null
        ? []
        : [{ stage: 'first' as const, case: null, recordsCalls: null, text: { ja: instead } }],
    basis: basis.map(({ title, article, url }) => ({
      id: url,
      title: { ja: title },
      number: null,
      article: { ja: article },
      wording: { ja: '' },
      url,
      checked: '',
      where: null,
      variants: [],
    })),
  };
}
