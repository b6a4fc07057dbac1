import { readFileSync, writeFileSync } from 'node:fs';
import type { Problem } from '../../model/problem.js';
import { type LineEdit, updateScript } from '../../script/update-script.js';
import { statOf } from '../../storage/path-stat.js';
import { unwritableFile } from '../streams/output.js';
import { editLines } from './edit-lines.js';
import type { TestedCall } from './test-scripts.js';

export interface UpdatedFile {
  readonly file: string;
  /** Lines written or removed. */
  readonly lines: number;
}

export interface UpdatedFiles {
  readonly updated: readonly UpdatedFile[];
  readonly problems: readonly Problem[];
}

/** Writes what was found into the scripts of the calls. A file is written whole, once, and only where something changes. */
export function updateFiles(calls: readonly TestedCall[]): UpdatedFiles {
  const edits = new Map<string, LineEdit[]>();
  const problems: Problem[] = [];
  const refuse = (file: string, reason: 'format' | 'encoding' | 'table') =>
    problems.push({ code: `update-${reason}`, file, line: null, column: null, arguments: {} });
  for (const { call, script } of calls) {
    const { file, turns } = call.transcript;
    const found = updateScript(script, call.transcript, call.findings);
    edits.set(file, [...(edits.get(file) ?? []), ...found]);
    const hasLines = turns.some(({ segments }) => segments.some(({ line }) => line !== null));
    if (!hasLines && call.findings.length > 0) refuse(file, 'format');
  }
  const updated: UpdatedFile[] = [];
  for (const [file, some] of edits) {
    if (some.length === 0) continue;
    // Within an archive, or from another program.
    if (!statOf(file)?.isFile()) {
      refuse(file, 'format');
      continue;
    }
    const edited = editLines(file, readFileSync(file), some);
    if ('reason' in edited) {
      refuse(file, edited.reason);
      continue;
    }
    try {
      writeFileSync(file, edited.bytes);
    } catch (cause) {
      problems.push(unwritableFile(file, cause));
      continue;
    }
    updated.push({ file, lines: some.length });
  }
  return { updated, problems };
}
