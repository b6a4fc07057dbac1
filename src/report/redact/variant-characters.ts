import type { PersonalSpan } from './personal-data.js';

/** Forms of characters that names are written with and the dictionary lacks, and the usual ones. The list is open. */
const USUAL: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  濵: '浜',
  濱: '浜',
  邉: '辺',
  邊: '辺',
  嶌: '島',
  嵜: '崎',
  德: '徳',
  冨: '富',
  塚: '塚',
  栁: '柳',
  桒: '桑',
  槗: '橋',
  舘: '館',
  邨: '村',
};
const VARIANT = new RegExp(`[${Object.keys(USUAL).join('')}]`, 'gu');
/** 𠮷 takes two units; the mark before the usual form keeps all places. */
const TWO_UNITS = /𠮷/g;

/** The text with the usual forms of characters, of the same length. */
export function usualForms(text: string): string {
  return text.replace(VARIANT, (form) => USUAL[form] ?? form).replace(TWO_UNITS, '〓吉');
}

/** The span, begun a unit earlier where it begins within a character of `text`. */
export function wholeCharacters(text: string, span: PersonalSpan): PersonalSpan {
  return /[\udc00-\udfff]/.test(text[span.start] ?? '') ? { ...span, start: span.start - 1 } : span;
}
