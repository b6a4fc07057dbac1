import type { Problem } from '../../model/problem.js';
import type { CallReport } from '../../model/report.js';
import { agentsOf, groupNames, partsOf, trendKeys } from '../../report/trend-keys.js';
import { nearestName } from '../../text/nearest.js';

/** Watches whether any call has the field that a table is grouped by. */
export class GroupNames {
  readonly #by: string | undefined;
  readonly #names = new Set<string>();
  #calls = 0;
  #isThere = false;
  #unnamed = 0;

  /** @param by the field; undefined where no table is wanted */
  constructor(by: string | undefined) {
    this.#by = by;
  }

  /** A call of the run. */
  add(call: CallReport): void {
    if (this.#by === undefined) return;
    if (call.transcript.isUnnamed && isByStaff(this.#by) && agentsOf(call).length === 0) this.#unnamed++;
    if (this.#isThere) return;
    this.#calls++;
    this.#isThere = partsOf(this.#by).every(
      (part) => BUILT_IN.has(part) || trendKeys(call, part).some((key) => key !== null),
    );
    for (const name of groupNames(call.transcript)) if (this.#names.size < MOST_NAMES) this.#names.add(name);
  }

  /** What is wrong where calls were read and none has the field; a month or date that no call has is no slip of the pen. */
  problem(): Problem | null {
    const by = this.#by;
    if (by === undefined || this.#isThere || this.#calls === 0) return null;
    const names = [...this.#names];
    const unknown = partsOf(by).find((part) => !BUILT_IN.has(part) && !names.includes(part)) ?? by;
    const near = nearestName(unknown, names);
    const values = { name: unknown, fields: names.join(', '), suggestion: near === null ? '' : `${near}? ` };
    return { code: 'group-field-missing', file: null, line: null, column: null, arguments: values };
  }

  /** A warning where calls are to be grouped by staff and nothing tells who took them, for want of turns. */
  unnamed(): Problem | null {
    if (this.#unnamed === 0) return null;
    const values = { calls: String(this.#unnamed) };
    return {
      code: 'group-staff-unknown',
      file: null,
      line: null,
      column: null,
      isWarning: true,
      arguments: values,
    };
  }
}

const isByStaff = (by: string): boolean => partsOf(by).some((part) => part === 'staff' || part === 'agent');

const MOST_NAMES = 60;
const BUILT_IN = new Set(['staff', 'agent', 'folder', 'month', 'week', 'date']);
