import type { WeightedCue } from '../model/finding.js';
import type { RuleId } from '../model/rule.js';
import type { SpeechLetters } from '../model/token.js';
import { ROLES, type Role, type Span } from '../model/transcript.js';
import { longestEnding, nextState } from '../text/string-scanner.js';
import {
  buildCharacterIndex,
  type CharacterIndex,
  type OpenCharacterIndex,
  openCharacterIndex,
  WEIGHT_UNITS,
} from './character-index.js';
import { explainScore } from './evidence.js';
import { type JudgeModel, type RuleModel, type ScoreModel, scaleOf } from './judge-model.js';
import { createLetterReader, type Letters } from './letters.js';
import {
  buildWordIndex,
  knownRunsReader,
  knownWordsReader,
  type ReadKnownWords,
  type WordIndex,
  wordScorer,
} from './word-index.js';

/** What of a rule's model is needed besides its weights. */
interface RuleFacts {
  readonly rule: RuleId;
  readonly charactersBias: number;
  readonly wordsBias: number;
  readonly gate: number;
  /** True for a rule that is not to be weighed. */
  readonly isLeftOut?: boolean;
}

/** The models of one speaker's rules in look-up structures; plain data. */
export interface SpeakerTables {
  readonly rules: readonly RuleFacts[];
  readonly characters: CharacterIndex;
  readonly words: WordIndex;
}

/** A model ready to be used, by speaker; plain data. */
export interface JudgeTables extends Readonly<Record<Role, SpeakerTables>> {
  readonly scores: readonly ScoreModel[];
  /** The sets of the lexicon that a view of words regards. */
  readonly lexicon: readonly string[];
}

const LEXICON_FEATURE = /^@([^:>\s]+)/;

export function buildJudgeTables({ rules, layers, scores }: JudgeModel): JudgeTables {
  const of = (role: Role): SpeakerTables => {
    const own = rules.filter(({ speaker }) => speaker === role);
    return {
      rules: own.map(factsOf),
      characters: buildCharacterIndex(own),
      words: buildWordIndex(
        own,
        layers.filter(({ speaker }) => speaker === role),
      ),
    };
  };
  const names = new Set<string>();
  for (const features of [...rules.map(({ words }) => words.weights), ...layers.map((layer) => layer.words)])
    for (const { feature } of features) {
      const name = feature.startsWith('@') ? LEXICON_FEATURE.exec(feature)?.[1] : undefined;
      if (name !== undefined) names.add(name);
    }
  return { staff: of('staff'), caller: of('caller'), scores, lexicon: [...names].sort() };
}

function factsOf({ rule, characters, words, gate }: RuleModel): RuleFacts {
  return { rule, charactersBias: characters.bias, wordsBias: words.bias, gate };
}

/** The rules that the tables weigh. */
export function learnedRules(tables: Pick<JudgeTables, Role>): ReadonlySet<RuleId> {
  return new Set(
    ROLES.flatMap((role) => tables[role].rules.flatMap(({ rule, isLeftOut }) => (isLeftOut ? [] : rule))),
  );
}

/** Tables that answer as if nothing had been learned of some rules; nothing is built anew. */
export function withoutRules(tables: JudgeTables, rules: ReadonlySet<RuleId>): JudgeTables {
  if (rules.size === 0) return tables;
  const of = (own: SpeakerTables): SpeakerTables => ({
    ...own,
    // No score reaches the gate.
    rules: own.rules.map((one) =>
      rules.has(one.rule) ? { ...one, gate: Number.POSITIVE_INFINITY, isLeftOut: true } : one,
    ),
  });
  return { ...tables, staff: of(tables.staff), caller: of(tables.caller) };
}

/** The scores of one turn; valid until the next is scored. */
export interface TurnScores {
  /** The rules whose characters leave a doubt. */
  readonly doubtful: readonly RuleId[];
  /** The score of a rule's characters; null for a rule without a model. */
  readonly characters: (rule: RuleId) => number | null;
  /** The stretch of the normalised text that carries that score, not yet cut at phrase boundaries, and the strongest runs. */
  readonly explain: (rule: RuleId) => { readonly span: Span; readonly cues: readonly WeightedCue[] };
  /** The features of a sentence's words that the speaker's models know; asked for only where characters or patterns leave a doubt. */
  readonly knownWords: ReadKnownWords;
  /** The scores of the words, beside the characters where a layer weighs both, by rule. @param sentences their known words */
  readonly words: (sentences: readonly (readonly number[])[]) => WordScores;
}

