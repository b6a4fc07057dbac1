import { type Share, shareOf } from '../text/share.js';

/** The findings whose confidence lies in one stretch. */
export interface CalibrationBin {
  /** The stretch, `to` exclusive but for 1. */
  readonly from: number;
  readonly to: number;
  readonly meanConfidence: number;
  /** Of these findings, those that were right: calibrated where it is near `meanConfidence`. */
  readonly right: Share;
}

const BINS = 10;

/** Findings by confidence in tenths; empty stretches are left out. */
export function calibrationTable(
  findings: readonly { readonly confidence: number; readonly right: boolean }[],
): readonly CalibrationBin[] {
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, right: 0, of: 0 }));
  for (const { confidence, right } of findings) {
    const bin = bins[Math.max(0, Math.min(BINS - 1, Math.floor(confidence * BINS)))];
    if (!bin) continue;
    bin.sum += confidence;
    bin.of++;
    if (right) bin.right++;
  }
  return bins.flatMap((bin, i) =>
    bin.of === 0
      ? []
      : [
          {
            from: i / BINS,
            to: (i + 1) / BINS,
            meanConfidence: bin.sum / bin.of,
            right: shareOf(bin.right, bin.of),
          },
        ],
  );
}
