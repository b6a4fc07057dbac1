import { reportColumns } from '../messages/report-columns.js';
import type { Language } from '../model/rule.js';

/** The heads of columns: in Japanese what readers call them, else the field names. */
export function columnHeads(columns: readonly string[], language: Language): readonly string[] {
  return language === 'ja' ? columns.map((name) => reportColumns[name] ?? name) : columns;
}
