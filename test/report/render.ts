import type { Problem } from '../../src/model/problem.js';
import type { CallReport, Reporter, ReportOptions } from '../../src/model/report.js';
import { countCall, NO_COUNTS, summarise } from '../../src/report/build.js';
import { sampleCalls, sampleOptions } from './sample.js';

/** The whole output of a reporter as bytes. */
export async function renderBytes(
  reporter: Reporter,
  options: Partial<ReportOptions> = {},
  calls: readonly CallReport[] = sampleCalls,
  problems: readonly Problem[] = [],
): Promise<Buffer> {
  const writer = reporter.open({ ...sampleOptions, ...options });
  const counts = calls.reduce(countCall, NO_COUNTS);
  const parts: (string | Uint8Array)[] = [writer.head(), ...calls.map((call) => writer.call(call))];
  parts.push(await writer.tail(summarise(counts, problems, 1234)));
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

/** The whole output of a reporter as text. */
export async function render(...parameters: Parameters<typeof renderBytes>): Promise<string> {
  return (await renderBytes(...parameters)).toString('utf8');
}
