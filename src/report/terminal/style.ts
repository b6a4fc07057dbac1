import { Chalk } from 'chalk';
import type { ReportOptions } from '../../model/report.js';
import type { Severity } from '../../model/rule.js';

import { fileAddress } from '../file-address.js';

/** Wraps a text in the escape sequences of a look; without colour it comes back as it is. */
export type Paint = (text: string) => string;

/**
 * The looks of the terminal report. A coloured background always comes with its own foreground and plain text keeps the
 * terminal's, so that nothing vanishes on a dark or a light screen.
 */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly underline: Paint;
  /** The name of a severity. */
  readonly badge: Readonly<Record<Severity, Paint>>;
  /** Evidence in a turn. */
  readonly evidence: Readonly<Record<Severity, Paint>>;
  /** True where evidence needs a marker line, because nothing is painted. */
  readonly marksLines: boolean;
  /** A link to a place in a file, where links may be written. */
  readonly link: (text: string, file: string, line: number | null, column: number | null) => string;
}

/** The looks that the options allow. */
export function styleOf({ color, hyperlinks, folderUrl }: ReportOptions): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const badge = {
    error: chalk.bold.whiteBright.bgRed,
    warning: chalk.black.bgYellow,
    info: chalk.black.bgCyan,
    note: chalk.black.bgGreen,
  };
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    underline: chalk.underline,
    badge,
    evidence: {
      error: badge.error.underline,
      warning: badge.warning.underline,
      info: badge.info.underline,
      note: badge.note.underline,
    },
    marksLines: !color,
    link: (text, file, line, column) => {
      if (!hyperlinks || folderUrl === undefined || file === '-') return text;
      const place = line === null ? '' : `#L${line}${column === null ? '' : `,${column}`}`;
      const url = new URL(fileAddress(file), folderUrl);
      return `\u001b]8;;${url.href}${place}\u001b\\${text}\u001b]8;;\u001b\\`;
    },
  };
}
