import { type ReadOptions, readTranscripts } from '../../input/read-transcripts.js';
import type { Analyse } from '../../judge/analyse.js';
import { describeProblem } from '../../messages/problem-text.js';
import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import type { Language, RuleId, RuleText } from '../../model/rule.js';
import { regionOf } from '../../report/region.js';
import { wordFinding } from '../../report/wording.js';
import { compareWithScript } from '../../script/compare.js';
import { readScript } from '../../script/directives.js';
import { suppress } from '../../script/suppress.js';
import { wordFailure } from '../testing/word-failure.js';
import { type Diagnosis, type DocumentRange, rangeAt } from './diagnosis.js';

/** What scripts are read with. */
export interface ScriptDiagnosisOptions {
  readonly analyse: Analyse;
  readonly rules: ReadonlyMap<RuleId, RuleText>;
  readonly read: ReadOptions;
  readonly language: Language;
}

/** The findings of the calls in a document, what it expects and does not carry, and what cannot be understood. */
export async function diagnoseScript(
  path: string,
  text: string,
  { analyse, rules, read, language }: ScriptDiagnosisOptions,
): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  const ids = [...rules.keys()];
  for await (const result of readTranscripts({ file: path, bytes: bytesOf(text) }, read)) {
    if (result.kind === 'problem') {
      const { message, remedy } = describeProblem(result.problem, language);
      const { code, line, column, isWarning } = result.problem;
      found.push({
        range: rangeAt(text, line, column),
        severity: isWarning ? 'warning' : 'error',
        code,
        message: `${message}\n${remedy}`,
        details: '',
      });
      continue;
    }
    const { transcript } = result;
    const { findings } = analyse(transcript);
    const script = readScript(transcript, ids);
    for (const finding of suppress(script.suppressions, findings).findings) {
      const region = regionOf(transcript, finding);
      if (!region) continue;
      const { title, message, why, instead } = wordFinding(finding, transcript, { rules, language });
      const term = textsIn(reportTerms, language);
      found.push({
        range: rangeOf(region),
        severity: finding.severity,
        code: finding.rule,
        message: instead === null ? title : `${title}\n${term('instead')}: ${instead}`,
        details: [
          `**${title}** (${finding.rule})`,
          message,
          ...(why === '' ? [] : [`*${term('why')}*: ${why}`]),
          ...(instead === null ? [] : [`*${term('instead')}*: 「${instead}」`]),
        ].join('\n\n'),
      });
    }
    for (const mismatch of compareWithScript(script, transcript, findings)) {
      const failed = { kind: 'mismatch', mismatch, transcript, miss: null } as const;
      const { line, column, title, rule } = wordFailure(failed, language);
      found.push({
        range: rangeAt(text, line, column),
        severity: 'warning',
        code: rule ?? 'expect',
        message: title,
        details: '',
      });
    }
  }
  return found;
}

function rangeOf(region: NonNullable<ReturnType<typeof regionOf>>): DocumentRange {
  return {
    start: { line: region.startLine - 1, character: region.startColumn - 1 },
    end: { line: region.endLine - 1, character: region.endColumn - 1 },
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
