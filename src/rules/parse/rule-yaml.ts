import type { LocalisedText, ReplyStage, RuleId, Severity } from '../../model/rule.js';
import type { PhraseFunction } from '../../model/token.js';
import type { Role } from '../../model/transcript.js';

// Rule files as their YAML has them. What is not as the schema wants it was told and is missing here: a faulty key, or null for a
// faulty item of a list.

export type Names = string | readonly (string | null)[];

/** A pattern: the pattern itself, or with its name. */
export type PatternYaml =
  | string
  | { readonly name?: string; readonly pattern?: string; readonly sample?: string }
  | null;

/** An entry of `grade`. */
export interface GradeYaml {
  readonly when?: readonly (string | { readonly pattern?: string } | null)[];
  readonly only?: readonly (string | null)[];
  readonly to?: Severity;
}

export interface ConditionYaml {
  readonly earlier?: Names;
  readonly later?: Names;
  readonly 'same turn'?: Names;
  readonly of?: Names;
  readonly within?: string;
  readonly count?: number;
  readonly first?: string;
  readonly last?: string;
  readonly says?: readonly PatternYaml[];
  readonly 'said before'?: readonly PatternYaml[];
  readonly 'said after'?: readonly PatternYaml[];
  readonly by?: Role;
  readonly narrated?: readonly (string | null)[];
  readonly 'followed by'?: Role;
  readonly 'minutes since'?: Names;
  readonly minutes?: number;
  readonly not?: ConditionsYaml;
  readonly any?: readonly (ConditionYaml | null)[];
}

export type ConditionsYaml = ConditionYaml | readonly (ConditionYaml | null)[];

export interface ReplyYaml extends LocalisedText {
  readonly stage: ReplyStage;
  readonly case?: LocalisedText & { readonly words?: readonly string[] };
  readonly 'records-calls'?: boolean;
}

export interface RuleYaml {
  readonly id?: RuleId;
  readonly severity?: Severity;
  readonly speaker?: Role;
  readonly title?: LocalisedText;
  readonly message?: LocalisedText;
  readonly match?: {
    readonly where?: Readonly<Record<string, string>>;
    readonly any?: readonly PatternYaml[];
    readonly except?: readonly PatternYaml[];
    readonly veto?: readonly (PhraseFunction | null)[];
    readonly 'cue veto'?: readonly (PhraseFunction | null)[];
    readonly narrated?: readonly (string | null)[];
    readonly on?: Names;
  };
  readonly grade?: readonly (GradeYaml | null)[];
  readonly context?: {
    readonly once?: 'call';
    readonly require?: ConditionsYaml;
    readonly unless?: ConditionsYaml;
    readonly escalate?: { readonly when?: ConditionsYaml; readonly to?: Severity };
  };
  readonly why?: LocalisedText;
  readonly instead?: LocalisedText | readonly (ReplyYaml | null)[];
  readonly basis?: readonly (string | null)[];
  readonly examples?: Readonly<Partial<Record<'flag' | 'pass', readonly ExampleYaml[]>>>;
}

/** A turn, or a small dialogue. */
export type ExampleYaml = string | readonly (string | null)[] | null;

/** True where several stand, and not one alone. */
export function isList<Item>(value: Item | readonly (Item | null)[]): value is readonly (Item | null)[] {
  return Array.isArray(value);
}

/** What stands there of a list, where it may have gaps. */
export function present<Item>(items: readonly (Item | null)[] | undefined): readonly Item[] {
  return (items ?? []).filter((one): one is Item => one !== null);
}

/** False for an example of which a turn is faulty. */
export function isWhole(example: ExampleYaml): example is string | readonly string[] {
  return typeof example === 'string' || (example !== null && !example.includes(null));
}
