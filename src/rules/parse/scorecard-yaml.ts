import type { LocalisedText } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import type { ExampleYaml } from './rule-yaml.js';

// Evaluation forms as their YAML has them. What is not as the schema wants it was told and is missing here: a faulty key, or null
// for a faulty item of a list.

export type TextYaml = string | LocalisedText;
export type OneOrMore<Item> = Item | readonly (Item | null)[];

export interface SoughtYaml {
  readonly rules?: OneOrMore<string>;
  readonly says?: readonly (string | null)[];
  readonly by?: Role;
  readonly first?: string;
  readonly last?: string;
  readonly within?: string;
  readonly count?: number;
}

export interface DemandYaml {
  readonly found?: SoughtYaml;
  readonly absent?: SoughtYaml;
  readonly 'in order'?: readonly (SoughtYaml | null)[];
}

export interface ItemYaml extends DemandYaml {
  readonly id?: string;
  readonly title?: TextYaml;
  readonly section?: TextYaml;
  readonly points?: number;
  readonly critical?: boolean;
  readonly when?: OneOrMore<SoughtYaml>;
  readonly unless?: OneOrMore<SoughtYaml>;
  readonly 'by-hand'?: boolean;
  readonly partly?: DemandYaml & { readonly points?: number };
  readonly advice?: TextYaml;
  readonly examples?: Readonly<
    Partial<Record<'met' | 'partly' | 'missed' | 'not applicable', readonly ExampleYaml[]>>
  >;
}

export interface ScorecardYaml {
  readonly title?: TextYaml;
  readonly pass?: number;
  readonly items?: readonly (ItemYaml | null)[];
}
