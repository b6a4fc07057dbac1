import type { Said } from '../model/side-judge.js';
import { otherRole, type Transcript } from '../model/transcript.js';
import { type CallCounts, contactOf, countCall, weighSpeakers } from './call-speakers.js';
import { type CallVariant, variantsOf } from './call-variants.js';
import { decideSides } from './decide-sides.js';
import { buildRows, fitTurns, oddsOfRow, textOddsOf } from './fit-turns.js';
import { measureSplit, type SplitFigures } from './measure-split.js';
import { type Calibration, LEAST_CONFIDENCE, type SideModel } from './side-model.js';
import { looksSwapped } from './swapped-sides.js';
import { cueTextOf } from './turn-cues.js';

/** How the sides of one variant of a call came out, judged by a model that had not seen its file. */
export interface MeasuredVariant extends Pick<CallVariant, 'kind'> {
  readonly file: string;
  readonly id: string;
  readonly confidence: number;
  readonly isDecided: boolean;
  /** True where every speaker who says more than a scrap is on the right side. */
  readonly isRight: boolean;
}

/** Whole calls with the right sides and with the wrong ones, and how many of them looked swapped. */
export interface SwapFigures {
  readonly calls: number;
  readonly alarmsOnRight: number;
  readonly alarmsOnSwapped: number;
}

export interface SideFit {
  readonly model: SideModel;
  readonly measured: readonly MeasuredVariant[];
  readonly swaps: SwapFigures;
  readonly split: SplitFigures;
}

const FOLDS = 8;

/** A variant of a call with what out-of-fold odds make of it. */
interface Case {
  readonly variant: CallVariant;
  readonly transcript: Transcript;
  readonly counts: CallCounts;
}

/**
 * Learns from labelled calls whose side speaks how, and measures it on calls with the names taken away, each judged by
 * weights that have not seen its file (or, in a single file, its part).
 */
export function fitSides(transcripts: readonly Transcript[]): SideFit {
  const turns = transcripts.flatMap((transcript, call) =>
    transcript.turns.map(({ text, role }) => ({ call, cueText: cueTextOf(text), isStaff: role === 'staff' })),
  );
  const rows = buildRows(turns);
  const foldOfCall = foldsOf(transcripts);
  const all = [...turns.keys()];
  const odds = new Float64Array(turns.length);
  const textOdds: ((text: string) => number)[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isInFold = (row: number) => foldOfCall[turns[row]?.call ?? 0] === fold;
    const weights = fitTurns(
      rows,
      all.filter((row) => !isInFold(row)),
    );
    textOdds.push(textOddsOf(rows, weights));
    for (const row of all.filter(isInFold)) odds[row] = oddsOfRow(rows, weights, row);
  }
  let first = 0;
  const oddsOfCalls = transcripts.map((transcript) => {
    const start = first;
    first += transcript.turns.length;
    return odds.subarray(start, first);
  });
  const cases = transcripts.flatMap((transcript, call) =>
    variantsOf(transcript).map((variant): Case => {
      const own = oddsOfCalls[call];
      return {
        variant,
        transcript,
        counts: countCall(saidIn(transcript, variant), (_, index) => own?.[variant.turns[index] ?? 0] ?? 0),
      };
    }),
  );
  const calibration = calibrate(cases);
  const measured = cases.map((one) => measure(one, calibration));
  const { weights, bias } = fitTurns(rows, all);
  const decided = measured.filter(({ isDecided }) => isDecided);
  return {
    measured,
    swaps: swapFigures(transcripts, oddsOfCalls, calibration),
    split: measureSplit(transcripts, (call) => textOdds[foldOfCall[call] ?? 0] ?? (() => 0)),
    model: {
      cues: rows.cues.flatMap((cue, index) => {
        const weight = weights[index] ?? 0;
        return weight === 0 ? [] : { cue, weight };
      }),
      bias,
      calibration,
      fit: {
        files: new Set(transcripts.map(({ file }) => file)).size,
        calls: transcripts.length,
        turns: turns.length,
        measured: measured.length,
        decided: decided.length,
        wrong: decided.filter(({ isRight }) => !isRight).length,
      },
    },
  };
}

/** The fold of each call: calls of a file share one, where there are files enough. */
function foldsOf(transcripts: readonly Transcript[]): readonly number[] {
  const files = [...new Set(transcripts.map(({ file }) => file))].sort();
  const numbers = new Map(files.map((file, index) => [file, index]));
  return transcripts.map(
    ({ file }, call) => (files.length >= FOLDS ? (numbers.get(file) ?? 0) : call) % FOLDS,
  );
}

function saidIn({ turns }: Transcript, variant: CallVariant): readonly Said[] {
  return variant.turns.map((turn, index) => ({
    speaker: variant.speakers[index] ?? '',
    text: turns[turn]?.text ?? '',
  }));
}

function measure({ variant, transcript, counts }: Case, calibration: Calibration): MeasuredVariant {
  const { file, id } = transcript;
  const decision = decideSides(weighSpeakers(counts, new Map(), calibration), contactOf(counts, calibration));
  const confidence = decision?.confidence ?? 0;
  const isRight = counts.speakers.every(({ name }, index) => {
    const side = decision?.sides[index];
    return side?.role === variant.roles.get(name) || side?.isScrap === true;
  });
  return { kind: variant.kind, file, id, confidence, isDecided: confidence >= LEAST_CONFIDENCE, isRight };
}

const SCALES = Array.from({ length: 16 }, (_, step) => 0.4 * 1.15 ** step);
/** More would trust that two of one side never speak in turn. */
const CONTACTS = [0, 0.25, 0.5, 0.75, 1];
const SURE = 0.999;

/** The calibration with which confidences fit best how often the sides are right (the likelihood of what came out). */
function calibrate(cases: readonly Case[]): Calibration {
  let best = { calibration: { scale: 1, contact: 0 }, likelihood: Number.NEGATIVE_INFINITY };
  for (const contact of CONTACTS) {
    for (const scale of SCALES) {
      const calibration = { scale, contact };
      const likelihood = cases.reduce((sum, one) => {
        const { confidence, isRight } = measure(one, calibration);
        return sum + Math.log(isRight ? Math.max(1 - SURE, confidence) : 1 - Math.min(SURE, confidence));
      }, 0);
      if (likelihood > best.likelihood) best = { calibration, likelihood };
    }
  }
  return best.calibration;
}

function swapFigures(
  transcripts: readonly Transcript[],
  oddsOfCalls: readonly Float64Array[],
  calibration: Calibration,
): SwapFigures {
  const figures = { calls: 0, alarmsOnRight: 0, alarmsOnSwapped: 0 };
  for (const [call, transcript] of transcripts.entries()) {
    const whole = variantsOf(transcript).find(({ kind }) => kind === 'whole');
    if (!whole) continue;
    const isAlarm = (roles: CallVariant['roles']) =>
      looksSwapped(
        saidIn(transcript, whole),
        roles,
        (_, turn) => oddsOfCalls[call]?.[turn] ?? 0,
        calibration,
      );
    const swapped = new Map([...whole.roles].map(([name, role]) => [name, otherRole(role)] as const));
    figures.calls++;
    if (isAlarm(whole.roles)) figures.alarmsOnRight++;
    if (isAlarm(swapped)) figures.alarmsOnSwapped++;
  }
  return figures;
}
