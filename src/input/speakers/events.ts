import type { Utterance } from '../raw/raw-call.js';
import { isDeviceEvent } from './device-event.js';
import { foldName, roleOfKnownName } from './speakers.js';

/** What logs write where somebody's name stands, beside what a machine tells: 着信, 転送, 切断. Open on purpose. */
const EVENTS = new Set(
  'event events イベント システムイベント systemevent 通知 notification dtmf meta metadata ログ moment 操作 操作ログ ivrevent'.split(
    ' ',
  ),
);
const LEAST_SAID = 2;

/** What people say, without the events of a log. All of it where little else is left. */
export function withoutEvents(utterances: readonly Utterance[]): readonly Utterance[] {
  const devices = devicesAmong(utterances);
  const isEvent = (name: string) => EVENTS.has(name) || devices.has(name);
  const said = utterances.filter(({ speaker }) => speaker === null || !isEvent(foldName(speaker)));
  return said.length >= LEAST_SAID ? said : utterances;
}

/** Names, folded, of nobody known under which nothing stands but what devices do, where two others speak: CTI, 機器. */
function devicesAmong(utterances: readonly Utterance[]): ReadonlySet<string> {
  const people = new Set<string>();
  const devices = new Set<string>();
  for (const { speaker, text } of utterances) {
    if (speaker === null) continue;
    const name = foldName(speaker);
    const isEvent = !people.has(name) && isDeviceEvent(text) && roleOfKnownName(speaker) === null;
    (isEvent ? devices : people).add(name);
  }
  const silent = [...devices].filter((name) => !people.has(name));
  return new Set(people.size >= LEAST_SAID ? silent : []);
}
