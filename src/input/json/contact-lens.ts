import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import { callOfPieces, fieldMissing, recogniserFailed } from './recognised.js';

const NAME = 'Amazon Connect Contact Lens';

/**
 * Amazon Connect Contact Lens: the analysis file of a call or chat
 * (https://docs.aws.amazon.com/connect/latest/adminguide/contact-lens-example-output-files.html), and the segments of the
 * real-time API (https://docs.aws.amazon.com/connect/latest/APIReference/API_connect-contact-lens_Transcript.html).
 * Speakers are the participants' roles, AGENT and CUSTOMER.
 */
export const contactLensFormat = {
  name: 'contact-lens',
  extensions: [],
  reads: 'json',
  sniff: (value) =>
    transcriptsOf(value).some((part) => isObject(part) && 'ParticipantId' in part && 'Content' in part) ||
    (isObject(value) && 'CustomerMetadata' in value && 'Participants' in value),
  parse: parseContactLens,
} as const satisfies JsonFormat;

function* parseContactLens(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const status = textIn(file.JobStatus);
  if (status !== null && status !== 'COMPLETED') {
    yield recogniserFailed(NAME, status);
    return;
  }
  if (!Array.isArray(file.Transcript) && !Array.isArray(file.Segments)) {
    yield fieldMissing(NAME, 'Transcript');
    return;
  }
  const roles = new Map<string, string>();
  for (const participant of listIn(file.Participants)) {
    const { ParticipantId, ParticipantRole } = objectIn(participant);
    if (typeof ParticipantId === 'string' && typeof ParticipantRole === 'string') {
      roles.set(ParticipantId, ParticipantRole);
    }
  }
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, part] of transcriptsOf(value).entries()) {
    const { ParticipantId, ParticipantRole, Content, BeginOffsetMillis, EndOffsetMillis, Type } =
      objectIn(part);
    // Chats also list joining and leaving.
    if (Type === 'EVENT' || Type === 'ATTACHMENT') continue;
    if (typeof Content !== 'string') {
      missing ??= `Transcript[${index}].Content`;
      continue;
    }
    const id = textIn(ParticipantId);
    stretches.push({
      speaker: textIn(ParticipantRole) ?? (id === null ? null : (roles.get(id) ?? id)),
      text: Content,
      startMs: numberIn(BeginOffsetMillis),
      endMs: numberIn(EndOffsetMillis),
    });
  }
  yield callOfPieces(NAME, textIn(objectIn(file.CustomerMetadata).ContactId), stretches, missing);
}

function transcriptsOf(value: unknown): readonly unknown[] {
  const file = objectIn(value);
  const segments = listIn(file.Segments).map((segment) => objectIn(segment).Transcript);
  return Array.isArray(file.Transcript)
    ? listIn(file.Transcript)
    : segments.filter((segment) => segment !== undefined);
}
