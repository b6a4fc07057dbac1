import { splitLines } from '../../text/offsets.js';
import type { TextFormat } from '../raw/input-format.js';
import { parseCaptions, readCaptions } from './subtitles.js';

/** SubRip subtitles (https://docs.fileformat.com/video/srt/): a number, the times with a comma, the text. */
export const srtFormat = {
  name: 'srt',
  extensions: ['srt'],
  reads: 'text',
  sniff: ({ text }) => /^\s*(?:\d+[ \t]*\r?\n)?\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/.test(text),
  parse: (text, context) => parseCaptions(readCaptions(splitLines(text)), context),
} as const satisfies TextFormat;
