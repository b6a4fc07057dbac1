import type { Language } from '../model/rule.js';

/** Texts of a report by name; `{name}` stands for an argument. */
export type ReportCatalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type TextArguments = Readonly<Record<string, string | number>>;

/** Words a text of one catalogue. */
export type WordText<Name extends string> = (name: Name, values?: TextArguments) => string;

/** Words the texts of `catalogue` in one language. */
export function textsIn<Catalogue extends ReportCatalogue>(
  catalogue: Catalogue,
  language: Language,
): WordText<keyof Catalogue & string> {
  return (name, values = {}) => {
    const template = catalogue[name]?.[language];
    if (template === undefined) throw new Error(`no text named "${name}"`);
    return template.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
  };
}
