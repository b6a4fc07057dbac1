import { createAnalyser } from '../../judge/analyse.js';
import { createTracer } from '../../judge/trace.js';
import { spellLiteral } from '../../language/normalise/spell-literal.js';
import { describeProblem } from '../../messages/problem-text.js';
import type { Problem } from '../../model/problem.js';
import type { Language } from '../../model/rule.js';
import type { Tokenize } from '../../model/token.js';
import { compileRules } from '../../rules/compile/compile.js';
import { orderRules } from '../../rules/compile/graph.js';
import { checkScorecard } from '../../rules/load-scorecard.js';
import { parseRule } from '../../rules/parse/parse-rule.js';
import { validateYaml } from '../../rules/parse/validate-yaml.js';
import { parseWordSets } from '../../rules/parse/word-sets.js';
import { withSettings } from '../../rules/settings/settings.js';
import type { AnalysisSetup } from '../../run/analysis-setup.js';
import { lookThroughRules } from '../../run/load-rules.js';
import { checkExamples } from '../../script/check-examples.js';
import { once } from '../../text/once.js';
import { configSchema } from '../settings/config-schema.js';
import { nearestInExample } from '../testing/nearest-example.js';
import { wordFailure } from '../testing/word-failure.js';
import { type Diagnosis, rangeAt } from './diagnosis.js';
import type { DocumentKind } from './document-kind.js';

/** Tells what is wrong with rules, word sets, evaluation forms and the configuration while they are written. */
export type DiagnoseYaml = (kind: DocumentKind, path: string, text: string) => readonly Diagnosis[];

/**
 * Prepares the diagnosis of YAML documents.
 *
 * @param setup rules beside the built-in ones
 * @param tokenize for the examples of rules
 */
export function createYamlDiagnosis(
  setup: AnalysisSetup,
  tokenize: Tokenize,
  language: Language,
): DiagnoseYaml {
  // As far as they can be read: the faulty one may be the document in hand.
  const rules = once(() => lookThroughRules(setup.rulePaths));
  const told = (text: string, problems: readonly Problem[]): readonly Diagnosis[] =>
    problems.map((problem) => {
      const { message, remedy } = describeProblem(problem, language);
      return {
        range: rangeAt(text, problem.line, problem.column),
        severity: problem.isWarning ? 'warning' : 'error',
        code: problem.code,
        message: `${message}\n${remedy}`,
        details: '',
      };
    });
  const ofRule = (path: string, text: string): readonly Diagnosis[] => {
    const { rules: others, wordSets, references, missesRules, missesSets } = rules();
    const { rule, draft, namePlaces, problems } = parseRule(path, text, null, references);
    const ordered = orderRules(
      [...others.filter(({ id }) => id !== draft.id), draft],
      (_, name) => namePlaces.get(name) ?? { line: 1, column: 1 },
    );
    const compiled = compileRules(ordered.rules, wordSets, spellLiteral);
    if (rule === null || ordered.problems.length > 0 || compiled.ruleSet === null) {
      const further = [...ordered.problems, ...compiled.problems].filter(
        ({ file, code }) =>
          file === path &&
          !(missesRules && code === 'rule-unknown') &&
          !(missesSets && code === 'set-unknown'),
      );
      return told(text, [...problems, ...further]);
    }
    const ruleSet = withSettings(compiled.ruleSet, setup);
    // Examples state what patterns find; the whole judgement is measured on labelled calls.
    const trace = once(() => createTracer({ ruleSet, tokenize }));
    const tested = ruleSet.rules.find((one) => one.rule.id === rule.id);
    return checkExamples(rule, createAnalyser({ ruleSet, tokenize })).map((failed) => {
      const miss = tested ? nearestInExample(failed, tested, trace()) : null;
      const { line, title, details } = wordFailure({ kind: 'example', failed, miss }, language);
      return {
        range: rangeAt(text, line, null),
        severity: 'warning',
        code: 'example',
        message: [title, ...details].join('\n'),
        details: '',
      };
    });
  };
  return (kind, path, text) => {
    switch (kind) {
      case 'rule':
        return ofRule(path, text);
      case 'words':
        return told(text, parseWordSets(path, text).problems);
      case 'scorecard': {
        const { rules: known, missesRules, ...others } = rules();
        const ruleIds = missesRules ? null : known.map(({ id }) => id);
        return told(text, checkScorecard(spellLiteral, path, text, { ...others, ruleIds }).problems);
      }
      case 'config':
        return told(text, validateYaml(path, text, configSchema).problems);
      default:
        return [];
    }
  };
}
