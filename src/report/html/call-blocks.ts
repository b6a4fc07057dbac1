import { deflateRawSync } from 'node:zlib';
import { jsonText } from '../json-call.js';
import { dataBlock } from './markup.js';
import type { PageCall } from './page-data.js';

/** So many calls stand in the page as they are: a report of a usual size can be read by any program. */
const PLAIN_CALLS = 500;
/** Of the others so many are packed together: enough to become small, few enough to be unpacked at once. */
const PACKED_CALLS = 50;

/** Writes what the script shows of the calls, as elements that are never run. */
export interface CallBlocks {
  /** What stands behind the row of a call; empty where it is kept for a later one. */
  readonly add: (call: PageCall) => string;
  /** What is still kept. */
  readonly rest: () => string;
}

/** A page with ten thousands of calls would be too large for browsers: from some hundred calls on they are packed. */
export function createCallBlocks(): CallBlocks {
  let calls = 0;
  let kept: string[] = [];
  const rest = (): string => {
    if (kept.length === 0) return '';
    const packed = deflateRawSync(kept.join('\n')).toString('base64');
    kept = [];
    return `<script type="application/octet-stream" class="call-pack">${packed}</script>\n`;
  };
  return {
    rest,
    add: (call) => {
      calls++;
      if (calls <= PLAIN_CALLS) return `${dataBlock('class="call-data"', call).html}\n`;
      kept.push(jsonText(call));
      return kept.length < PACKED_CALLS ? '' : rest();
    },
  };
}
