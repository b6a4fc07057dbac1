import type { CallReport, Reporter } from '../model/report.js';
import { addCall, agentSheets } from './coach/agent-sheets.js';
import { callSheet } from './coach/call-sheet.js';
import type { CoachSheet } from './coach/sheet.js';
import { coachDocument } from './coach/sheet-docx.js';

/** Coaching sheets as a Word document, one page a call. */
export const coachDocxReporter: Reporter = {
  name: 'coach-docx',
  extension: 'docx',
  open: (options) => {
    const sheets: CoachSheet[] = [];
    return {
      head: () => '',
      call: (call) => {
        const sheet = callSheet(call, options);
        if (sheet) sheets.push(sheet);
        return '';
      },
      tail: () => coachDocument(sheets, options),
    };
  },
};

/** Coaching sheets as a Word document, one page a member of staff. */
export const coachAgentsDocxReporter: Reporter = {
  name: 'coach-agents-docx',
  extension: 'docx',
  open: (options) => {
    const calls = new Map<string, CallReport[]>();
    return {
      head: () => '',
      call: (call) => {
        addCall(calls, call);
        return '';
      },
      tail: () => coachDocument(agentSheets(calls, options), options),
    };
  },
};
