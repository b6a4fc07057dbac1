import type { Utterance } from '../raw/raw-call.js';
import { isChatNotice, isDeviceEvent } from './device-event.js';
import { isPromptName, namesWithModel } from './model-names.js';
import { opensCallAnew } from './opens-call.js';
import { foldName, roleOfKnownName } from './speakers.js';

const words = (list: string) => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** What logs write where somebody's name stands, beside what a machine tells: 着信, 転送, 切断. Open on purpose. */
const EVENTS = words(
  'event events イベント システムイベント systemevent 通知 notification dtmf meta metadata ログ moment 操作 操作ログ ivrevent info information お知らせ',
);

/** Programs that show somebody a notice, or speak to the caller while nobody else does. Open on purpose. */
const PROGRAMS = words(`
  sys system システム sysmsg systemmessage システムメッセージ システム通知 自動通知 自動メッセージ 自動案内 応対支援 支援システム オペレーター支援 応対ガイド
  assist agentassist assistbot アシスト 応対アシスト aiアシスト aiアシスタント ai bot ボット chatbot チャットボット voicebot ボイスボット callbot コールボット
  workflow acd pbx cti virtualagent automatedagent automated robot ロボット
  ivr 自動音声 自動音声案内 自動応答 自動音声応答 自動応答システム 音声案内 音声応答 音声ガイダンス 自動ガイダンス 自動アナウンス ガイダンス アナウンス announcement
`);

/** What staff write beside a case for each other, as a ticket system names it behind whoever wrote: 森 健 (作業メモ), Mori Ken (Work notes). */
const INTERNAL_NOTE =
  /[(（](?:作業メモ|作業ノート|内部メモ|社内メモ|内部コメント|社内コメント|非公開(?:メモ|コメント)|work ?notes?|(?:internal|private) ?(?:notes?|comments?))[)）]\s*$/iu;

/** Who speaks for both sides in turn: 通訳, 電話通訳（英語）, 通訳オペレーター, Interpreter. */
const INTERPRETER =
  /^(?:(?:電話|医療|手話|三者|遠隔)?通訳(?:者|員|士|人|さん|センター|オペレーター?|スタッフ|担当)?|interpreter)(?:[(（].*[)）])?\d?$/u;

/** How an interpreter takes up the call: 医療通訳センターの陳と申します, 通訳の者です. */
const INTERPRETS =
  /通訳(?:者|士|センター|サービス|オペレーター?|スタッフ|担当)?の(?:[^。、\s]{1,8}?と(?:申|言|い)い?し?ます|者(?:です|でございます))/u;

const LEAST_SAID = 2;

/** What people say, and the names of programs whose lines are not among it. */
export interface SaidByPeople {
  readonly utterances: readonly Utterance[];
  readonly programs: readonly string[];
}

/**
 * What people say: without the events of a log, all of it where little else is left; without what is interpreted between two others; and without
 * what a program shows once two others have spoken, or says before staff answers. A caller may answer a program, and where there are no two others it is one of the two.
 *
 * @param isTold whether the user or the input says whose side a name is on: such a one speaks
 */
export function saidByPeople(given: readonly Utterance[], isTold: (name: string) => boolean): SaidByPeople {
  const devices = devicesAmong(given, isTold);
  const isEvent = (name: string) => EVENTS.has(name) || devices.has(name);
  const prompts = promptsAmong(given, isTold);
  const spoken = given.filter(({ speaker }) => speaker === null || !isEvent(foldName(speaker)));
  const all = spoken.length >= LEAST_SAID ? spoken : given;
  const programs = new Set<string>();
  const people = new Set<string>();
  const notes = new Set([...notesAmong(all), ...interpretersAmong(all, isTold)]);
  const announced = announcementAbove(all, isTold);
  const utterances = all.filter(({ speaker, text }, at) => {
    if (speaker === null) return true;
    const folded = foldName(speaker);
    // システム: 江藤が参加しました
    if (PROGRAMS.has(folded) && !isTold(speaker) && isChatNotice(text)) {
      programs.add(speaker);
      return false;
    }
    if (prompts.has(folded) || notes.has(speaker) || at < announced) {
      programs.add(speaker);
      return false;
    }
    if (!PROGRAMS.has(folded) || isTold(speaker)) people.add(folded);
    else if (people.size >= 2) {
      programs.add(speaker);
      return false;
    }
    return true;
  });
  return { utterances, programs: [...programs] };
}

