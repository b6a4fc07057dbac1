import type { TableColumn } from '../../input/raw/input-format.js';
import type { OrganisationType } from '../../model/profile.js';
import type { Language, Severity } from '../../model/rule.js';
import type { Role } from '../../model/transcript.js';
import type { VerdictSettings } from '../../verdict/judge-call.js';
import type { ConfiguredSuppression } from './accepted-findings.js';

/** The configuration as its file has it; `configSchema` tells the meaning of each key. */
export interface Config {
  readonly extends?: readonly string[];
  readonly inputs?: readonly string[];
  readonly speakers?: Readonly<Record<string, Role>>;
  readonly input?: string;
  readonly encoding?: string;
  readonly columns?: Readonly<Partial<Record<TableColumn, string>>>;
  readonly 'guess-speakers'?: boolean;
  readonly manifest?: string;
  readonly reviews?: readonly string[];
  readonly path?: string;
  readonly agents?: Readonly<Record<string, readonly string[]>>;
  readonly 'merge-gap'?: number;
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly severities?: Readonly<Record<string, Severity>>;
  readonly minutes?: Readonly<Record<string, number>>;
  readonly profile?: {
    readonly type?: OrganisationType;
    readonly prefecture?: string;
    readonly 'records-calls'?: boolean;
    readonly self?: string;
    readonly staff?: string;
  };
  readonly thresholds?: Readonly<Record<string, number>>;
  readonly suppress?: readonly ConfiguredSuppression[];
  readonly cues?: boolean;
  readonly 'min-severity'?: Severity;
  readonly 'fail-on'?: Severity | 'never';
  readonly language?: Language;
  readonly redact?: boolean | RedactConfig;
  readonly scorecard?: string;
  readonly 'group-by'?: string;
  readonly pseudonyms?: boolean;
  readonly 'least-calls'?: number;
  readonly scores?: {
    readonly severity?: Readonly<Partial<Record<Severity, number>>>;
    readonly rules?: Readonly<Record<string, number>>;
  };
  readonly verdict?: VerdictSettings;
}

/** What `redact` says beyond yes and no. */
export interface RedactConfig {
  /** Forms of customer numbers: `#` a digit, `@` a letter. */
  readonly patterns?: readonly string[];
  /** Names that are hidden wherever they stand. */
  readonly names?: readonly string[];
}
