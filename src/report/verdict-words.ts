import { textsIn } from '../messages/report-text.js';
import { reportVerdict } from '../messages/report-verdict.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import type { VerdictGround, VerdictKind } from '../model/verdict.js';
import { timeOf } from './place.js';
import { inLanguage } from './wording.js';

/** A ground of a verdict in words. */
export interface GroundWording {
  /** 1-based. */
  readonly turn: number;
  /** Milliseconds from the start of the call; null without times. */
  readonly timeMs: number | null;
  /** What was said. */
  readonly words: string;
  /** What it is: the rule's title, or that it is a complaint. */
  readonly what: string;
}

/** The verdict on a call in one language. */
export interface VerdictWording {
  readonly kind: VerdictKind;
  readonly name: string;
  readonly types: readonly string[];
  readonly grounds: readonly GroundWording[];
}

/** Words the verdict on a call; null where it was not judged. */
export function wordVerdict(
  { transcript, verdict }: CallReport,
  { language, rules }: Pick<ReportOptions, 'language' | 'rules'>,
): VerdictWording | null {
  if (!verdict) return null;
  const text = textsIn(reportVerdict, language);
  const whatIs = ({ rule }: VerdictGround): string => {
    if (rule === null) return text('said-complaint');
    const known = rules.get(rule);
    return known ? inLanguage(known.title, language) : rule;
  };
  return {
    kind: verdict.kind,
    name: text(verdict.kind),
    types: verdict.types.map((type) => text(type)),
    grounds: verdict.grounds.map((ground) => {
      const turn = transcript.turns[ground.turn - 1];
      return {
        turn: ground.turn,
        timeMs: turn ? timeOf(turn, ground.evidence.start) : null,
        words: turn?.text.slice(ground.evidence.start, ground.evidence.end) ?? '',
        what: whatIs(ground),
      };
    }),
  };
}

/** The verdict as one line: 「判定: カスハラの疑い（威圧的な言動、土下座の要求）」; null where the call was not judged. */
export function verdictLine(
  call: CallReport,
  options: Pick<ReportOptions, 'language' | 'rules'>,
): string | null {
  const wording = wordVerdict(call, options);
  if (!wording) return null;
  const isJapanese = options.language === 'ja';
  const types = wording.types.join(isJapanese ? '、' : ', ');
  const bracketed = isJapanese ? `（${types}）` : ` (${types})`;
  const label = textsIn(reportVerdict, options.language)('verdict');
  return `${label}: ${wording.name}${types === '' ? '' : bracketed}`;
}
