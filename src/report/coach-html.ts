import { reportCoach } from '../messages/report-coach.js';
import { textsIn } from '../messages/report-text.js';
import type { CallReport, Reporter, ReportOptions } from '../model/report.js';
import { addCall, agentSheets } from './coach/agent-sheets.js';
import { callSheet } from './coach/call-sheet.js';
import { sheetHtml } from './coach/sheet-html.js';
import { PAGE_END, pageHead } from './coach/sheet-page.js';
import { sheetStyle } from './coach/sheet-style.js';
import { html } from './html/markup.js';

/** Coaching sheets to print, one page a call. */
export const coachHtmlReporter: Reporter = {
  name: 'coach-html',
  extension: 'html',
  open: (options) => {
    let sheets = 0;
    return {
      head: () => head(options),
      call: (call) => {
        const sheet = callSheet(call, options);
        if (!sheet) return '';
        sheets++;
        return sheetHtml(sheet, options).html;
      },
      tail: () => `${sheets === 0 ? nothing(options) : ''}${PAGE_END}`,
    };
  },
};

/** Coaching sheets to print, one page a member of staff. */
export const coachAgentsHtmlReporter: Reporter = {
  name: 'coach-agents-html',
  extension: 'html',
  open: (options) => {
    const calls = new Map<string, CallReport[]>();
    return {
      head: () => head(options),
      call: (call) => {
        addCall(calls, call);
        return '';
      },
      tail: () => {
        const pages = agentSheets(calls, options).map((sheet) => sheetHtml(sheet, options).html);
        return `${pages.length === 0 ? nothing(options) : pages.join('')}${PAGE_END}`;
      },
    };
  },
};

function head({ language }: ReportOptions): string {
  return pageHead(textsIn(reportCoach, language)('title'), sheetStyle, language).html;
}

function nothing({ language }: ReportOptions): string {
  return html`<section class="sheet"><p>${textsIn(reportCoach, language)('none')}</p></section>
`.html;
}
