import { splitLines } from '../../text/offsets.js';
import type { TextFormat } from '../raw/input-format.js';
import { parseCaptions, readCaptions } from './subtitles.js';

/**
 * WebVTT (https://www.w3.org/TR/webvtt1/): speakers in voice tags `<v 名前>`, as Teams writes them, or as
 * `名前:` before the words, as Zoom does. NOTE blocks are comments.
 */
export const vttFormat = {
  name: 'vtt',
  extensions: ['vtt'],
  reads: 'text',
  sniff: ({ text }) => /^WEBVTT(?:\s|$)/.test(text),
  parse: (text, context) => parseCaptions(readCaptions(withoutHeader(text)), context),
} as const satisfies TextFormat;

/** The lines behind the header block. */
export function withoutHeader(text: string) {
  const lines = splitLines(text);
  if (!lines[0]?.text.startsWith('WEBVTT')) return lines;
  const blank = lines.findIndex((line) => line.text.trim() === '');
  return blank === -1 ? [] : lines.slice(blank);
}
