import { derivedNames } from '../language/derived-functions.js';
import { isNearer, type NearMiss } from '../match/near-miss.js';
import type { CandidateTrace, TurnTrace } from '../match/trace.js';
import type { TurnMatcher } from '../match/turn-matcher.js';
import { textsIn, type WordText } from '../messages/report-text.js';
import { traceTexts } from '../messages/trace-text.js';
import type { CompiledRule } from '../model/compiled.js';
import type { Connector } from '../model/pattern.js';
import type { Language } from '../model/rule.js';
import { type FunctionSet, PHRASE_FUNCTIONS } from '../model/token.js';
import type { Span } from '../model/transcript.js';
import { describeCondition } from './condition-words.js';

/** Words the trace of one turn. */
export interface TraceWords {
  /** How far a pattern got and what was missing, in one sentence. */
  readonly miss: (miss: NearMiss) => string;
  /** What becomes of a stretch: matched, and what rules it out, if anything does. */
  readonly candidate: (candidate: CandidateTrace) => string;
  /** The nearest that the rule came to a finding, in one sentence. */
  readonly nearest: (trace: TurnTrace) => string;
}

/** The words for the trace of one turn by one rule; quotes what the matcher has read. */
export function traceWords(rule: CompiledRule, matcher: TurnMatcher, language: Language): TraceWords {
  const word = textsIn(traceTexts, language);
  const said = (span: Span) => matcher.normalised.text.slice(span.start, span.end);
  const miss = (one: NearMiss): string => {
    const reached =
      one.matched === null
        ? ''
        : word('upTo', {
            source: one.matchedSource,
            words: said(one.matched),
            done: one.matchedItems,
            all: one.items,
          }) + word('but');
    return reached + reasonOf(one, said, word);
  };
  const candidate = ({ via, span, trigger, ruledOut, context }: CandidateTrace): string => {
    const isGiven = via === 'on' || via === 'narrated';
    const words = isGiven ? matcher.normalised.original.slice(span.start, span.end) : said(span);
    const head = `${via === 'on' ? `${word('on', { rule: trigger ?? '' })}: ` : ''}${word('matches', { words })}`;
    const fate = fateOf(ruledOut, context);
    return fate === null ? head : `${head}${word('but')}${fate}`;
  };
  const fateOf = (
    ruledOut: CandidateTrace['ruledOut'],
    context: CandidateTrace['context'],
  ): string | null => {
    if (ruledOut?.kind === 'exception') return word('exception', { pattern: ruledOut.pattern.name });
    if (ruledOut?.kind === 'veto') return word('veto', { functions: functionList(ruledOut.functions, word) });
    if (ruledOut?.kind === 'second-look') return word('secondLook');
    if (ruledOut?.kind === 'doubted') return word('doubted');
    if (ruledOut?.kind === 'alone') return word('alone');
    if (ruledOut?.kind === 'once') return word('once');
    if (context === null) return null;
    const condition = (context.kind === 'require' ? rule.rule.require : rule.rule.unless)[context.index];
    return word(context.kind, { condition: condition ? describeCondition(condition) : '' });
  };
  return {
    miss,
    candidate,
    nearest: ({ isSpeaker, patterns, others }) => {
      if (!isSpeaker) return word('otherSpeaker', { role: word(rule.rule.speaker) });
      const proposed = patterns.find(({ candidates }) => candidates.length > 0);
      const [first] = proposed?.candidates ?? [];
      if (proposed && first) return `${word('pattern')} ${proposed.pattern.name}: ${candidate(first)}`;
      const [other] = others;
      if (other) return candidate(other);
      const best = patterns.reduce<(typeof patterns)[number] | null>(
        (nearest, one) => (one.miss && (!nearest?.miss || isNearer(one.miss, nearest.miss)) ? one : nearest),
        null,
      );
      return best?.miss ? `${word('pattern')} ${best.pattern.name}: ${miss(best.miss)}` : word('nothing');
    },
  };
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
