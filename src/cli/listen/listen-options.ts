import type { Language } from '../../model/rule.js';
import type { OutputOptions } from '../check/open-reports.js';
import type { SetupOptions } from '../settings/check-setup.js';
import type { FailOn } from '../settings/options.js';
import type { FilterOptions } from '../settings/report-filter.js';

/** Options of `genchi listen` as commander gives them. */
export interface ListenOptions
  extends Omit<SetupOptions, 'input' | 'manifest' | 'column'>,
    FilterOptions,
    OutputOptions {
  readonly alert?: readonly string[];
  readonly alertCommand?: string;
  /** Minutes of silence after which a call is taken as ended. */
  readonly idle: number;
  readonly failOn?: FailOn;
  readonly redact?: boolean;
  readonly lang?: Language;
  readonly config?: string;
}
