import { textsIn } from '../../messages/report-text.js';
import { speakersTexts } from '../../messages/speakers-text.js';
import type { Language } from '../../model/rule.js';
import { VARIANT_KINDS } from '../../speakers/call-variants.js';
import type { MeasuredVariant, SideFit } from '../../speakers/fit-sides.js';
import { shareOf } from '../../text/share.js';
import { displayWidth, padEnd, padStart } from '../../text/width.js';

/** Where the table of confidences is cut. */
const CONFIDENCES = [0.5, 0.7, 0.9, 0.95, 0.98, 0.99, 1] as const;
const MOST_NAMED = 40;

/** What `genchi fit --speakers` prints: decided and wrong by kind of call, the calibration, doubts, and the calls decided wrong. */
export function formatSideFit({ model, measured, swaps, split }: SideFit, language: Language): string {
  const text = textsIn(speakersTexts, language);
  const kinds = VARIANT_KINDS.map(
    (kind) => [text(kind), measured.filter((one) => one.kind === kind)] as const,
  );
  const figures = [...kinds, [text('all'), measured] as const]
    .filter(([, some]) => some.length > 0)
    .map(([name, some]) => {
      const decided = some.filter(({ isDecided }) => isDecided);
      const wrong = decided.filter(({ isRight }) => !isRight);
      return [
        name,
        String(some.length),
        percentOf(decided.length, some.length),
        `${wrong.length} = ${percentOf(wrong.length, decided.length)}`,
      ];
    });
  const { files, calls, turns } = model.fit;
  const wrong = measured.filter(({ isDecided, isRight }) => isDecided && !isRight);
  const lines = [
    text('fitted', { files, calls, turns, cues: model.cues.length }),
    text('measured'),
    '',
    ...table([text('columns').split('\t'), ...figures]),
    '',
    text('confidence'),
    ...table([text('confidenceColumns').split('\t'), ...confidenceRows(measured)]),
    '',
    text('swaps', {
      found: percentOf(swaps.alarmsOnSwapped, swaps.calls),
      alarms: percentOf(swaps.alarmsOnRight, swaps.calls),
    }),
    text('split', {
      read: percentOf(split.read, split.calls),
      right: percentOf(split.right, split.lines),
      poor: `${split.poor} = ${percentOf(split.poor, split.read)}`,
    }),
    ...(wrong.length > 0 ? ['', text('wrong')] : []),
    ...wrong
      .slice(0, MOST_NAMED)
      .map(({ file, id, kind, confidence }) => `  ${file} ${id} ${text(kind)} ${confidence.toFixed(3)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function confidenceRows(measured: readonly MeasuredVariant[]): readonly (readonly string[])[] {
  return CONFIDENCES.slice(1).flatMap((to, index) => {
    const from = CONFIDENCES[index] ?? 0;
    const some = measured.filter(({ confidence }) => confidence >= from && confidence < to);
    if (some.length === 0) return [];
    const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
    const right = some.filter(({ isRight }) => isRight).length;
    return [[`${from}–${to}`, String(some.length), mean.toFixed(3), percentOf(right, some.length)]];
  });
}

function percentOf(hits: number, of: number): string {
  const { value, low, high } = shareOf(hits, of);
  const percent = (share: number) => (share * 100).toFixed(2);
  return `${percent(value)} % [${percent(low)}–${percent(high)}]`;
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? padEnd(cell, widths[column] ?? 0) : padStart(cell, widths[column] ?? 0),
      )
      .join('  '),
  );
}
