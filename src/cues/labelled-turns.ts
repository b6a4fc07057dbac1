import { normaliseInPlace } from '../language/normalise.js';
import type { Role, Transcript } from '../model/transcript.js';
import { cueText, lettersOf } from './cue-text.js';
import { type FeatureTable, tabulate } from './features.js';

/** A labelled call to learn from, and what patterns alone find in it. */
export interface TrainingCall {
  readonly transcript: Transcript;
  /** Rule ids per turn; left out where patterns are not to be regarded. */
  readonly patterns?: readonly (readonly string[])[];
  /** Where given, the labels tell of these rules alone (or of all), and the call is learned from but never measured. */
  readonly judged?: ReadonlySet<string> | 'all';
}

/** Where a turn stands. */
export interface TurnPlace {
  readonly call: number;
  /** 1-based. */
  readonly turn: number;
  /** How many turns the call has. */
  readonly turns: number;
}

/** A turn to learn from. Its number is its row in the table of its speaker. */
export interface TrainingTurn {
  /** The turn is measured by models that were fitted without this fold; null: it is never measured. */
  readonly fold: number | null;
  readonly place: TurnPlace;
  readonly labels: ReadonlySet<string>;
  /** Labels that count neither way. */
  readonly optional: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** Where not null, the labels tell of these rules alone. */
  readonly judged: ReadonlySet<string> | null;
}

/** All turns of one speaker. */
export interface SpeakerTurns {
  readonly turns: readonly TrainingTurn[];
  readonly table: FeatureTable;
}

export interface TrainingData {
  readonly speakers: Readonly<Record<Role, SpeakerTurns>>;
  readonly folds: number;
  /** Fold of each call; for a call that is never measured any number. */
  readonly foldOfCall: readonly number[];
  readonly files: number;
  readonly calls: number;
}

/** More folds cost time and change the figures little. */
const MOST_FOLDS = 5;

/**
 * Sorts the turns of labelled calls by speaker and divides the calls into folds: by file, since calls of one file
 * resemble each other, and by call where there is one file only. The order of files does not matter.
 */
export function trainingData(calls: readonly TrainingCall[]): TrainingData {
  const measured = calls.filter(({ judged }) => judged === undefined);
  const files = [...new Set(measured.map(({ transcript }) => transcript.file))].sort();
  const groups = files.length > 1 ? files.length : measured.length;
  const folds = Math.min(MOST_FOLDS, groups);
  const foldOfCall = calls.map(
    ({ transcript }, call) => Math.max(0, files.length > 1 ? files.indexOf(transcript.file) : call) % folds,
  );
  const ordered = calls
    .map((call, number) => ({ ...call, call: number }))
    .sort((a, b) => files.indexOf(a.transcript.file) - files.indexOf(b.transcript.file));
  const speakerTurns = (role: Role): SpeakerTurns => {
    const turns: TrainingTurn[] = [];
    const texts: string[] = [];
    for (const { transcript, patterns, judged, call } of ordered) {
      transcript.turns.forEach((turn, index) => {
        if (turn.role !== role) return;
        texts.push(lettersOf(cueText(normaliseInPlace(turn.text, turn.narration))));
        turns.push({
          fold: judged ? null : (foldOfCall[call] ?? 0),
          place: { call, turn: index + 1, turns: transcript.turns.length },
          labels: new Set((turn.labels ?? []).map((label) => label.id)),
          optional: new Set((turn.optional ?? []).map((label) => label.id)),
          patterns: new Set(patterns?.[index]),
          judged: judged === undefined || judged === 'all' ? null : judged,
        });
      });
    }
    return { turns, table: tabulate(texts) };
  };
  return {
    speakers: { staff: speakerTurns('staff'), caller: speakerTurns('caller') },
    folds,
    foldOfCall,
    files: files.length,
    calls: measured.length,
  };
}
