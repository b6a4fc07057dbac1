import { Command } from 'commander';
import type { RuleModel } from '../../judge/judge-model.js';
import { loadModel } from '../../judge/load-model.js';
import type { Language, Rule } from '../../model/rule.js';
import { jsonText } from '../../report/json-call.js';
import { tailorRule } from '../../rules/settings/tailor.js';
import { readRules } from '../../run/load-rules.js';
import { loadPrepared } from '../../run/prepared-analysis.js';
import type { ProcessStreams } from '../../run/process-streams.js';
import { withoutCommands } from '../../text/workflow-commands.js';
import { withAllFaults } from '../settings/all-faults.js';
import { profileOf, rulePathsOf } from '../settings/check-setup.js';
import { loadConfig } from '../settings/config.js';
import { collect, languageOption, oneOf } from '../settings/options.js';
import { ruleOfId } from '../settings/rule-of-id.js';
import { EXIT, type ExitCode } from '../streams/exit-codes.js';
import { isColorWanted, terminalWidth } from '../streams/terminal.js';
import { formatStaleReferences } from '../words/references-format.js';
import { formatRule, formatRuleList } from '../words/rules-format.js';

const FORMATS = ['terminal', 'json'] as const;

interface RulesOptions {
  readonly format: (typeof FORMATS)[number];
  readonly rules?: readonly string[];
  readonly config?: string;
  readonly checkReferences?: boolean;
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
    .option('--check-references', 'tell which legal sources were last checked more than a year ago')
    .option('--config <file>', 'configuration (default: nearest genchi.config.yaml upwards)')
    .addOption(languageOption)
    .option('--color', 'colour even where the output is no terminal')
    .option('--no-color', 'no colour')
    .action(async (id: string | undefined, options: RulesOptions) => {
      const settings = { ...options, scorecard: null };
      finish(await withAllFaults(settings, () => tellRules(id, options, streams)));
    });
}

async function tellRules(
  id: string | undefined,
  options: RulesOptions,
  streams: ProcessStreams,
): Promise<ExitCode> {
  const loaded = await loadConfig(options.config ?? null);
  const paths = rulePathsOf(options, loaded);
  const profile = profileOf(loaded.config);
  const format = {
    language: streams.language,
    color: isColorWanted(options.color, streams.environment, streams.stdout.isTTY === true),
    width: Math.min(terminalWidth(streams.stdout, streams.environment), 120),
  };
  if (id === undefined && options.format === 'terminal' && !options.checkReferences) {
    const setup = { rulePaths: paths, cues: false, severities: {}, profile, read: {} };
    const { ruleSet } = await loadPrepared(setup);
    const list = ruleSet.rules.map(({ rule }) => rule);
    streams.stdout.write(withoutCommands(formatRuleList(list, format)));
    return EXIT.ok;
  }
  // Prepared rules lack what is told of a single one: patterns as written, examples.
  const { rules: written, references } = readRules(paths);
  const rules = written.map((rule) => tailorRule(rule, profile));
  if (options.checkReferences) {
    streams.stdout.write(formatStaleReferences([...references.values()], new Date(), format));
    return EXIT.ok;
  }
  const only = id === undefined ? null : ruleOfId(id, rules);
  const text =
    options.format === 'json' || only === null
      ? `${jsonText((only === null ? rules : [only]).map(describeRule), 2)}\n`
      : formatRule(only, modelOf(only, written, paths), format);
  streams.stdout.write(withoutCommands(text));
  return EXIT.ok;
}

function modelOf({ id }: Rule, all: readonly Rule[], paths: readonly string[]): RuleModel | null {
  const { rules } = loadModel(paths, { rules: all.map((rule) => ({ rule })) }, { only: id });
  return rules[0] ?? null;
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
