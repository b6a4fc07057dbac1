import { docxFormat } from './documents/docx.js';
import { emlFormat } from './documents/eml.js';
import { htmlFormat } from './documents/html.js';
import { markdownFormat } from './documents/markdown.js';
import { odfFormat } from './documents/odf.js';
import { plainTextFormat } from './documents/plain-text.js';
import { rtfFormat } from './documents/rtf.js';
import { xlsFormat } from './documents/xls.js';
import { xlsxFormat } from './documents/xlsx.js';
import { xmlFormat } from './documents/xml.js';
import { jsonFormats } from './json/json-formats.js';
import { jsonLinesFormat } from './json/json-lines.js';
import { yamlFormat } from './json/yaml.js';
import { pdfFormat } from './pdf/pdf.js';
import type { InputFormat, InputHead } from './raw/input-format.js';
import { assFormat } from './subtitles/ass.js';
import { srtFormat } from './subtitles/srt.js';
import { teamsFormat } from './subtitles/teams.js';
import { vttFormat } from './subtitles/vtt.js';
import { csvFormat, tsvFormat } from './tables/csv.js';

/** The input formats by name, in the order in which an input is tried. A new one: one file, one line. */
export const inputFormats = {
  pdf: pdfFormat,
  odf: odfFormat,
  docx: docxFormat,
  xlsx: xlsxFormat,
  xls: xlsFormat,
  rtf: rtfFormat,
  eml: emlFormat,
  jsonl: jsonLinesFormat,
  ...jsonFormats,
  teams: teamsFormat,
  vtt: vttFormat,
  srt: srtFormat,
  ass: assFormat,
  html: htmlFormat,
  xml: xmlFormat,
  yaml: yamlFormat,
  tsv: tsvFormat,
  csv: csvFormat,
  markdown: markdownFormat,
  text: plainTextFormat,
} as const satisfies Readonly<Record<string, InputFormat>>;

export type InputFormatName = keyof typeof inputFormats;

/** The names that can be told with `--input`. */
export const inputFormatNames = Object.keys(inputFormats) as readonly InputFormatName[];

/** File name endings that hold transcripts, for walking a folder. */
export const inputExtensions: readonly string[] = [
  ...new Set(Object.values(inputFormats).flatMap((format: InputFormat) => format.extensions)),
].sort();

/** A format that can be told from the bytes alone; null where the input is to be decoded first. */
export function formatOfBytes(bytes: Uint8Array): InputFormat | null {
  const formats: readonly InputFormat[] = Object.values(inputFormats);
  return formats.find((format) => format.reads === 'bytes' && format.sniff(bytes)) ?? null;
}

/**
 * The format of a decoded input by its beginning, then by its name. `json` stands for any shape of JSON:
 * which one it is shows when the whole is read.
 */
export function formatOfText(head: InputHead): InputFormat | 'json' {
  const formats: readonly InputFormat[] = Object.values(inputFormats);
  for (const format of formats) {
    if (format.reads === 'json') {
      if (looksLikeJson(head)) return 'json';
    } else if (format.reads !== 'bytes' && format.sniff(head)) {
      return format;
    }
  }
  return plainTextFormat;
}

/** `[00:01:23]`, `[職員]` and `{…}` of a text are no JSON; Kaldi and Vosk log above theirs: `LOG (VoskAPI:…`. */
function looksLikeJson({ text, extension }: InputHead): boolean {
  const start = text.replace(/^\uFEFF?(?:(?:LOG|WARNING|ERROR) \([^\n]*\n)+/, '').trimStart();
  if (/^\{\s*(?:["'}]|$)/.test(start) || /^\[\s*(?:[{[\]"]|$)/.test(start)) return true;
  return extension === 'json';
}
