import { type EvidenceReader, lexiconHits } from '../judge/evidence-reader.js';
import { type RuleModel, scaleOf } from '../judge/judge-model.js';
import { lettersOf, readLetters } from '../judge/letters.js';
import type { LookAtTurn } from '../judge/read-turns.js';
import { featureValue, type LexiconHit, wordFeatures } from '../judge/word-features.js';
import { normaliseInPlace } from '../language/normalise/normalise.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import type { Sentence } from '../model/token.js';
import type { Label, Role, Transcript, Turn } from '../model/transcript.js';
import { characterFeatures, runValue } from './character-features.js';
import { createRowCollector, type ViewRows } from './view-rows.js';

/** A labelled call to learn from. */
export interface TrainingCall {
  readonly transcript: Transcript;
  /** Where given, the labels tell of these rules alone (or of all), and the call is learned from but never measured. */
  readonly judged?: ReadonlySet<string> | 'all';
  /** True for a spoiled copy of another call of the same file: learned from in its fold and less, never measured. */
  readonly isCopy?: boolean;
}

/** Whether the figures of a call count. */
export function isMeasured({ judged, isCopy }: TrainingCall): boolean {
  return judged === undefined && isCopy !== true;
}

/** Whether a call is like those that will be judged: minimal pairs are harder than life, so thresholds are not chosen on them. */
export function isNatural(call: TrainingCall): boolean {
  return isMeasured(call) && call.transcript.fields.style !== 'pair';
}

/** What a row of the views teaches. */
export interface TrainingRow {
  /** Index of the call and of the turn in it; parts of a turn have those of the turn. */
  readonly call: number;
  readonly turn: number;
  /** True for a whole turn, false for a part of one. */
  readonly isWhole: boolean;
  readonly labels: ReadonlySet<string>;
  /** Labels that count neither way. */
  readonly optional: ReadonlySet<string>;
  /** Rules that the call around rules out here: a missing label says nothing of the words. */
  readonly ruledOut: ReadonlySet<string>;
  /** Where not null, the labels tell of these rules alone. */
  readonly judged: ReadonlySet<string> | null;
  /** Whether figures are taken of it. */
  readonly isMeasured: boolean;
  /** How much the row counts. */
  readonly importance: number;
}

/** All rows of one speaker, the same for both views. */
export interface SpeakerRows {
  readonly rows: readonly TrainingRow[];
  readonly characters: ViewRows;
  readonly words: ViewRows;
}

/** A turn's words that show a label, alone, and the turn without them count so much: they teach where the act stands. */
const PART_IMPORTANCE = 0.5;
/** A spoiled copy repeats what its original says. */
const COPY_IMPORTANCE = 0.5;
/** Fewer letters say nothing. */
const SHORTEST_REST = 6;

/** For each turn of a call the rules that the call around rules out there. */
export type RuledOutOfCall = readonly ReadonlySet<string>[];

/** Reads the turns of labelled calls as rows of both views. @param ruledOut one for each call */
export function readTrainingRows(
  calls: readonly TrainingCall[],
  ruledOut: readonly RuledOutOfCall[],
  role: Role,
  lookAt: LookAtTurn,
  reader: EvidenceReader,
  priors: readonly RuleModel[] = [],
): SpeakerRows {
  const rows: TrainingRow[] = [];
  const characters = createRowCollector(knownFeatures(priors, 'characters', runValue));
  const words = createRowCollector(knownFeatures(priors, 'words', featureValue));
  const add = (
    row: TrainingRow,
    letters: string,
    sentences: readonly Sentence[],
    lexicon: readonly LexiconHit[],
  ) => {
    rows.push(row);
    const scale = scaleOf(letters.length);
    characters.add(characterFeatures(letters), scale, row.isWhole);
    words.add(wordFeatures(sentences, lexicon), scale, row.isWhole);
  };
  calls.forEach((one, call) => {
    one.transcript.turns.forEach((turn, index) => {
      if (turn.role !== role) return;
      const sight = lookAt(turn);
      const letters = lettersOf(readLetters(sight.letters));
      const matcher = sight.open();
      const sentences = sentencesOf(matcher);
      const lexicon = lexiconHits(reader, matcher);
      const row = wholeTurn(one, call, index, ruledOut[call]?.[index]);
      add(row, letters, sentences, lexicon);
      if (!row.isMeasured) return;
      for (const label of turn.labels ?? [])
        addParts(row, turn, label, { letters, sentences, lexicon, matcher }, add);
    });
  });
  return { rows, characters: characters.finish(), words: words.finish() };
}