/** How many lines a program says before a member of staff takes the call: nobody has answered it, and two others speak. */
function announcementAbove(utterances: readonly Utterance[], isTold: (name: string) => boolean): number {
  const isProgram = ({ speaker }: Utterance) =>
    speaker !== null && PROGRAMS.has(foldName(speaker)) && !isTold(speaker);
  const first = utterances.findIndex((one) => !isProgram(one));
  const answer = utterances[first];
  if (first <= 0 || !answer) return 0;
  const others = new Set(
    utterances.flatMap((one) => (one.speaker === null || isProgram(one) ? [] : foldName(one.speaker))),
  );
  const role = roleOfKnownName(answer.speaker ?? '');
  // Both begin with もしもし.
  const isByStaff =
    role === 'staff' || (role === null && opensCallAnew(answer.text) && !answer.text.includes('もしもし'));
  return others.size >= 2 && isByStaff ? first : 0;
}

/** Names, folded, under which a language model is told what to do, where it and somebody who asks it speak: `system` beside `user` and `assistant`. */
function promptsAmong(
  utterances: readonly Utterance[],
  isTold: (name: string) => boolean,
): ReadonlySet<string> {
  if (namesWithModel(utterances).length === 0) return new Set();
  const names = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
  return new Set([...names].flatMap((name) => (isPromptName(name) && !isTold(name) ? foldName(name) : [])));
}

/** Names behind which it stands that they wrote a note to colleagues, where two others speak to each other. */
function notesAmong(utterances: readonly Utterance[]): ReadonlySet<string> {
  const names = new Set(utterances.flatMap(({ speaker }) => speaker ?? []));
  const notes = [...names].filter((name) => INTERNAL_NOTE.test(name));
  return new Set(names.size - notes.length >= LEAST_SAID ? notes : []);
}

/** Names of those who interpret between two others, whose words are on no side. */
function interpretersAmong(
  utterances: readonly Utterance[],
  isTold: (name: string) => boolean,
): readonly string[] {
  const names = [...new Set(utterances.flatMap(({ speaker }) => speaker ?? []))];
  const introduced = new Set(
    utterances.flatMap(({ speaker, text }) => (speaker !== null && INTERPRETS.test(text) ? speaker : [])),
  );
  const isInterpreter = (name: string) =>
    INTERPRETER.test(foldName(name)) || (introduced.has(name) && roleOfKnownName(name) === null);
  const interpreters = names.filter((name) => isInterpreter(name) && !isTold(name));
  return names.length - interpreters.length >= LEAST_SAID ? interpreters : [];
}

/** Names, folded, of nobody known under which nothing stands but what devices do, where two others speak: CTI, 機器. */
function devicesAmong(
  utterances: readonly Utterance[],
  isTold: (name: string) => boolean,
): ReadonlySet<string> {
  const people = new Set<string>();
  const devices = new Set<string>();
  for (const { speaker, text } of utterances) {
    if (speaker === null) continue;
    const name = foldName(speaker);
    const isNobody = roleOfKnownName(speaker) === null && !isTold(speaker);
    const isEvent = isNobody && !people.has(name) && (isDeviceEvent(text) || isChatNotice(text));
    (isEvent ? devices : people).add(name);
  }
  const silent = [...devices].filter((name) => !people.has(name));
  return new Set(people.size >= LEAST_SAID ? silent : []);
}
