import type { Reporter } from '../model/report.js';
import { type RecordContent, recordContent } from './record/content.js';

/** Record sheets of the calls under suspicion as a Word document, one page of A4 a call, with boxes to tick. */
export const recordDocxReporter: Reporter = {
  name: 'record-docx',
  extension: 'docx',
  open: (options) => {
    const contents: RecordContent[] = [];
    return {
      head: () => '',
      call: (call) => {
        const content = recordContent(call, options);
        if (content) contents.push(content);
        return '';
      },
      tail: async () => (await import('./record/document.js')).recordDocument(contents, options),
    };
  },
};
