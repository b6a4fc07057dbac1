import type { JsonFormat } from '../raw/input-format.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import {
  callOfPieces,
  channelNumber,
  fieldMissing,
  millisecondsOfSeconds,
  recognisedCall,
} from './recognised.js';

const NAME = 'Google CCAI Insights';

/**
 * Google CCAI Insights: a conversation
 * (https://cloud.google.com/contact-center/insights/docs/reference/rest/v1/projects.locations.conversations), and the JSON in which
 * conversations are handed in (https://cloud.google.com/contact-center/insights/docs/conversation-data-format).
 * Speakers are the participants' roles, else the channels that the call's metadata names, else `ch_1`.
 */
export const ccaiInsightsFormat = {
  name: 'ccai-insights',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const conversation = conversationOf(value);
    const isEntry = (entry: unknown) => isObject(entry) && 'role' in entry && 'text' in entry;
    return (
      'transcriptSegments' in objectIn(conversation.transcript) || listIn(conversation.entries).some(isEntry)
    );
  },
  parse: parseInsights,
} as const satisfies JsonFormat;

function conversationOf(value: unknown): JsonObject {
  const file = objectIn(value);
  return isObject(file.conversation) ? file.conversation : file;
}

function* parseInsights(value: unknown): Iterable<Parsed> {
  const conversation = conversationOf(value);
  const id = textIn(conversation.name)?.split('/').at(-1) ?? textIn(conversation.conversation_id);
  if (Array.isArray(conversation.entries)) {
    yield recognisedCall(id, stretchesOfEntries(listIn(conversation.entries)));
    return;
  }
  const segments = objectIn(conversation.transcript).transcriptSegments;
  if (!Array.isArray(segments)) {
    yield fieldMissing(NAME, 'transcript.transcriptSegments');
    return;
  }
  const channels = objectIn(conversation.callMetadata);
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, segment] of listIn(segments).entries()) {
    const { text, words, channelTag, segmentParticipant } = objectIn(segment);
    if (typeof text !== 'string') {
      missing ??= `transcript.transcriptSegments[${index}].text`;
      continue;
    }
    const spoken = listIn(words).map(objectIn);
    stretches.push({
      speaker: speakerOf(objectIn(segmentParticipant), channelTag, channels),
      text,
      startMs: millisecondsOfSeconds(spoken[0]?.startOffset),
      endMs: millisecondsOfSeconds(spoken.at(-1)?.endOffset),
    });
  }
  yield callOfPieces(NAME, id, stretches, missing);
}

function speakerOf(participant: JsonObject, channel: unknown, channels: JsonObject): string | null {
  const role = textIn(participant.role);
  if (role !== null && role !== 'ROLE_UNSPECIFIED' && role !== 'ANY_AGENT') return role;
  if (numberIn(channel) !== null && channel === channels.agentChannel) return 'AGENT';
  if (numberIn(channel) !== null && channel === channels.customerChannel) return 'CUSTOMER';
  return channelNumber(channel);
}

/** Times are absolute, in microseconds; they count from the first entry. */
function stretchesOfEntries(entries: readonly unknown[]): readonly Stretch[] {
  const origin = numberIn(objectIn(entries[0]).start_timestamp_usec);
  return entries.map((entry) => {
    const { role, text, start_timestamp_usec: start } = objectIn(entry);
    const at = numberIn(start);
    const startMs = at === null || origin === null ? null : Math.max(0, at - origin) / 1000;
    return { speaker: textIn(role), text: textIn(text) ?? '', startMs, endMs: null };
  });
}
