import type { Said, SideJudge } from '../model/side-judge.js';
import type { Role, Transcript, Turn } from '../model/transcript.js';
import { callSides } from './call-sides.js';
import { findNarration, isOnlyNarration } from './dialogue/narration.js';
import { foldPerson, PERSONS_APART } from './dialogue/persons-of-head.js';
import { roleOfField } from './fields/field-names.js';
import type { CallDetails, DetailSources } from './manifest/call-details.js';
import { callDetails } from './manifest/call-details.js';
import { mergeSegments } from './merge-segments.js';
import { faultOfSize } from './raw/call-limits.js';
import { fromStartOfCall, withHours } from './raw/clock-times.js';
import { commentsAmong } from './raw/comments-among.js';
import type { InputProblem } from './raw/input-problem.js';
import { inputProblem } from './raw/input-problem.js';
import { joinUtterances } from './raw/join-utterances.js';
import { utterancesWithLineFeeds } from './raw/line-feeds.js';
import type { RawCall, Utterance } from './raw/raw-call.js';
import { inTimeOrder } from './raw/time-order.js';
import type { FindSides, Side } from './side-of-name.js';
import { directionIn, sideOfParty } from './speakers/call-direction.js';
import { saidByPeople } from './speakers/events.js';
import { inferredTurns } from './speakers/inferred-turns.js';
import { withPromptedRoles } from './speakers/model-conversations.js';
import { withOpenModel } from './speakers/model-titles.js';
import { attributeNameless } from './speakers/nameless.js';
import { oneSpelling } from './speakers/one-spelling.js';
import { roleOfKnownName } from './speakers/speakers.js';

/** What is decided for all calls of an input. */
export interface ResolveOptions {
  readonly sidesOf: FindSides;
  /** Judges by the words; null where nobody does. */
  readonly judge: SideJudge | null;
  /** Whether the words decide where nothing else tells. */
  readonly guessSpeakers: boolean;
  /** Whether they also part what is said by nobody who is named. */
  readonly guessTurns: boolean;
  readonly mergeGapMs: number;
  readonly details: Omit<DetailSources, 'file' | 'given' | 'clockMs'>;
}

