import type { RuleSet } from '../../model/compiled.js';
import { NO_PROFILE, type Profile } from '../../model/profile.js';
import type { Severity } from '../../model/rule.js';
import { withMinutes } from './minutes.js';
import { withSeverities } from './severities.js';
import { withProfile } from './tailor.js';

/** What a configuration changes in rules. */
export interface RuleSettings {
  /** Other severities, by rule id. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Other numbers of minutes for rules that count them, by id. */
  readonly minutes?: Readonly<Record<string, number>>;
  /** Who takes the calls. */
  readonly profile?: Profile;
}

/** A rule set as loaded without a profile, with all that a configuration changes in it. */
export function withSettings(
  ruleSet: RuleSet,
  { severities, minutes = {}, profile = NO_PROFILE }: RuleSettings,
): RuleSet {
  return withProfile(withMinutes(withSeverities(ruleSet, severities), minutes), profile);
}
