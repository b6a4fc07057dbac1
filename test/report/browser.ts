import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/** Debian's browser; tests that need it are skipped where it is not installed. */
export const CHROMIUM = '/usr/bin/chromium';
export const hasBrowser = existsSync(CHROMIUM);

/** For the name of what is skipped. */
export const whySkipped = hasBrowser ? '' : ` (skipped: no ${CHROMIUM}, Debian's package "chromium")`;

/** A browser that asks nobody for anything: one for all tests of a worker, and gone with it. */
export function sharedBrowser(): Promise<Browser> {
  started ??= chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return started;
}

let started: Promise<Browser> | null = null;

/** The address of a file with these bytes, as a mail attachment would be opened. */
export function addressOf(bytes: Uint8Array, name = 'report.html'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'genchi-report-')), name);
  writeFileSync(file, bytes);
  return pathToFileURL(file).href;
}
