import type { PersonNames } from '../model/person-names.js';
import type { Problem } from '../model/problem.js';
import type { CallReport } from '../model/report.js';
import type { CallReview, FindingRecord, ReviewRecord } from '../model/review.js';
import type { CallScore } from '../model/scorecard.js';
import type { Tokenize } from '../model/token.js';
import type { Transcript, Turn } from '../model/transcript.js';
import type { SpokenWords, Verdict } from '../model/verdict.js';
import { fingerprintOfAll, fingerprintsOfTexts } from '../text/word-fingerprint.js';
import { letters } from './letters.js';
import type { CustomerPattern } from './redact/customer-patterns.js';
import { findPersonalData } from './redact/find-personal-data.js';
import { isNameField, nameInSpeaker } from './redact/name-fields.js';
import { People } from './redact/people.js';
import { PERSONAL_KINDS, type PersonalSpan } from './redact/personal-data.js';
import { replaceInTurn } from './redact/replaced-turn.js';

export interface RedactOptions {
  readonly tokenize: Tokenize;
  readonly people: PersonNames;
  /** Forms of customer numbers. */
  readonly patterns?: readonly CustomerPattern[];
  /** Names of members of staff, all spellings: one list for each person, the name first. */
  readonly staff?: readonly (readonly string[])[];
}

/** Hides personal data in all that a run tells. */
export interface Redactor {
  readonly call: (call: CallReport) => CallReport;
  /** A problem tells names of speakers, files and cells of the input. */
  readonly problem: (problem: Problem) => Problem;
}

/**
 * Puts 〔氏名1〕, 〔電話番号〕 … in the place of personal data in whatever a report shows of a call; findings, lines and
 * columns move along. Within a call one person has one pseudonym. Who speaks and who took the call become ●A, ●B …, the
 * same in all calls of a run, so that trends still tell people apart; so do names and telephone numbers in paths and ids.
 */
export function createRedactor({
  tokenize: tokenizeAnew,
  people,
  patterns = [],
  staff = [],
}: RedactOptions): Redactor {
  const pseudonyms = new Map<string, string>();
  const tokenize = remembered(tokenizeAnew);
  const pseudonymOf = (name: string): string => {
    const known = pseudonyms.get(name) ?? `●${letters(pseudonyms.size)}`;
    pseudonyms.set(name, known);
    return known;
  };
  const staffNames = staff.flatMap((spellings) =>
    spellings.map((spelling): [string, string] => [spelling, spellings[0] ?? spelling]),
  );
  const spellings = new Map(staffNames);
  const personOf = (name: string) => pseudonymOf(spellings.get(name.trim()) ?? name.trim());
  const find = (turns: readonly Pick<Turn, 'text'>[], names: Iterable<string>) =>
    findPersonalData(turns, { tokenize, people, patterns, names });

  /** Texts outside of turns: each by itself. */
  const hide = (
    text: string,
    names: Iterable<string>,
    wordFor: (text: string, span: PersonalSpan) => string,
  ): string => {
    const [spans = []] = find([{ text }], names);
    return replaceInTurn({ text, segments: [], narration: [] }, spans, (span) => wordFor(text, span)).text;
  };
  const hidePath = (path: string, names: Iterable<string>): string =>
    hide(path.normalize('NFC'), names, (text, { start, end }) => pseudonymOf(text.slice(start, end)));

  const call = ({ transcript, findings, complaints, verdict, review, score }: CallReport): CallReport => {
    const known = knownNames(transcript);
    const inCall = new People(tokenize, people);
    for (const name of known) inCall.add(name, personOf(name));
    const names = [...known.flatMap(partsOfName), ...spellings.keys()];
    const wordFor = (text: string, { start, end, kind }: PersonalSpan): string => {
      if (kind !== 'name') return `〔${PERSONAL_KINDS[kind]}〕`;
      const name = text.slice(start, end);
      return spellings.has(name) ? personOf(name) : inCall.pseudonymOf(name);
    };
    const hideText = (text: string) => hide(text, names, wordFor);
    const spans = find(transcript.turns, names);
    const replaced = transcript.turns.map((turn, index) =>
      replaceInTurn(turn, spans[index] ?? [], (span) => wordFor(turn.text, span)),
    );
    const fields = Object.entries(transcript.fields).map(([key, value]) => [
      hideText(key),
      isNameField(key) && value.trim() !== '' ? personOf(value) : hideText(value),
    ]);
    const inPlace = <Words extends SpokenWords>(words: Words): Words => ({
      ...words,
      evidence: replaced[words.turn - 1]?.spanOf(words.evidence) ?? words.evidence,
    });
    const hiddenPrint = review
      ? printsOf(
          transcript.turns.map(({ text }) => text),
          replaced.map(({ text }) => text),
        )
      : (print: string) => print;
    return {
      transcript: {
        ...transcript,
        file: hidePath(transcript.file, names),
        id: hidePath(transcript.id, names),
        turns: transcript.turns.map((turn, index) => ({
          ...withoutLabels(turn),
          speaker: speakerOf(turn.speaker, personOf),
          ...turnParts(replaced[index]),
        })),
        comments: transcript.comments.map((comment) => ({ ...comment, text: hideText(comment.text) })),
        fields: Object.fromEntries(fields),
        ...(transcript.agent === undefined ? {} : { agent: personOf(transcript.agent) }),
        ...(transcript.recording === undefined ? {} : { recording: hidePath(transcript.recording, names) }),
      },
      findings: findings.map(inPlace),
      ...(complaints === undefined ? {} : { complaints: complaints.map(inPlace) }),
      ...(verdict === undefined ? {} : { verdict: verdictIn(verdict, inPlace) }),
      ...(review === undefined ? {} : { review: reviewIn(review, inPlace, hideText, hiddenPrint) }),
      ...(score === undefined ? {} : { score: scoreIn(score, inPlace) }),
    };
  };
  const problem = (one: Problem): Problem => {
    const names = [...spellings.keys()];
    const hideValue = (value: string) =>
      hide(
        value.replace(/「([^「」]*)」/g, (_, label: string) => `「${speakerOf(label, personOf)}」`),
        names,
        (text, span) => pseudonymOf(text.slice(span.start, span.end)),
      );
    return {
      ...one,
      file: one.file === null ? null : hidePath(one.file, names),
      arguments: Object.fromEntries(
        Object.entries(one.arguments).map(([key, value]) => [key, hideValue(value)]),
      ),
    };
  };
  return { call, problem };
}

