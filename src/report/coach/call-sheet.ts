import { reportCoach } from '../../messages/report-coach.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import { clockOf } from '../../text/timestamp.js';
import { isSafety } from '../finding-kind.js';
import { scoreLine, wordItems } from '../score-words.js';
import { agentsOf } from '../trend-keys.js';
import { wordVerdict } from '../verdict-words.js';
import { changes, praise, praiseIn, risksIn } from './choose.js';
import type { CoachSheet } from './sheet.js';
import { sheetTurns } from './turns.js';

/** The coaching sheet of a call; null where there is nothing to go through. */
export function callSheet(call: CallReport, options: ReportOptions): CoachSheet | null {
  const { transcript, findings, verdict, score } = call;
  if (findings.length === 0 && !score) return null;
  const text = textsIn(reportCoach, options.language);
  const turns = sheetTurns(call);
  const all = transcript.turns.length;
  return {
    heading: transcript.fields.title || transcript.id,
    facts: [
      [text('call'), transcript.fields.title ? `${transcript.id}（${transcript.file}）` : transcript.file],
      [text('agent'), agentsOf(call).join('、')],
      [text('date'), (transcript.date ?? '').replace('T', ' ').slice(0, 'yyyy-mm-dd hh:mm'.length)],
      [text('duration'), transcript.durationMs === undefined ? '' : clockOf(transcript.durationMs)],
      [text('verdict'), wordVerdict(call, options)?.name ?? ''],
      [text('score'), (scoreLine(call, options) ?? '').replace(/^[^:：]*[:：]\s*/, '')],
    ],
    notices: [
      ...(findings.some(isSafety) ? [textsIn(reportTerms, options.language)('safety')] : []),
      ...(verdict?.kind === 'suspected-harassment' ? [text('care')] : []),
    ],
    good: praise(praiseIn(call), [call], options, false),
    changes: changes(risksIn(call), [call], options, false),
    form: wordItems(call, options),
    turnsHeading: turns.length < all ? text('turns-part', { all, shown: turns.length }) : text('turns'),
    turns,
    listHeading: '',
    list: [],
  };
}
