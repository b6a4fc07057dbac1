import { findingsOf } from '../../judge/analyse.js';
import type { Finding } from '../../model/finding.js';
import type { CallReport, ReportOptions } from '../../model/report.js';
import type { Transcript } from '../../model/transcript.js';
import type { Verdict } from '../../model/verdict.js';
import { findingToJson } from '../../report/json-call.js';
import { wordFinding } from '../../report/wording.js';
import type { AlertChoice } from './alerts.js';
import type { LiveChange } from './live-call.js';

/** What events are made with. */
export interface EventOptions {
  readonly words: Pick<ReportOptions, 'rules' | 'language'>;
  readonly isReported: (finding: Finding) => boolean;
  readonly alerts: AlertChoice;
  /** Masks what must not be shown. */
  readonly hide: (call: CallReport) => CallReport;
  /** The verdict on the call so far. */
  readonly judge: (call: CallReport) => Verdict | undefined;
}

/** The events of one call. Each alert is given once a call, rule and severity. */
export interface LiveEvents {
  /** Events of what a turn has changed, in the order in which they are to be written; those that are alerts are marked. */
  readonly of: (
    transcript: Transcript,
    changes: readonly LiveChange[],
    findings: () => readonly Finding[],
  ) => readonly { readonly event: object; readonly isAlert: boolean }[];
}

/** Opens the events of one call. */
export function openEvents({ words, isReported, alerts, hide, judge }: EventOptions): LiveEvents {
  const alerted = new Set<string>();
  let verdict: Verdict['kind'] = 'enquiry';
  const isNew = (key: string): boolean => !alerted.has(key) && alerted.add(key).size > 0;
  return {
    of: (transcript, changes, findings) => {
      const events: { event: object; isAlert: boolean }[] = [];
      const meant = changes.flatMap(({ kind, live }) => {
        const [finding] = findingsOf([{ ...live.decision, outcome: 'found' }]);
        return finding && isReported(finding) ? [{ kind, finding, isSettled: live.isSettled }] : [];
      });
      if (meant.length === 0) return events;
      const hidden = hide({ transcript, findings: meant.map(({ finding }) => finding) });
      const call = hidden.transcript.id;
      meant.forEach(({ kind, isSettled }, index) => {
        const finding = hidden.findings[index];
        if (!finding) return;
        const { rule, turn, severity } = finding;
        if (kind === 'confirmed' || kind === 'withdrawn') {
          events.push({ event: { event: kind, call, turn, rule }, isAlert: false });
          return;
        }
        const told = { call, provisional: !isSettled, ...findingToJson(finding, hidden.transcript, words) };
        events.push({ event: { event: kind === 'found' ? 'finding' : kind, ...told }, isAlert: false });
        if (!alerts.isFindingMeant(finding) || !isNew(`${rule} ${severity}`)) return;
        const { title, message, instead } = wordFinding(finding, hidden.transcript, words);
        const evidence = evidenceIn(hidden.transcript, finding);
        const alert = {
          call,
          rule,
          severity,
          turn,
          provisional: !isSettled,
          evidence,
          title,
          message,
          say: instead,
        };
        events.push({ event: { event: 'alert', ...alert }, isAlert: true });
      });
      if (alerts.verdicts.size === 0) return events;
      const now = judge({ transcript, findings: findings() });
      if (!now || now.kind === verdict) return events;
      verdict = now.kind;
      const [gravest] = [...now.grounds].sort((left, right) => right.points - left.points);
      const ground = findings().find(({ turn, rule }) => turn === gravest?.turn && rule === gravest.rule);
      const say = ground ? wordFinding(ground, transcript, words).instead : null;
      const told = { call, verdict: now.kind, types: now.types, turn: gravest?.turn ?? null };
      events.push({ event: { event: 'verdict', ...told }, isAlert: false });
      if (alerts.verdicts.has(now.kind) && isNew(now.kind))
        events.push({ event: { event: 'alert', ...told, say }, isAlert: true });
      return events;
    },
  };
}

function evidenceIn({ turns }: Transcript, { turn, evidence }: Finding): string {
  return turns[turn - 1]?.text.slice(evidence.start, evidence.end) ?? '';
}
