import type { Language } from '../../model/rule.js';
import type { Shard } from '../../model/shard.js';
import type { RunOptions } from '../../run/run-analysis.js';
import type { SetupOptions } from '../settings/check-setup.js';
import type { FailOn } from '../settings/options.js';
import type { FilterOptions } from '../settings/report-filter.js';
import type { OutputOptions } from './open-reports.js';

/** Options of `genchi check` as commander gives them. */
export interface CheckOptions extends SetupOptions, FilterOptions, OutputOptions, RunOptions {
  readonly failOn?: FailOn;
  readonly shard?: Shard | 'auto';
  readonly redact?: boolean;
  readonly lang?: Language;
  readonly config?: string;
  readonly progress: boolean;
  readonly reviews?: readonly string[];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly trace?: string;
  readonly scorecard?: string;
}
