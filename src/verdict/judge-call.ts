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
  const pressure = pressureIn(call, settings.points ?? {});
  const sum = pressure.reduce((points, ground) => points + ground.points, 0);
  if (pressure.length > 0 && sum >= (settings.suspicion ?? SUSPICION)) {
    const found = new Set(pressure.flatMap(({ types }) => types));
    const types = HARASSMENT_TYPES.filter((type) => found.has(type));
    return { kind: 'suspected-harassment', types, grounds: inOrder(pressure), responses: responsesIn(call) };
  }
  const said = (call.complaints ?? []).map(
    (words): VerdictGround => ({ ...words, rule: null, types: [], points: 0 }),
  );
  const grounds = inOrder([...pressure, ...said]);
  return { kind: grounds.length > 0 ? 'complaint' : 'enquiry', types: [], grounds, responses: [] };
}

/** The call with its verdict. */
export function withVerdict(call: CallReport, settings: VerdictSettings = {}): CallReport {
  return { ...call, verdict: judgeCall(call, settings) };
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

function fits({ rule, severity, says }: Criterion, finding: Finding, words: string): boolean {
  if (rule !== finding.rule || (severity !== undefined && severity !== finding.severity)) return false;
  return says === undefined || says.some((word) => words.includes(word));
}

function inOrder<Words extends SpokenWords>(grounds: readonly Words[]): readonly Words[] {
  return grounds.toSorted(
    (left, right) => left.turn - right.turn || left.evidence.start - right.evidence.start,
  );
}
