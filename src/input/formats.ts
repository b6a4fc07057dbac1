import { csvFormat, tsvFormat } from './csv.js';
import { docxFormat } from './docx.js';
import { emlFormat } from './eml.js';
import { htmlFormat } from './html.js';
import type { InputFormat, InputHead } from './input-format.js';
import { jsonFormats } from './json-formats.js';
import { jsonLinesFormat } from './json-lines.js';
import { markdownFormat } from './markdown.js';
import { odfFormat } from './odf.js';
import { plainTextFormat } from './plain-text.js';
import { rtfFormat } from './rtf.js';
import { srtFormat } from './srt.js';
import { teamsFormat } from './teams.js';
import { vttFormat } from './vtt.js';
import { xlsxFormat } from './xlsx.js';
import { xmlFormat } from './xml.js';
import { yamlFormat } from './yaml.js';

/** The input formats by name, in the order in which an input is tried. A new one: one file, one line. */
export const inputFormats = {
  odf: odfFormat,
  docx: docxFormat,
  xlsx: xlsxFormat,
  rtf: rtfFormat,
  eml: emlFormat,
  jsonl: jsonLinesFormat,
  ...jsonFormats,
  teams: teamsFormat,
  vtt: vttFormat,
  srt: srtFormat,
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

/** `[00:01:23]`, `[職員]` and `{…}` of a text are no JSON. */
function looksLikeJson({ text, extension }: InputHead): boolean {
  const start = text.trimStart();
  if (/^\{\s*(?:["}]|$)/.test(start) || /^\[\s*(?:[{[\]"]|$)/.test(start)) return true;
  return extension === 'json';
}
