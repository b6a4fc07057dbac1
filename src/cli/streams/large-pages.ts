import type { Problem } from '../../model/problem.js';
import type { Output } from './output.js';

/** Browsers take long to open a larger page, and some give up: some thirty thousand calls. */
const LARGE_PAGE_BYTES = 64 * 1024 * 1024;

/** An output that tells once, while it is written, that the page grows too large to be opened with ease. */
export function watchPage(output: Output, file: string | null, tell: (problem: Problem) => void): Output {
  let units = 0;
  let isTold = false;
  return {
    ...output,
    write: (piece) => {
      units += piece.length;
      if (!isTold && units > LARGE_PAGE_BYTES) {
        isTold = true;
        const values = { megabytes: `${LARGE_PAGE_BYTES / 1024 / 1024}` };
        tell({ code: 'page-large', file, line: null, column: null, arguments: values, isWarning: true });
      }
      return output.write(piece);
    },
  };
}
