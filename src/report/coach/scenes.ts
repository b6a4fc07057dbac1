import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { groupOf, type RuleId } from '../../model/rule.js';
import { isPraise } from '../finding-kind.js';
import { scoreCall } from '../scores.js';
import { wordFinding } from '../wording.js';
import { byRule, risksIn } from './choose.js';
import type { SheetTurn } from './sheet.js';
import { sheetTurns } from './turns.js';

/** So many scenes fill a training session. */
const MOST_SCENES = 10;
/** Calls that are kept to choose from. */
const MOST_CANDIDATES = 60;
/** Turns of one side of a slide, and characters of a turn. */
const TURNS = 4;
const LONGEST_TURN = 180;
/** More would not fit under the words. */
const MOST_ANSWERS = 3;

/** A slide: what was said, what can be held against us, and how it is done better. */
export interface Scene {
  readonly heading: string;
  readonly turns: readonly SheetTurn[];
  readonly answers: readonly {
    readonly title: string;
    readonly why: string;
    readonly instead: string;
  }[];
  /** A call in which the like was met well; null where there is none. */
  readonly good: {
    readonly heading: string;
    readonly turns: readonly SheetTurn[];
    readonly titles: readonly string[];
  } | null;
}

/** Calls to choose scenes from. */
export interface SceneMaterial {
  readonly bad: readonly CallReport[];
  readonly good: readonly CallReport[];
}

export const NO_MATERIAL: SceneMaterial = { bad: [], good: [] };

/** The material with one more call; what is least telling falls out, so that a run of any length is held in constant memory. */
export function addMaterial(
  { bad, good }: SceneMaterial,
  call: CallReport,
  options: ReportOptions,
): SceneMaterial {
  const risk = (one: CallReport) => scoreCall(one, options.scoreWeights).staffRisk;
  const isBad = risksIn(call).length > 0;
  const isGood = !isBad && call.findings.some(isPraise);
  const praise = (one: CallReport) => one.findings.filter(isPraise).length;
  return {
    bad: isBad ? kept([...bad, call], risk) : bad,
    good: isGood ? kept([...good, call], praise) : good,
  };
}

function kept(calls: readonly CallReport[], worth: (call: CallReport) => number): readonly CallReport[] {
  if (calls.length <= MOST_CANDIDATES) return calls;
  return calls.toSorted((left, right) => worth(right) - worth(left)).slice(0, MOST_CANDIDATES);
}

/** The scenes, the riskiest call first, each with the good call that met the most similar pressure; a good call once. */
export function scenes({ bad, good }: SceneMaterial, options: ReportOptions): readonly Scene[] {
  const used = new Set<CallReport>();
  return bad
    .toSorted(
      (left, right) =>
        scoreCall(right, options.scoreWeights).staffRisk - scoreCall(left, options.scoreWeights).staffRisk,
    )
    .slice(0, MOST_SCENES)
    .map((call): Scene => {
      const partner = mostAlike(
        call,
        good.filter((one) => !used.has(one)),
      );
      if (partner) used.add(partner);
      const turns = sheetTurns(call, TURNS, LONGEST_TURN);
      const shown = risksIn(call).filter(({ finding }) =>
        turns.some(({ number }) => number === finding.turn),
      );
      return {
        heading: call.transcript.fields.title || call.transcript.id,
        turns,
        answers: byRule(shown)
          .slice(0, MOST_ANSWERS)
          .flatMap(([first]) => {
            if (!first) return [];
            const { title, message, instead } = wordFinding(first.finding, call.transcript, options);
            return [{ title, why: message, instead: instead ?? '' }];
          }),
        good: partner
          ? {
              heading: partner.transcript.fields.title || partner.transcript.id,
              turns: sheetTurns(partner, TURNS, LONGEST_TURN),
              titles: [
                ...new Set(
                  partner.findings
                    .filter(isPraise)
                    .map((finding) => wordFinding(finding, partner.transcript, options).title),
                ),
              ],
            }
          : null,
      };
    });
}

/** The call whose pressure has most rules in common with this one's; null where none has any. */
function mostAlike(call: CallReport, others: readonly CallReport[]): CallReport | null {
  const own = pressureOf(call.findings);
  const shared = (other: CallReport) =>
    [...pressureOf(other.findings)].filter((rule) => own.has(rule)).length;
  const [best] = others.toSorted((left, right) => shared(right) - shared(left));
  return best && shared(best) > 0 ? best : null;
}

function pressureOf(findings: readonly Finding[]): ReadonlySet<RuleId> {
  return new Set(findings.filter(({ rule }) => groupOf(rule) === 'caller').map(({ rule }) => rule));
}
