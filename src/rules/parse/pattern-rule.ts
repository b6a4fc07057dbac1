import type { Rule, RulePattern } from '../../model/rule.js';

/** Patterns as a rule of their own, without texts: what it finds is looked at and never reported. */
export function patternRule(
  id: Rule['id'],
  file: string,
  speaker: Rule['speaker'],
  any: readonly RulePattern[],
): Rule {
  return { ...NO_TEXTS, id, file, speaker, any };
}

const NO_TEXTS: Omit<Rule, 'id' | 'file' | 'speaker' | 'any'> = {
  severity: 'note',
  title: { ja: '' },
  message: { ja: '' },
  why: { ja: '' },
  instead: [],
  basis: [],
  where: [],
  except: [],
  grade: [],
  veto: [],
  cueVeto: [],
  narrated: [],
  on: [],
  require: [],
  unless: [],
  once: false,
  escalate: null,
  flag: [],
  pass: [],
};
