import { Command } from 'commander';
import type { RuleModel } from '../../judge/judge-model.js';
import { loadModel } from '../../judge/load-model.js';
import { UserError } from '../../model/problem.js';
import type { Language, Rule } from '../../model/rule.js';
import { loadRules, readRules } from '../../rules/load.js';
import { nearestName } from '../../text/nearest.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { collect, languageOf, languageOption, oneOf } from '../options.js';
import type { ProcessStreams } from '../process-streams.js';
import { formatRule, formatRuleList } from '../rules-format.js';
import { isColorWanted, terminalWidth } from '../terminal.js';

const FORMATS = ['terminal', 'json'] as const;

interface RulesOptions {
  readonly format: (typeof FORMATS)[number];
  readonly rules?: readonly string[];
  readonly lang?: Language;
  readonly color?: boolean;
}

/** `genchi rules [ID]`: lists the rules, or explains one. */
export function rulesCommand(streams: ProcessStreams, finish: (code: ExitCode) => void): Command {
  return new Command('rules')
    .description('list the rules; with an id explain one: what, why, basis, model reply, examples')
    .argument('[id]')
    .option('-f, --format <name>', `output format: ${FORMATS.join(', ')}`, oneOf(FORMATS), 'terminal')
    .option('--rules <path>', 'a further rule file or folder; repeatable', collect)
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action((id: string | undefined, options: RulesOptions) => {
      const { rules } = readRules(options.rules ?? []);
      const shown = id === undefined ? rules : [ruleNamed(id, rules)];
      const format = {
        language: languageOf(options.lang, streams.environment),
        color: isColorWanted(options.color, streams.environment, streams.stdout.isTTY === true),
        width: Math.min(terminalWidth(streams.stdout, streams.environment), 120),
      };
      const [only] = shown;
      const text =
        options.format === 'json'
          ? `${JSON.stringify(shown.map(describeRule), null, 2)}\n`
          : id !== undefined && only
            ? formatRule(only, modelOf(only, options.rules ?? []), format)
            : formatRuleList(shown, format);
      streams.stdout.write(text);
      finish(EXIT.ok);
    });
}

function modelOf({ id }: Rule, paths: readonly string[]): RuleModel | null {
  return loadModel(paths, loadRules(paths)).rules.find(({ rule }) => rule === id) ?? null;
}

/** @throws UserError where no rule has the id */
function ruleNamed(id: string, rules: readonly Rule[]): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found) return found;
  const nearest =
    nearestName(
      id,
      rules.map((rule) => rule.id),
    ) ?? '';
  throw new UserError([
    { code: 'rule-unknown', file: null, line: null, column: null, arguments: { name: id, nearest } },
  ]);
}

/** A rule as data, patterns as written. */
function describeRule(rule: Rule): object {
  const { any, except, flag, pass, ...rest } = rule;
  return {
    ...rest,
    patterns: any.map(({ source }) => source),
    exceptions: except.map(({ source }) => source),
    flag: flag.map(({ turns }) => turns),
    pass: pass.map(({ turns }) => turns),
  };
}
