import type { Utterance } from '../raw/raw-call.js';
import { foldName } from './speakers.js';

/** What logs write where somebody's name stands, beside what a machine tells: 着信, 転送, 切断. Open on purpose. */
const EVENTS = new Set(
  'event events イベント システムイベント systemevent 通知 notification dtmf meta metadata ログ moment 操作 操作ログ ivrevent'.split(
    ' ',
  ),
);
const LEAST_SAID = 2;

/** What people say, without the events of a log. All of it where little else is left. */
export function withoutEvents(utterances: readonly Utterance[]): readonly Utterance[] {
  const said = utterances.filter(({ speaker }) => speaker === null || !EVENTS.has(foldName(speaker)));
  return said.length >= LEAST_SAID ? said : utterances;
}