/** What names a call, and what is told of it from outside. */
export interface CallPlace {
  readonly file: string;
  readonly id: string;
  readonly given: CallDetails;
  /** Further fields, from the manifest. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A transcript with the sides of its speakers and a look at them, a problem, or the speakers that have no side. */
export type Resolved =
  | {
      readonly kind: 'transcript';
      readonly transcript: Transcript;
      readonly sides: ReadonlyMap<string, Side>;
      /** True where the words of both sides speak against the sides that were told. */
      readonly looksSwapped: boolean;
      /** Whose lines are no turns: programs, and speakers of few words whose side nothing tells. */
      readonly leftOut: readonly string[];
      /** True where the input names nobody and the words alone tell who says what. */
      readonly isInferred: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: InputProblem }
  | { readonly kind: 'unknown-speakers'; readonly names: readonly string[]; readonly line: number | null };

/** Gives every speaker a side, every turn its narration and the call its details. */
export function resolveCall(given: RawCall, place: CallPlace, options: ResolveOptions): Resolved {
  const call = withPromptedRoles(given);
  const { file, id } = place;
  const tooLarge = faultOfSize(call, id);
  if (tooLarge) return { kind: 'problem', problem: tooLarge };
  const toldNames = new Map<string, boolean>();
  // Asked for each utterance, and the same for each of one name.
  const isTold = (name: string): boolean => {
    const isNameTold = toldNames.get(name) ?? isToldOf(name, call, options);
    toldNames.set(name, isNameTold);
    return isNameTold;
  };
  const people = saidByPeople(call.utterances, isTold);
  // Remarks stand between turns that are counted from the top.
  const ordered = call.comments.length === 0 ? inTimeOrder(people.utterances) : people.utterances;
  const { utterances: timed, clockMs } = fromStartOfCall(withHours(utterancesWithLineFeeds(ordered)));
  const attached = call.cutsAtPauses ? attachNarration(timed) : timed;
  const line = { line: call.line };
  if (attached.every(({ text }) => text.trim() === ''))
    return { kind: 'problem', problem: inputProblem('call-empty', line, { id }) };
  const inferred = inferredTurns(
    attached,
    options.guessSpeakers && options.guessTurns ? options.judge : null,
  );
  const named = inferred?.utterances ?? attached;
  const owners = attributeNameless(named);
  if (owners === null) {
    const nameless = attached.find(({ speaker }) => speaker === null);
    const at = nameless?.segments[0]?.line ?? call.line;
    return { kind: 'problem', problem: inputProblem('speaker-missing', { line: at }, { id }) };
  }
  const spelled = oneSpelling(owners);
  const names = [...new Set(owners.map(spelled))];
  const found = options.sidesOf(names, rolesOfInput(call, names), directionIn(call.fields));
  // The names are none of the input's: they tell nothing, but the user may correct them.
  const told = inferred
    ? new Map([...found].map(([name, side]) => [name, toldSide(side) ?? inferred.sides.get(name) ?? null]))
    : found;
  const said = attached.map(({ text }, index): Said => ({ speaker: spelled(owners[index] ?? ''), text }));
  const judge = options.guessSpeakers ? options.judge : null;
  const isLabelled = call.utterances.some(({ labels }) => labels !== undefined);
  const decided = callSides(said, isLabelled ? told : withOpenModel(told, said, judge), judge);
  if (!decided)
    return unresolved(
      call,
      attached,
      names.filter((name) => !told.get(name)),
    );
  const { sides, leftOut } = decided;
  const isKept = said.map(({ speaker }) => !leftOut.has(speaker));
  const kept = named.filter((_, index) => isKept[index]);
  const utterances = call.cutsAtPauses ? mergeSegments(kept, options.mergeGapMs) : kept;
  const speakers = attributeNameless(utterances);
  if (speakers === null) return unresolved(call, attached, [...leftOut]);
  const turns = turnsOf(utterances, speakers.map(spelled), sides);
  const spoken = new Set(people.utterances);
  const areSaid = call.utterances.map((one) => spoken.has(one));
  const comments = commentsAmong(commentsAmong(call.comments, areSaid), isKept);
  const fields = { ...call.fields, ...place.fields };
  const details = callDetails(fields, turns, { ...options.details, file, given: place.given, clockMs });
  const transcript = { file, id, turns, comments, fields, ...details };
  const looksSwapped = lookSwapped(
    said.filter((_, index) => isKept[index]),
    sides,
    call,
    options,
  );
  const isInferred = inferred !== null;
  return {
    kind: 'transcript',
    transcript,
    sides,
    looksSwapped,
    leftOut: [...people.programs, ...leftOut],
    isInferred,
  };
}

/** True where the user or the input, and not the name alone, tells the side of a name. */
function isToldOf(name: string, call: RawCall, { sidesOf }: ResolveOptions): boolean {
  return toldSide(sidesOf([name], rolesOfInput(call, [name]), null).get(name)) !== null;
}

/** A side that the user or the input tells; null for one that the name or the words do. */
function toldSide(side: Side | null | undefined): Side | null {
  return side && side.from !== 'name' && side.from !== 'words' ? side : null;
}

/** Sides as the input tells them: by its own list, or where a field such as 担当 or お客様名 has the name of one who speaks. */
function rolesOfInput({ roles, fields }: RawCall, names: readonly string[]): ReadonlyMap<string, Role> {
  const found = new Map<string, Role>();
  const direction = directionIn(fields);
  for (const name of names) {
    const listed = roles?.get(name) ?? [...(roles ?? [])].find(([one]) => isSamePerson(one, name))?.[1];
    const named = new Set(
      Object.entries(fields).flatMap(([field, value]) => {
        const role = sideOfParty(field, direction) ?? roleOfField(field) ?? roleOfKnownName(field);
        const isNamed = value.split(PERSONS_APART).some((one) => isSamePerson(one, name));
        return role && isNamed ? role : [];
      }),
    );
    const [only] = named;
    const role = listed ?? (named.size === 1 ? only : undefined);
    if (role) found.set(name, role);
  }
  return found;
}

/** 佐藤 and 佐藤 健, 高橋 and 高橋様（女性）: one has the other's beginning. */
function isSamePerson(left: string, right: string): boolean {
  const [one, other] = [foldPerson(left), foldPerson(right)];
  // A letter is no beginning of a name.
  if ([one, other].some((name) => name === '' || /^[a-z0-9]$/.test(name))) return one === other && one !== '';
  return one.startsWith(other) || other.startsWith(one);
}

/** Labelled calls were read by somebody who knows the sides; guessed sides are what the words say. */
function lookSwapped(
  said: readonly Said[],
  sides: ReadonlyMap<string, Side>,
  { utterances }: RawCall,
  { judge }: ResolveOptions,
): boolean {
  if (!judge || utterances.some(({ labels }) => labels !== undefined)) return false;
  const roles = new Map<string, Role>([...sides].map(([name, { role }]) => [name, role]));
  // What is guessed beside one told side follows it, right or wrong.
  const isTold = [...sides.values()].some(({ from }) => from !== 'words');
  return isTold && new Set(roles.values()).size === 2 && judge.looksSwapped(said, roles);
}

/** How often a piece without a speaker is its neighbour's: little more than a coin's toss. */
const NAMELESS_CONFIDENCE = 0.6;

function turnsOf(
  utterances: readonly Utterance[],
  owners: readonly string[],
  sides: ReadonlyMap<string, Side>,
): readonly Turn[] {
  return utterances.flatMap(({ speaker, ...utterance }, index): Turn[] => {
    const name = owners[index] ?? '';
    const side = sides.get(name);
    if (!side) return [];
    const narration = findNarration(utterance.text);
    // A piece that the input gives to nobody is its neighbour's at best.
    const confidence = speaker === null ? NAMELESS_CONFIDENCE : side.confidence;
    const guessed = confidence === undefined ? {} : { guessed: confidence };
    return [{ role: side.role, speaker: speaker ?? name, ...utterance, narration, ...guessed }];
  });
}

function unresolved(call: RawCall, utterances: readonly Utterance[], names: readonly string[]): Resolved {
  const first = utterances.find(({ speaker }) => speaker !== null && names.includes(speaker));
  const line = first?.segments[0]?.line ?? call.line;
  return { kind: 'unknown-speakers', names, line };
}

/** Narration that the input gives to nobody ([雑音] between two captions) belongs to the turn it follows. */
function attachNarration(utterances: readonly Utterance[]): readonly Utterance[] {
  const attached: Utterance[] = [];
  for (const utterance of utterances) {
    const previous = attached.at(-1);
    if (utterance.speaker !== null || !isOnlyNarration(utterance.text)) attached.push(utterance);
    else if (previous) {
      attached[attached.length - 1] = joinUtterances([previous, utterance]);
    }
  }
  return attached;
}
