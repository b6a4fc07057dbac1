import type { Finding } from '../model/finding.js';
import type { CallReport } from '../model/report.js';
import {
  HARASSMENT_TYPES,
  RESPONSE_RULES,
  type SpokenWords,
  type Verdict,
  type VerdictGround,
  type VerdictResponse,
} from '../model/verdict.js';
import { CRITERIA, type Criterion, SUSPICION } from './criteria.js';
import { wordsTest } from './words-said.js';

/** What a configuration changes in the verdict. */
export interface VerdictSettings {
  /** From so many points on harassment is suspected. */
  readonly suspicion?: number;
  /** Other points for all findings of a rule, by its id. */
  readonly points?: Readonly<Record<string, number>>;
}

/**
 * The verdict on a call by its findings and its words of complaint. Pressure that does not come to a suspicion makes a
 * complaint; so do words of complaint, which never make a suspicion.
 */
export function judgeCall(call: CallReport, settings: VerdictSettings = {}): Verdict {
  return verdictBy(
    pressureIn(call, settings.points ?? {}),
    (call.complaints ?? []).map((words): VerdictGround => ({ ...words, rule: null, types: [], points: 0 })),
    responsesIn(call),
    settings,
  );
}

function verdictBy(
  pressure: readonly VerdictGround[],
  complaints: readonly VerdictGround[],
  responses: readonly VerdictResponse[],
  { suspicion = SUSPICION }: VerdictSettings,
): Verdict {
  const sum = pressure.reduce((points, ground) => points + ground.points, 0);
  if (pressure.length > 0 && sum >= suspicion) {
    const found = new Set(pressure.flatMap(({ types }) => types));
    const types = HARASSMENT_TYPES.filter((type) => found.has(type));
    return { kind: 'suspected-harassment', types, grounds: inOrder(pressure), responses };
  }
  const grounds = inOrder([...pressure, ...complaints]);
  return { kind: grounds.length > 0 ? 'complaint' : 'enquiry', types: [], grounds, responses: [] };
}

/** The call with its verdict. */
export function withVerdict(call: CallReport, settings: VerdictSettings = {}): CallReport {
  return { ...call, verdict: judgeCall(call, settings) };
}

/**
 * The call of a report with its verdict as it is without findings that were dismissed since. What carried it and was filtered out of
 * the report still does; a finding that counts once counts by another of its rule, where the report has one. Words of complaint
 * that a suspicion has left untold are not known.
 *
 * @param call as it is without them
 */
export function withoutGrounds(
  call: CallReport,
  dismissed: readonly Finding[],
  settings: VerdictSettings = {},
): CallReport {
  const { verdict } = call;
  if (!verdict) return call;
  const gone = new Set(dismissed.map(({ rule, turn }) => `${turn} ${rule}`));
  const isKept = ({ rule, turn }: VerdictGround | VerdictResponse) => !gone.has(`${turn} ${rule}`);
  const kept = verdict.grounds.filter(isKept);
  const open = new Set(verdict.grounds.flatMap((one) => (isKept(one) ? [] : (one.rule ?? []))));
  const heirs = pressureIn(call, settings.points ?? {}).filter(
    ({ rule }) => rule !== null && open.has(rule) && !kept.some((one) => one.rule === rule),
  );
  const responses =
    verdict.kind === 'suspected-harassment' ? verdict.responses.filter(isKept) : responsesIn(call);
  const pressure = kept.filter(({ rule }) => rule !== null);
  const complaints = kept.filter(({ rule }) => rule === null);
  return { ...call, verdict: verdictBy([...pressure, ...heirs], complaints, responses, settings) };
}

/** The findings that count for anything, as grounds. */
function pressureIn(
  { transcript, findings }: CallReport,
  otherPoints: Readonly<Record<string, number>>,
): readonly VerdictGround[] {
  const counted = new Set<Criterion>();
  return findings.flatMap((finding): readonly VerdictGround[] => {
    const { rule, turn, evidence } = finding;
    const words = transcript.turns[turn - 1]?.text.slice(evidence.start, evidence.end) ?? '';
    const criterion = CRITERIA.find((one) => fits(one, finding, words));
    const points = otherPoints[rule] ?? criterion?.points ?? 0;
    if (points <= 0 || (criterion?.once && counted.has(criterion))) return [];
    if (criterion) counted.add(criterion);
    return [{ turn, evidence, rule, types: criterion?.types ?? [], points }];
  });
}

function responsesIn({ findings }: CallReport): readonly VerdictResponse[] {
  return inOrder(
    findings.flatMap(({ rule: found, turn, evidence }): readonly VerdictResponse[] => {
      const rule = RESPONSE_RULES.find((one) => one === found);
      return rule === undefined ? [] : [{ rule, turn, evidence }];
    }),
  );
}

const WORD_TESTS = new Map(
  CRITERIA.flatMap((criterion) =>
    criterion.says === undefined ? [] : [[criterion, wordsTest(criterion.says)] as const],
  ),
);

function fits(criterion: Criterion, finding: Finding, words: string): boolean {
  const { rule, severity } = criterion;
  if (rule !== finding.rule || (severity !== undefined && severity !== finding.severity)) return false;
  return WORD_TESTS.get(criterion)?.(words) ?? true;
}

function inOrder<Words extends SpokenWords>(grounds: readonly Words[]): readonly Words[] {
  return grounds.toSorted(
    (left, right) => left.turn - right.turn || left.evidence.start - right.evidence.start,
  );
}
