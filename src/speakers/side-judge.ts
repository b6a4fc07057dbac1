import type { GuessedSide, SideJudge } from '../model/side-judge.js';
import { detached } from '../text/detached.js';
import { createRecentValues } from '../text/recent-values.js';
import { buildScanner, type ScannerTables, scannerOf } from '../text/string-scanner.js';
import { contactOf, countCall, weighSpeakers } from './call-speakers.js';
import { decideSides } from './decide-sides.js';
import { type Calibration, LEAST_CONFIDENCE, type SideModel } from './side-model.js';
import { splitTurns } from './split-turns.js';
import { looksSwapped } from './swapped-sides.js';
import { TAKING_ODDS, takerOf } from './takes-call.js';
import { cueTextOf, turnScale } from './turn-cues.js';

/** A model made ready for use, as plain data. */
export interface SideTables {
  readonly scanner: ScannerTables;
  readonly weights: Float64Array;
  readonly bias: number;
  readonly calibration: Calibration;
}

/** Makes a model ready for use. */
export function buildSideTables({ cues, bias, calibration }: SideModel): SideTables {
  return {
    scanner: buildScanner(cues.map(({ cue }) => cue)),
    weights: Float64Array.from(cues, ({ weight }) => weight),
    bias,
    calibration,
  };
}

/** The judge that a model's tables describe. */
export function sideJudgeOf(tables: SideTables): SideJudge {
  const oddsOf = rememberOdds(turnOddsOf(tables));
  const { calibration } = tables;
  return {
    guess: (said, told) => {
      const counts = countCall(said, oddsOf);
      const taker = takerOf(said);
      const speakers = weighSpeakers(counts, told, calibration).map((speaker, index) =>
        counts.speakers[index]?.name === taker ? { ...speaker, odds: speaker.odds + TAKING_ODDS } : speaker,
      );
      const decision = decideSides(speakers, contactOf(counts, calibration));
      if (!decision || decision.confidence < LEAST_CONFIDENCE) return null;
      const guessed = new Map<string, GuessedSide>();
      for (const [index, { name }] of counts.speakers.entries()) {
        const side = decision.sides[index];
        if (side && !told.get(name)) guessed.set(name, { role: side.role, confidence: side.confidence });
      }
      return guessed;
    },
    split: (texts) => splitTurns(texts, oddsOf),
    looksSwapped: (said, roles) => looksSwapped(said, roles, oddsOf, calibration),
  };
}

/** Every call is asked whether its sides are swapped, and most begin with the same words: of so many characters the odds are kept. */
const REMEMBERED_CHARACTERS = 100_000;
/** Longer turns are hardly ever said again word for word. */
const LONGEST_REMEMBERED = 100;

function rememberOdds(oddsOf: (text: string) => number): (text: string) => number {
  const memory = createRecentValues<number>(REMEMBERED_CHARACTERS);
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return oddsOf(text);
    const known = memory.find(text);
    if (known !== undefined) return known;
    const odds = oddsOf(text);
    memory.keep(detached(text), odds);
    return odds;
  };
}

/** Logarithm of the odds that staff says a text. */
export function turnOddsOf({ scanner, weights, bias }: SideTables): (text: string) => number {
  const scan = scannerOf(scanner);
  const seen = new Int32Array(weights.length);
  let turn = 0;
  return (text) => {
    turn++;
    const cueText = cueTextOf(text);
    let sum = 0;
    scan(cueText, (cue) => {
      // A cue counts once a turn.
      if (seen[cue] === turn) return;
      seen[cue] = turn;
      sum += weights[cue] ?? 0;
    });
    return bias + sum * turnScale(cueText);
  };
}
