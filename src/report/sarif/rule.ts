import type { ReportingDescriptor, Result } from 'sarif';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { groupOf, type Language, type RuleText, type Severity } from '../../model/rule.js';
import { escapeMarkdown, markdownAddress } from '../markdown/escape.js';
import { wordRule } from '../wording.js';

/** SARIF knows three levels for what is wrong. */
export const LEVELS = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  note: 'note',
} as const satisfies Record<Severity, Result.level>;

/** A rule with the help that code hosts show beside its findings. */
export function sarifRule(rule: RuleText, language: Language): ReportingDescriptor {
  const { title, message, why, instead, basis } = wordRule(rule, language);
  const term = textsIn(reportTerms, language);
  const sources = basis.map(({ title, article, url }) => ({ name: `${title} ${article}`, url }));
  const text = [
    message,
    `${term('why')}: ${why}`,
    ...(instead === null ? [] : [`${term('instead')}: ${instead}`]),
    ...sources.map(({ name, url }) => `${term('basis')}: ${name} ${url}`),
  ].join('\n');
  const markdown = [
    escapeMarkdown(message),
    `**${term('why')}** ${escapeMarkdown(why)}`,
    ...(instead === null ? [] : [`**${term('instead')}** ${escapeMarkdown(instead)}`]),
    ...sources.map(
      ({ name, url }) => `**${term('basis')}** [${escapeMarkdown(name)}](${markdownAddress(url)})`,
    ),
  ].join('\n\n');
  const [source] = sources;
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: title },
    fullDescription: { text: message },
    help: { text, markdown },
    ...(source ? { helpUri: source.url } : {}),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: [groupOf(rule.id)] },
  };
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
