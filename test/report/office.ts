import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** LibreOffice Calc; tests that need it are skipped where it is not installed. To ask it for its version takes as long as a test. */
export const hasOffice = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'soffice')));

/** For the name of what is skipped. */
export const whySkipped = hasOffice ? '' : ' (skipped: no soffice, Debian\'s package "libreoffice-calc")';
