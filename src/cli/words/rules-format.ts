import { Chalk } from 'chalk';
import type { RuleModel, WeightedFeature } from '../../judge/judge-model.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { rulesTexts } from '../../messages/rules-text.js';
import {
  type Language,
  type LocalisedText,
  RULE_GROUPS,
  type Rule,
  type RuleExample,
} from '../../model/rule.js';
import { wordRule } from '../../report/wording.js';
import { withoutControlsButBreaks } from '../../text/control-characters.js';
import { wrapText } from '../../text/wrap.js';

export interface RulesFormat {
  readonly language: Language;
  readonly color: boolean;
  readonly width: number;
}

/** The list of all rules: id, severity, title, by group. */
export function formatRuleList(rules: readonly Rule[], { language, color }: RulesFormat): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const say = textsIn(rulesTexts, language);
  const terms = textsIn(reportTerms, language);
  const sorted = [...rules].sort((a, b) => groupOrder(a.id) - groupOrder(b.id) || (a.id < b.id ? -1 : 1));
  const width = Math.max(...sorted.map(({ id }) => id.length));
  const lines: string[] = [];
  let group = '';
  for (const rule of sorted) {
    const [here = ''] = rule.id.split('/');
    if (here !== group) {
      group = here;
      const known = RULE_GROUPS.find((one) => one === here);
      lines.push('', chalk.bold(known ? terms(`group-${known}`) : here));
    }
    lines.push(`  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${textOf(rule.title, language)}`);
  }
  const [first] = sorted;
  if (first) lines.push('', say('more', { id: first.id }));
  return `${lines.slice(1).join('\n')}\n`;
}

/** So many weights in each direction explain a rule. */
const STRONGEST = 15;

function groupOrder(id: string): number {
  const index = RULE_GROUPS.findIndex((group) => id.startsWith(`${group}/`));
  return index < 0 ? RULE_GROUPS.length : index;
}

/** Everything about one rule: what, why, basis, model reply, how it matches, examples. */
export function formatRule(
  rule: Rule,
  model: RuleModel | null,
  { language, color, width }: RulesFormat,
): string {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const say = textsIn(rulesTexts, language);
  const terms = textsIn(reportTerms, language);
  const lines: string[] = [chalk.bold(`${rule.id}  ${textOf(rule.title, language)}`)];
  const paragraph = (text: string) => {
    for (const line of wrapText(text, width - 2)) lines.push(`  ${text.slice(line.start, line.end)}`);
  };
  const section = (title: string, texts: readonly string[]) => {
    if (texts.length === 0) return;
    lines.push('', chalk.bold(title));
    for (const text of texts) paragraph(text);
  };
  paragraph(
    `${say('severity')}: ${rule.severity} (${terms(rule.severity)})  ${say('speaker')}: ${terms(rule.speaker)}  ${say('file')}: ${rule.file}`,
  );
  lines.push('');
  paragraph(textOf(rule.message, language));
  section(terms('why'), [textOf(rule.why, language)]);
  section(
    terms('instead'),
    wordRule(rule, language).replies.map(({ label, text }) => (label === '' ? text : `${label}: ${text}`)),
  );
  section(
    terms('basis'),
    rule.basis.flatMap((basis) => [
      `${textOf(basis.title, language)} ${textOf(basis.article, language)} (${[
        ...(basis.number ? [textOf(basis.number, language)] : []),
        say('checked', { date: basis.checked }),
      ].join(language === 'ja' ? '、' : ', ')})`,
      textOf(basis.wording, language),
      basis.url,
    ]),
  );
  section(
    say('patterns'),
    rule.any.map(({ source }) => source),
  );
  section(say('exceptions'), [
    ...rule.except.map(({ source }) => source),
    ...rule.veto.map((name) => `:${name}`),
  ]);
  if (model !== null) {
    const weights = [...model.characters.weights, ...model.words.weights].sort(
      (a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1),
    );
    const told = (some: readonly WeightedFeature[]) => [
      some
        .map(({ feature, weight }) => `「${feature}」 ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`)
        .join('  '),
    ];
    section(
      say('cuesFor', { count: weights.length, calls: model.record.calls }),
      told(weights.slice(0, STRONGEST)),
    );
    section(say('cuesAgainst'), told(weights.slice(-STRONGEST).reverse()));
  }
  section(say('placedOn'), rule.on);
  section(say('flag'), rule.flag.map(exampleText));
  section(say('pass'), rule.pass.map(exampleText));
  return `${lines.join('\n')}\n`;
}

function textOf(text: LocalisedText, language: Language): string {
  return withoutControlsButBreaks(text[language] ?? text.ja);
}

function exampleText({ turns, marked }: RuleExample): string {
  return turns
    .map(({ role, text }, index) => {
      const span = marked?.turn === index ? marked.evidence : null;
      const shown = span
        ? `${text.slice(0, span.start)}《${text.slice(span.start, span.end)}》${text.slice(span.end)}`
        : text;
      return turns.length > 1 ? `${role}: ${shown}` : shown;
    })
    .join(' / ');
}
