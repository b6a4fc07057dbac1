import type { PageRule, PageTexts } from '../page-data.js';
import { one } from './dom.js';

const data: PageTexts = JSON.parse(one('#texts').textContent ?? '{}');

/** A text of the report in its language; `{name}` stands for a value. */
export function text(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (data.texts[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
}

/** What is told of a rule; a rule without texts is called by its id. */
export function ruleText(id: string): PageRule {
  return data.rules[id] ?? { speaker: 'staff', title: id, message: '', why: '', replies: [], basis: [] };
}

/** The rules that a turn of this side can carry, by group, the groups as the rules come. */
export function rulesOf(role: 'staff' | 'caller'): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, { speaker }] of Object.entries(data.rules)) {
    const group = id.slice(0, id.indexOf('/'));
    // Findings on other findings follow from them.
    if (speaker !== role || group === 'flow') continue;
    groups.set(group, [...(groups.get(group) ?? []), id]);
  }
  return groups;
}
