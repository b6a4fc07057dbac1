import type { PatternTrace, RuledOut, TurnTrace } from '../../judge/trace.js';
import { derivedNames } from '../../language/functions/derived-functions.js';
import type { NearMiss } from '../../match/near-miss.js';
import type { TurnMatcher } from '../../match/turn-matcher.js';
import { textsIn, type WordText } from '../../messages/report-text.js';
import { traceTexts } from '../../messages/trace-text.js';
import type { CompiledRule } from '../../model/compiled.js';
import type { Connector } from '../../model/pattern.js';
import type { Language } from '../../model/rule.js';
import { type FunctionSet, PHRASE_FUNCTIONS } from '../../model/token.js';
import type { Span } from '../../model/transcript.js';
import { partLines } from '../../report/score-parts.js';
import { describeCondition } from './condition-words.js';

/** Words the trace of one turn. */
export interface TraceWords {
  /** What was decided, in one line. */
  readonly outcome: (trace: TurnTrace) => string;
  /** The parts of the score, one a line; empty where patterns alone decide. */
  readonly parts: (trace: TurnTrace) => readonly string[];
  /** What became of a pattern, a line each. */
  readonly pattern: (pattern: PatternTrace) => readonly string[];
  /** The nearest that the rule came to a finding, in one sentence. */
  readonly nearest: (trace: TurnTrace) => string;
}

/** The words for the trace of one turn by one rule; quotes what the matcher has read. */
export function traceWords(rule: CompiledRule, matcher: TurnMatcher, language: Language): TraceWords {
  const word = textsIn(traceTexts, language);
  const said = saidIn(matcher);
  const fateOf = (ruledOut: RuledOut): string =>
    ruledOut.kind === 'exception'
      ? word('exception', { pattern: ruledOut.pattern.name })
      : word('veto', { functions: functionList(ruledOut.functions, word) });
  const patternLines = ({ pattern, matches, miss }: PatternTrace): readonly string[] => {
    const head = `${word('pattern')} ${pattern.name}: `;
    if (miss !== null) return [`${head}${missWords(miss, matcher, language)}`];
    return matches.map(({ span, ruledOut }) => {
      const fate = ruledOut === null ? '' : `${word('but')}${fateOf(ruledOut)}`;
      return `${head}${word('matches', { words: said(span) })}${fate}`;
    });
  };
  const outcome = ({ decision }: TurnTrace): string => {
    if (decision === null) return word('notFound');
    const { start, end } = decision.evidence;
    const evidence = matcher.normalised.original.slice(start, end);
    const sure = { probability: percent(decision.probability), least: percent(decision.least) };
    if (decision.outcome === 'found') return word('found', { evidence, ...sure });
    if (decision.outcome === 'unlikely') return word('unlikely', { evidence, ...sure });
    const { kind, index } = decision.failed ?? { kind: 'unless', index: -1 };
    if (kind === 'once') return word(kind, { evidence });
    const condition = (kind === 'require' ? rule.rule.require : rule.rule.unless)[index];
    return word(kind, { evidence, condition: condition ? describeCondition(condition) : '' });
  };
  return {
    outcome,
    parts: ({ decision }) => (decision === null ? [] : partLines(decision.parts, language)),
    pattern: patternLines,
    nearest: (trace) => {
      if (!trace.isSpeaker) return word('otherSpeaker', { role: word(rule.rule.speaker) });
      if (trace.decision !== null) return outcome(trace);
      return trace.patterns.flatMap(patternLines)[0] ?? word('nothing');
    },
  };
}

/** How far a pattern got and what the next item lacked, in one sentence; quotes what the matcher has read. */
export function missWords(miss: NearMiss, matcher: TurnMatcher, language: Language): string {
  const word = textsIn(traceTexts, language);
  const said = saidIn(matcher);
  const reached =
    miss.matched === null
      ? ''
      : word('upTo', {
          source: miss.matchedSource,
          words: said(miss.matched),
          done: miss.matchedItems,
          all: miss.items,
        }) + word('but');
  return reached + reasonOf(miss, said, word);
}

const saidIn =
  ({ normalised }: TurnMatcher) =>
  ({ start, end }: Span): string =>
    normalised.text.slice(start, end);

function percent(probability: number): string {
  return `${(100 * probability).toFixed(0)} %`;
}

type Word = WordText<keyof typeof traceTexts & string>;

function reasonOf({ reason, failedSource }: NearMiss, said: (span: Span) => string, word: Word): string {
  switch (reason.kind) {
    case 'absent':
    case 'apart':
      return word(reason.kind, { source: failedSource });
    case 'place':
      return word('place', {
        source: failedSource,
        words: said(reason.at),
        connector: connectorWords(reason.connector, word),
      });
    case 'functions':
      return word(reason.clause.negated ? 'forbids' : 'needs', {
        words: said(reason.words),
        functions: functionList(reason.functions, word),
        clause: [...namesOf(reason.clause.functions), ...derivedNames(reason.clause.derived)].join(
          word('or'),
        ),
      });
  }
}

function connectorWords(connector: Connector, word: Word): string {
  if (connector.kind === 'adjacent') return word('adjacent');
  if (connector.kind === 'turn-gap') return word('turnGap');
  return connector.phrases === null ? word('gap') : word('gapOf', { phrases: connector.phrases });
}

function functionList(functions: FunctionSet, word: Word): string {
  return namesOf(functions).join(', ') || word('plain');
}

function namesOf(functions: FunctionSet): readonly string[] {
  return PHRASE_FUNCTIONS.filter((_, index) => (functions & (1 << index)) !== 0);
}