/** The scores of a turn's words. */
export interface WordScores {
  /** Of a rule; null for a rule without a model. */
  readonly of: (rule: RuleId) => number | null;
  /** The rules whose words leave a doubt. */
  readonly doubtful: () => readonly RuleId[];
}

/** Scores a turn by both views of all rules of its speaker. */
export type ScoreViews = (letters: SpeechLetters, role: Role) => TurnScores;

export function viewScorerOf(tables: Pick<JudgeTables, Role>): ScoreViews {
  const scorers = new Map(ROLES.map((role) => [role, speakerScorer(tables[role])]));
  return (letters, role) => scorers.get(role)?.(letters) ?? NOTHING;
}

const NOTHING: TurnScores = {
  doubtful: [],
  characters: () => null,
  explain: () => ({ span: { start: 0, end: 0 }, cues: [] }),
  knownWords: () => [],
  words: () => NO_WORDS,
};

export const NO_WORDS: WordScores = { of: () => null, doubtful: () => [] };

/** A turn is read once, each distinct run of characters counts once, as in fitting; linear in the length of the turn. */
function speakerScorer({ rules, characters, words }: SpeakerTables): (letters: SpeechLetters) => TurnScores {
  if (rules.length === 0) return () => NOTHING;
  const numberOf = new Map(
    rules.flatMap(({ rule, isLeftOut }, number) => (isLeftOut ? [] : [[rule, number] as const])),
  );
  const index = openCharacterIndex(characters);
  const sum = sumRuns(index, rules.length);
  const readOwn = createLetterReader();
  const scores = new Float64Array(rules.length);
  const knownWords = knownWordsReader(words);
  const knownRuns = knownRunsReader(words);
  const scoreWords = wordScorer(words, rules.length);
  return (speech) => {
    const text = readOwn(speech);
    if (text.length === 0) return NOTHING;
    const sums = sum(text);
    const scale = scaleOf(text.length);
    let doubtful: RuleId[] | null = null;
    for (let number = 0; number < rules.length; number++) {
      const { rule, charactersBias, gate } = rules[number] as RuleFacts;
      const score = charactersBias + (scale * (sums[number] as number)) / WEIGHT_UNITS;
      scores[number] = score;
      if (score < gate) continue;
      doubtful ??= [];
      doubtful.push(rule);
    }
    return {
      doubtful: doubtful ?? [],
      characters: (rule) => scores[numberOf.get(rule) ?? -1] ?? null,
      explain: (rule) => {
        const number = numberOf.get(rule) ?? -1;
        return explainScore(index, number, rules[number]?.charactersBias ?? 0, text);
      },
      knownWords,
      words: (sentences) => {
        const scoreOf = scoreWords([...sentences, knownRuns(text)], scale);
        return {
          of: (rule) => {
            const number = numberOf.get(rule);
            const facts = rules[number ?? -1];
            return number === undefined || facts === undefined ? null : facts.wordsBias + scoreOf(number);
          },
          doubtful: () =>
            rules.flatMap(({ rule, wordsBias, gate }, number) =>
              wordsBias + scoreOf(number) > gate ? rule : [],
            ),
        };
      },
    };
  };
}

/** Returns a function that sums the weights of the distinct runs of a text by rule, in an array it uses again. */
function sumRuns(
  { automaton, starts, postings }: OpenCharacterIndex,
  ruleCount: number,
): (text: Letters) => Int32Array {
  const { nodes, shorter, letters } = automaton;
  const sums = new Int32Array(ruleCount);
  const seenIn = new Int32Array(starts.length);
  let turn = 0;
  return ({ codes, length }) => {
    sums.fill(0);
    turn++;
    let state = 0;
    for (let at = 0; at < length; at++) {
      state = nextState(nodes, state, letters[codes[at] as number] as number);
      for (let run = longestEnding(nodes, state); run >= 0; run = shorter[run] as number) {
        // All shorter runs that end here were seen with it.
        if (seenIn[run] === turn) break;
        seenIn[run] = turn;
        const last = starts[run + 1] as number;
        for (let posting = starts[run] as number; posting < last; posting += 2) {
          const rule = postings[posting] as number;
          sums[rule] = (sums[rule] as number) + (postings[posting + 1] as number);
        }
      }
    }
    return sums;
  };
}
