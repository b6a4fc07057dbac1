import type { Role } from '../../model/transcript.js';
import { lowestOf } from '../../text/extremes.js';
import { parsePlainText } from '../dialogue/typed-text.js';
import { meaningOfField } from '../fields/field-names.js';
import type { JsonFormat, ParseContext } from '../raw/input-format.js';
import { times } from '../raw/json-value.js';
import type { Parsed, RawCall, Utterance } from '../raw/raw-call.js';
import { asCall, callWithin } from '../raw/raw-call.js';
import { directionIn } from '../speakers/call-direction.js';
import { withPromptedRoles } from '../speakers/model-conversations.js';
import { isAskerName, isModelName } from '../speakers/model-names.js';
import { roleOfKnownName } from '../speakers/speakers.js';
import { rolesOfTitles } from '../speakers/titles-together.js';
import type { Gathered } from './gathered-call.js';
import { callIdIn, idWithinIn } from './general-fields.js';
import { gatherCalls } from './general-gather.js';
import { areWords, withNamesBefore } from './general-utterances.js';
import { promptsBeside } from './prompts-beside.js';
import { recognisedCall, stretchesOfWords } from './recognised.js';
import { speakerDirectory, withDirectory } from './speaker-directory.js';

/**
 * JSON of any other form: wherever a list of objects holds what is said, by the names of the members and by what stands in
 * them. Lists below a name of one side (`{"agent": […], "customer": […]}`) or below an object with a speaker are theirs; a text
 * that holds a whole dialogue is read as `text`. Further simple members become fields of the call.
 */
export const generalJsonFormat = {
  name: 'json-any',
  extensions: [],
  reads: 'json',
  sniff: (value) =>
    gatherCalls(value).some(({ utterances, dialogue }) => utterances.length > 0 || dialogue !== null),
  parse: function* (value, context) {
    for (const call of gatherCalls(value)) yield* parsedCall(call, context);
  },
} as const satisfies JsonFormat;

/** True where the speech in JSON of an undescribed form has speakers. */
export function hasSpeakers(value: unknown): boolean {
  return gatherCalls(value).some(({ utterances }) => utterances.some(({ speaker }) => speaker !== null));
}

/** The year 2100: larger numbers are no times. */
const LATEST_DATE = 4_102_444_800_000;

function* parsedCall(
  { id, utterances, dialogue, fields, around }: Gathered,
  context: ParseContext,
): Iterable<Parsed> {
  if (dialogue !== null) {
    for (const parsed of parsePlainText(dialogue, context)) {
      yield parsed.kind === 'problem'
        ? { ...parsed, problem: { ...parsed.problem, line: null, column: null } }
        : asCall(withOuterFields(parsed.call, id, fields));
    }
    return;
  }
  const named = withNamesBefore(utterances);
  const origin = lowestOf(
    named.flatMap(({ start }) => start ?? []),
    Number.POSITIVE_INFINITY,
  );
  // Seconds since 1970: the clock's time.
  const zero = Number.isFinite(origin) && origin > 100_000_000 ? origin : 0;
  const titles = new Map<string, string>();
  const said = named.map((item): Utterance & { readonly at: number | null } => {
    const unit = item.isMilliseconds || zero > 100_000_000_000 ? 1 : 1000;
    const at = item.start === null ? null : (item.start - zero) * unit;
    const end = item.end === null ? null : (item.end - zero) * unit;
    const behind = end ?? (at !== null && item.length !== null ? at + item.length * unit : null);
    if (item.speaker !== null && item.title !== null) titles.set(item.speaker, item.title);
    return {
      speaker: item.speaker,
      text: item.text,
      segments: [{ start: 0, line: null, column: null, ...times(at, behind) }],
      at,
    };
  });
  const isTimed = said.length > 0 && said.every(({ at }) => at !== null);
  const ordered = isTimed ? said.toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0)) : said;
  const isDated = zero > 0 && !Object.keys(fields).some((name) => meaningOfField(name) === 'date');
  const ms = zero > 100_000_000_000 ? zero : zero * 1000;
  const date = isDated && ms < LATEST_DATE ? { date: new Date(ms).toISOString().slice(0, 19) } : {};
  const roles = rolesOfSpeakers(named, titles, fields);
  const call: RawCall = {
    id: callIdIn(fields) ?? id ?? idWithinIn(fields),
    utterances: areWords(named)
      ? joinedWords(ordered)
      : ordered.map(({ at: _at, ...utterance }) => utterance),
    comments: [],
    fields: { ...fields, ...date },
    ...(roles.size > 0 ? { roles } : {}),
    cutsAtPauses: isTimed,
    line: null,
  };
  if (!around) yield asCall(call);
  else yield asCall(withPromptedRoles(withDirectory(call, speakerDirectory(around)), promptsBeside(around)));
}

/** Sides by the titles that stand beside the speakers of a call. */
function rolesOfSpeakers(
  said: Gathered['utterances'],
  titles: ReadonlyMap<string, string>,
  fields: Readonly<Record<string, string>>,
): ReadonlyMap<string, Role> {
  const together = rolesOfTitles([...new Set(titles.values())], directionIn(fields));
  const roles = new Map<string, Role>();
  for (const { speaker, role } of said) if (speaker !== null && role !== null) roles.set(speaker, role);
  for (const [speaker, title] of titles) {
    // A language model is on whichever side its prompt says.
    if (title === speaker && (isModelName(title) || isAskerName(title))) continue;
    const role = together.has(title) ? together.get(title) : roleOfKnownName(title);
    if (role) roles.set(speaker, role);
  }
  return roles;
}

/** Words in a row become a stretch until the speaker changes or falls silent. */
function joinedWords(said: readonly Utterance[]): readonly Utterance[] {
  const words = said.map(({ speaker, text, segments: [segment] }) => ({
    speaker,
    text,
    startMs: segment?.startMs ?? null,
    endMs: segment?.endMs ?? null,
  }));
  const call = recognisedCall(null, stretchesOfWords(words));
  return call.kind === 'call' ? call.call.utterances : said;
}

/** A text within JSON. */
function withOuterFields(
  call: RawCall,
  id: string | null,
  fields: Readonly<Record<string, string>>,
): RawCall {
  // What stands above the dialogue comes first: it tells of the call, what is around it of the message.
  return { ...callWithin(call), id: id ?? call.id, fields: { ...call.fields, ...fields, ...call.fields } };
}
