// @ts-check
import { strToU8, zipSync } from 'fflate';
import { conflictProblems } from '../../dist/cli/check/review-files.js';
import { scorecardTemplate } from '../../dist/cli/init/scorecard.js';
import { parseListenLine } from '../../dist/cli/listen/listen-turn.js';
import { createAnalyser, readTranscripts } from '../../dist/index.js';
import { readSheets } from '../../dist/input/documents/xlsx-calls.js';
import { spellLiteral } from '../../dist/language/normalise/spell-literal.js';
import { printsOf } from '../../dist/report/fingerprint.js';
import { applyReviews } from '../../dist/review/apply-reviews.js';
import { parseReviews } from '../../dist/review/parse-reviews.js';
import { readReviewSheets } from '../../dist/review/read-sheet.js';
import { resolveReviews } from '../../dist/review/reviews.js';
import { SHEET_COLUMNS } from '../../dist/review/sheet-terms.js';
import { reviewLine } from '../../dist/review/write-reviews.js';
import { compileRules } from '../../dist/rules/compile/compile.js';
import { readWordSets } from '../../dist/rules/load.js';
import { parseScorecard } from '../../dist/rules/parse/parse-scorecard.js';
import { setsNamed } from '../../dist/rules/parse/word-sets.js';
import { scoreCall } from '../../dist/scorecard/score-call.js';
import { readScript } from '../../dist/script/directives.js';

/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('../../dist/model/report.js').CallReport} CallReport */

/** Items of the form that is a sample: it has many that are alike. */
const SCORECARD_ITEMS = 3;

/**
 * What people decide and say beside the calls: reviews, corrected sheets, evaluation forms, scripts, live turns.
 * @param {object} given
 * @param {readonly CallReport[]} given.calls
 * @param {readonly import('../../dist/model/rule.js').RuleId[]} given.ruleIds
 * @param {import('../../dist/model/token.js').Tokenize} given.tokenize
 * @param {(problems: readonly import('../../dist/model/problem.js').Problem[]) => void} given.tell
 * @returns {Readonly<Record<string, Target>>}
 */
export function decisionTargets({ calls, ruleIds, tokenize, tell }) {
  const records = calls.flatMap((call) =>
    call.findings.map((finding, index) => ({
      kind: /** @type {const} */ ('finding'),
      call: call.transcript.id,
      file: call.transcript.file,
      rule: finding.rule,
      mark: /** @type {const} */ (index % 2 === 0 ? 'wrong' : 'correct'),
      comment: 'お客様の言葉の引用',
      reviewer: ['佐藤', '鈴木'][index % 2] ?? '',
      at: '2026-04-01T09:00:00.000Z',
      fingerprint: printsOf(call)[index] ?? '',
    })),
  );
  const [first] = calls;
  const text = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('utf8');
  const heed = (/** @type {ReturnType<typeof parseReviews>} */ { records: read, problems }) => {
    tell(problems);
    const reviews = resolveReviews(read);
    tell(conflictProblems(reviews, () => ({ file: 'reviews.jsonl', line: 1 })));
    for (const record of reviews.records) reviewLine(record);
    for (const call of calls.slice(0, 3)) applyReviews(call, reviews);
  };
  const wordSets = readWordSets([]);
  return {
    reviews: {
      weight: 8,
      samples: [{ name: 'reviews.jsonl', bytes: Buffer.from(records.slice(0, 12).map(reviewLine).join('')) }],
      run: (bytes, name) => heed(parseReviews(text(bytes), name)),
    },
    sheet: {
      weight: 5,
      samples: [{ name: 'sheet.xlsx', bytes: sheetOf(records.slice(0, 6)) }],
      run: (bytes, file) => {
        const sheets = readSheets(bytes);
        if ('code' in sheets) return tell([{ ...sheets, file, column: null }]);
        const rows = sheets.map((sheet) =>
          sheet.rows.map(({ cells, line }) => ({ cells: cells.map((cell) => cell.text), line })),
        );
        const read = readReviewSheets(rows, { file, reviewer: null, at: '2026-04-01T09:00:00.000Z' });
        if (read !== null) heed(read);
      },
    },
    scorecard: {
      weight: 4,
      samples: scorecardSamples(),
      run: (bytes, name) => {
        const { scorecard, problems } = parseScorecard(name, text(bytes), ruleIds);
        tell(problems);
        if (scorecard === null) return;
        const nodes = scorecard.patterns.flatMap(({ any }) => any.map(({ node }) => node));
        const compiled = compileRules(scorecard.patterns, setsNamed(nodes, wordSets), spellLiteral);
        tell(compiled.problems);
        if (compiled.ruleSet === null || !first) return;
        const search = createAnalyser({ ruleSet: compiled.ruleSet, tokenize });
        scoreCall(scorecard, first, search(first.transcript).findings);
      },
    },
    script: {
      weight: 8,
      samples: [{ name: 'script.txt', bytes: Buffer.from(SCRIPT) }],
      run: async (bytes, file) => {
        for await (const result of readTranscripts({ file, bytes: once(bytes) })) {
          if (result.kind === 'problem') tell([result.problem]);
          else tell(readScript(result.transcript, ruleIds).problems);
        }
      },
    },
    live: {
      weight: 5,
      samples: [{ name: 'turn.jsonl', bytes: Buffer.from(TURN) }],
      run: (bytes) => {
        for (const line of text(bytes).split('\n')) {
          const read = parseListenLine(line);
          if (read.kind === 'fault')
            tell([
              {
                code: 'listen-line',
                file: '-',
                line: 1,
                column: null,
                arguments: { reason: read.reason },
              },
            ]);
        }
      },
    },
  };
}

