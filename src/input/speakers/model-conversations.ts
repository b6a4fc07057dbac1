import { otherRole, type Role } from '../../model/transcript.js';
import type { RawCall, Utterance } from '../raw/raw-call.js';
import { isAskerName, isModelName, isPromptName, namesWithModel } from './model-names.js';
import { roleOfModel } from './prompted-roles.js';
import { foldName, roleOfKnownName } from './speakers.js';

/** The conversation is looked at from its beginning for whom a model speaks with. */
const LOOKED_AT = 12;
/** A message that gives out parts is no turn: あなたは客を演じてください。私がオペレーターです。 */
const GIVES_PARTS =
  /(?:あなた|きみ|君|AI|アシスタント).{0,60}(?:役|演じ|なりきっ|ふりを|ロールプレイ)|(?:役|演じ|なりきっ|ふりを|ロールプレイ).{0,20}(?:ください|下さい|てくれ|お願い|しましょう|しよう)|\b(?:role-?play|pretend to be|act as|play the (?:role|part))\b/iu;

/**
 * A call in which a language model speaks, with the sides that its prompt tells (あなたは怒っている客です), or a field of the call named after it
 * (`{"assistant_role": "customer"}`): the model is staff only where nobody says otherwise. Any other call as it is. A first message that gives
 * out the parts becomes a field, `prompt`.
 *
 * @param prompts what stands beside the conversation for what the model was told
 */
export function withPromptedRoles(call: RawCall, prompts: readonly string[] = []): RawCall {
  if (!call.utterances.slice(0, LOOKED_AT).some(({ speaker }) => speaker !== null && isModelName(speaker)))
    return call;
  const names = namesWithModel(call.utterances);
  if (names.length === 0) return call;
  const opening = openingThatGivesParts(call.utterances);
  const told = [
    ...prompts,
    ...call.utterances.flatMap(({ speaker, text }) =>
      speaker !== null && isPromptName(speaker) ? text : [],
    ),
    ...(opening === null ? [] : [opening.text]),
  ];
  const role = roleOfModel(told.join('\n')) ?? roleInFields(call.fields);
  const spoken: RawCall =
    opening === null
      ? call
      : {
          ...call,
          utterances: call.utterances.filter((one) => one !== opening),
          fields: { ...call.fields, prompt: opening.text },
        };
  if (!role) return spoken;
  const sides = names.map((name) => [name, isModelName(name) ? role : otherRole(role)] as const);
  return { ...spoken, roles: new Map([...(call.roles ?? []), ...sides]) };
}

/** The first message of whoever asks, where it gives out the parts and others follow it; null where it is a turn. */
function openingThatGivesParts(utterances: readonly Utterance[]): Utterance | null {
  const said = utterances.filter(({ speaker }) => speaker === null || !isPromptName(speaker));
  const first = said[0];
  const isAsked = first?.speaker != null && isAskerName(first.speaker) && said.length > 2;
  return isAsked && GIVES_PARTS.test(first.text) && roleOfModel(first.text) !== null ? first : null;
}

/** `{"assistant_role": "customer"}`, `{"roles": {"user": "operator"}}`. */
function roleInFields(fields: Readonly<Record<string, string>>): Role | null {
  const found = new Set<Role>();
  for (const [field, value] of Object.entries(fields)) {
    const name = foldName(field.slice(field.lastIndexOf('.') + 1)).replace(
      /(?:role|persona|part|役割|役)$/,
      '',
    );
    const role = isModelName(name) || isAskerName(name) ? roleOfKnownName(value) : null;
    if (role) found.add(isModelName(name) ? role : otherRole(role));
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}
