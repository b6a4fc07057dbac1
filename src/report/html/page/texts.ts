import type { PageRule, PageTexts } from '../page-data.js';
import { one } from './dom.js';

const data: PageTexts = JSON.parse(one('#texts').textContent ?? '{}');

/** A text of the report in its language; `{name}` stands for a value. */
export function text(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (data.texts[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

/** What is told of a rule; a rule without texts is called by its id. */
export function ruleText(id: string): PageRule {
  return data.rules[id] ?? { title: id, message: '', why: '', replies: [], basis: [] };
}