function verdictIn(verdict: Verdict, inPlace: <Words extends SpokenWords>(words: Words) => Words): Verdict {
  return {
    ...verdict,
    grounds: verdict.grounds.map((one) => inPlace(one)),
    responses: verdict.responses.map((one) => inPlace(one)),
  };
}

/**
 * From fingerprints of words as they were said to those of the words as they are shown: a fingerprint of a telephone number among
 * known words would tell it to whoever tries them all.
 */
function printsOf(said: readonly string[], shown: readonly string[]): (print: string) => string {
  const hidden = fingerprintsOfTexts(shown);
  const known = new Map(fingerprintsOfTexts(said).map((print, index) => [print, hidden[index] ?? '']));
  known.set(fingerprintOfAll(said), fingerprintOfAll(shown));
  return (print) => known.get(print) ?? print;
}

function reviewIn(
  { status, records, dismissed }: CallReview,
  inPlace: <Words extends SpokenWords>(words: Words) => Words,
  hideText: (text: string) => string,
  hiddenPrint: (print: string) => string,
): CallReview {
  const inOrigin = <R extends ReviewRecord>({ file: _file, call: _call, ...record }: R) => ({
    ...record,
    fingerprint: hiddenPrint(record.fingerprint),
    ...(record.comment === undefined ? {} : { comment: hideText(record.comment) }),
  });
  const inFinding = ({ evidence, ...record }: FindingRecord): FindingRecord => ({
    ...inOrigin(record),
    ...(evidence === undefined ? {} : { evidence: hideText(evidence) }),
  });
  return {
    status,
    records: records.map((record) => (record.kind === 'call' ? inOrigin(record) : inFinding(record))),
    dismissed: dismissed.map(({ finding, record }) => ({
      finding: inPlace(finding),
      record: inFinding(record),
    })),
  };
}

function scoreIn(score: CallScore, inPlace: <Words extends SpokenWords>(words: Words) => Words): CallScore {
  return { ...score, items: score.items.map((item) => ({ ...item, words: item.words.map(inPlace) })) };
}

function turnParts(replaced: ReturnType<typeof replaceInTurn> | undefined) {
  return replaced ? { text: replaced.text, segments: replaced.segments, narration: replaced.narration } : {};
}

/** Labels of a call carry words of it. */
function withoutLabels({ labels: _labels, optional: _optional, ...turn }: Turn): Turn {
  return turn;
}

function speakerOf(speaker: string, personOf: (name: string) => string): string {
  const name = nameInSpeaker(speaker);
  return name === null ? speaker : speaker.replace(name, () => personOf(name));
}

/** The names that the call gives outside of what is said: who took it, who speaks, fields. */
function knownNames({ agent, fields, turns }: Transcript): readonly string[] {
  const names = new Set<string>();
  const add = (name: string | null | undefined): void => {
    if (name && name.trim() !== '') names.add(name.trim());
  };
  add(agent);
  for (const [key, value] of Object.entries(fields)) if (isNameField(key)) add(value);
  for (const speaker of new Set(turns.map((turn) => turn.speaker))) add(nameInSpeaker(speaker));
  return [...names];
}

function partsOfName(name: string): readonly string[] {
  return [name, ...name.split(/[\s　・]+/)];
}

/** Each text of a call is asked for more than once; the texts of one call are few. */
function remembered(tokenize: Tokenize): Tokenize {
  const known = new Map<string, ReturnType<Tokenize>>();
  return (text) => {
    const tokens = known.get(text) ?? tokenize(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, tokens);
    return tokens;
  };
}

const MOST_REMEMBERED = 2000;
