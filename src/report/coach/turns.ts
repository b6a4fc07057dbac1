import type { Finding } from '../../model/finding.js';
import type { CallReport } from '../../model/report.js';
import { groupOf } from '../../model/rule.js';
import type { Turn } from '../../model/transcript.js';
import { severityRank } from '../build.js';
import { isPraise } from '../finding-kind.js';
import type { SheetTurn, SpeechMark } from './sheet.js';

/** So many turns of a call fit on its page. */
export const MOST_TURNS = 12;
/** Characters of a turn that are shown where a call has many turns or long ones. */
const LONGEST_TURN = 110;

/**
 * The turns of a call with what was found in them marked; of a long call the turns that matter most, with what was said
 * just before them.
 *
 * @param most so many turns at most
 * @param longest characters of a turn at most; what is found stays in sight
 */
export function sheetTurns(
  call: CallReport,
  most: number = MOST_TURNS,
  longest: number = LONGEST_TURN,
): readonly SheetTurn[] {
  const { turns } = call.transcript;
  const numbers = turns.length <= most ? turns.map((_, index) => index + 1) : chosenTurns(call, most);
  return numbers.flatMap((number) => {
    const turn = turns[number - 1];
    return turn ? [sheetTurn(call, turn, number, longest)] : [];
  });
}

/** The gravest first, each with the turn before it, until there are enough; in the order of the call. */
function chosenTurns({ findings, transcript }: CallReport, most: number): readonly number[] {
  const chosen = new Set<number>();
  const ranked = findings.toSorted((left, right) => rankOf(left) - rankOf(right) || left.turn - right.turn);
  for (const turn of [...ranked.flatMap(({ turn }) => [turn, turn - 1]), ...transcript.turns.keys()]) {
    if (chosen.size >= most) break;
    if (turn >= 1) chosen.add(turn);
  }
  return [...chosen].sort((left, right) => left - right);
}

/** Our side's words come before the caller's. */
function rankOf({ speaker, severity, rule }: Finding): number {
  return (speaker === 'staff' || isPraise({ rule }) ? 0 : 4) + severityRank(severity);
}

function sheetTurn(call: CallReport, turn: Turn, number: number, longest: number): SheetTurn {
  const text = turn.text.replace(/\n/g, ' ');
  const marks = call.findings
    .filter((finding) => finding.turn === number)
    .toSorted((left, right) => left.evidence.start - right.evidence.start);
  const first = marks[0]?.evidence.start ?? 0;
  // What was found stays in sight, with a few words before it.
  const from = text.length <= longest ? 0 : Math.max(0, Math.min(first - 12, text.length - longest));
  const to = Math.min(text.length, from + longest);
  const parts: { text: string; mark: SpeechMark }[] = [];
  let at = from;
  const push = (end: number, mark: SpeechMark) => {
    if (end > at) parts.push({ text: text.slice(at, end), mark });
    at = Math.max(at, end);
  };
  for (const finding of marks) {
    push(Math.min(finding.evidence.start, to), null);
    push(Math.min(finding.evidence.end, to), markOf(finding));
  }
  push(to, null);
  return {
    number,
    speaker: turn.speaker,
    isStaff: turn.role === 'staff',
    parts: [
      ...(from > 0 ? [{ text: '…', mark: null }] : []),
      ...parts,
      ...(to < text.length ? [{ text: '…', mark: null }] : []),
    ],
  };
}

function markOf(finding: Finding): SpeechMark {
  if (isPraise(finding)) return 'good';
  if (groupOf(finding.rule) === 'staff') return 'risk';
  return groupOf(finding.rule) === 'caller' ? 'pressure' : null;
}