/** The template, whole and its first items. */
function scorecardSamples() {
  const { text } = scorecardTemplate;
  const items = text.split(/^(?= {2}- id: )/m);
  return [
    { name: 'scorecard.yaml', bytes: Buffer.from(text) },
    { name: 'short.yaml', bytes: Buffer.from(items.slice(0, 1 + SCORECARD_ITEMS).join('')) },
  ];
}

/** A corrected sheet as a spreadsheet saves it, not compressed, so that faults get inside. @param {readonly object[]} rows */
function sheetOf(rows) {
  const keys = Object.keys(SHEET_COLUMNS);
  const heads = Object.values(SHEET_COLUMNS).map(({ ja }) => ja);
  const marks = /** @type {Record<string, string>} */ ({ wrong: '誤り', correct: '正しい' });
  const lines = rows.map((row) => {
    const cells = new Map(Object.entries(row));
    cells.set('key', `${cells.get('fingerprint')} ${cells.get('rule')}`);
    return keys.map((key) => marks[cells.get(key)] ?? String(cells.get(key) ?? ''));
  });
  const cell = (/** @type {string} */ text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = [heads, ...lines].map((line) => `<row>${line.map(cell).join('')}</row>`).join('');
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${xml}</sheetData></worksheet>`;
  const parts = { 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/workbook.xml': strToU8('<workbook/>') };
  return zipSync(parts, { level: 0 });
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SCRIPT = `# title: 試験
# expect-clean: staff/*
# expect-all:
# genchi-ignore staff/startled-reaction: 確認済み
職員：はい、青葉市役所です。
客：録音させてもらうからな。
# expect: caller/* "録音", ?staff/startled-reaction
職員：えっ、録音ですか。
# expect: staff/startled-reaction "えっ"
# genchi-ignore staff/*: 新人のため
`;
const TURN = `{"call":"c1","speaker":"お客様","text":"責任者を出せ。","time":61500,"final":true,"agent":"佐藤"}
{"call":1,"speaker":"職員","text":"はい。","start":1,"end":2.5}
{"call":"c1","ended":true}
`;

/** @param {Uint8Array} bytes */
async function* once(bytes) {
  yield bytes;
}