/** The features of models, each with what it counts where it stands. */
function knownFeatures(
  models: readonly RuleModel[],
  view: 'characters' | 'words',
  countOf: (feature: string) => number,
): ReadonlyMap<string, number> {
  return new Map(
    models.flatMap((model) => model[view].weights.map(({ feature }) => [feature, countOf(feature)] as const)),
  );
}

/** A turn as a row. @param call and @param index its place */
export function wholeTurn(
  one: TrainingCall,
  call: number,
  index: number,
  ruledOut: ReadonlySet<string> = new Set(),
): TrainingRow {
  const { transcript, judged, isCopy = false } = one;
  const turn = transcript.turns[index];
  return {
    call,
    turn: index,
    isWhole: true,
    labels: new Set((turn?.labels ?? []).map(({ id }) => id)),
    optional: new Set((turn?.optional ?? []).map(({ id }) => id)),
    ruledOut,
    judged: judged === undefined || judged === 'all' ? null : judged,
    isMeasured: isMeasured(one),
    importance: isCopy ? COPY_IMPORTANCE : 1,
  };
}

interface ReadSpeech {
  readonly letters: string;
  readonly sentences: readonly Sentence[];
  readonly lexicon: readonly LexiconHit[];
  readonly matcher: TurnMatcher;
}

type AddRow = (
  row: TrainingRow,
  letters: string,
  sentences: readonly Sentence[],
  lexicon: readonly LexiconHit[],
) => void;

/** The sentences of a label's evidence alone, with the label, and the other sentences, without it. */
function addParts(
  whole: TrainingRow,
  turn: Turn,
  { id, evidence = '' }: Label,
  speech: ReadSpeech,
  add: AddRow,
): void {
  const { letters, sentences, lexicon, matcher } = speech;
  const own = trimmed(lettersOf(readLetters(normaliseInPlace(evidence, []))));
  const at = own === '' ? -1 : letters.indexOf(own);
  if (at < 0 || !turn.text.includes(evidence)) return;
  const found = letters.indexOf('。', at + own.length);
  const from = Math.max(0, letters.lastIndexOf('。', at));
  const to = found < 0 ? letters.length : found + 1;
  const isOwn = sentences.map(({ start, end }) => shares(matcher.normalised.text.slice(start, end), own));
  if (isOwn.every(Boolean) || !isOwn.some(Boolean)) return;
  const part = (text: string, isMeant: (index: number) => boolean, labels: ReadonlySet<string>): void => {
    const kept = sentences.filter((_, index) => isMeant(index));
    const row: TrainingRow = {
      ...whole,
      isWhole: false,
      labels,
      optional: new Set(),
      judged: new Set([id]),
      isMeasured: false,
      importance: PART_IMPORTANCE,
    };
    add(
      row,
      text,
      kept,
      lexicon.filter(({ span }) => kept.some((one) => one.start <= span.start && span.start < one.end)),
    );
  };
  part(letters.slice(from, to), (index) => isOwn[index] === true, new Set([id]));
  const rest = `${letters.slice(0, from)}。${letters.slice(to)}`.replace(/。+/g, '。');
  if (rest.length >= SHORTEST_REST) part(rest, (index) => isOwn[index] !== true, new Set());
}

function sentencesOf(matcher: TurnMatcher): readonly Sentence[] {
  return matcher.sentencesAround({ start: 0, end: matcher.normalised.text.length + 1 });
}

const trimmed = (letters: string): string => letters.replace(/^。+|。+$/g, '');
const plain = (text: string): string => text.replace(/[\s、。,.!?…「」『』・()]/g, '').toLowerCase();

/** True where one of the texts contains the other, marks aside. */
function shares(sentence: string, evidence: string): boolean {
  const one = plain(sentence);
  const other = plain(evidence);
  return one !== '' && (one.includes(other) || other.includes(one));
}
