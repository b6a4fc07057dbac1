import type { JsonFormat } from '../raw/input-format.js';
import { isObject, listIn, numberIn, objectIn, textIn } from '../raw/json-value.js';
import type { Parsed } from '../raw/raw-call.js';
import type { Stretch } from './recognised.js';
import { callOfPieces, fieldMissing, recogniserFailed } from './recognised.js';

const NAME = 'Amazon Transcribe Call Analytics';

/**
 * Amazon Transcribe Call Analytics, post-call
 * (https://docs.aws.amazon.com/transcribe/latest/dg/tca-output-post-call.html). Speakers are AGENT and CUSTOMER.
 */
export const callAnalyticsFormat = {
  name: 'call-analytics',
  extensions: [],
  reads: 'json',
  sniff: (value) => {
    const file = objectIn(value);
    const isPart = (part: unknown) => isObject(part) && 'ParticipantRole' in part && 'Content' in part;
    return (
      listIn(file.Transcript).some(isPart) || ('JobName' in file && 'ConversationCharacteristics' in file)
    );
  },
  parse: parseCallAnalytics,
} as const satisfies JsonFormat;

function* parseCallAnalytics(value: unknown): Iterable<Parsed> {
  const file = objectIn(value);
  const status = textIn(file.JobStatus);
  if (status !== null && status !== 'COMPLETED') {
    yield recogniserFailed(NAME, status);
    return;
  }
  if (!Array.isArray(file.Transcript)) {
    yield fieldMissing(NAME, 'Transcript');
    return;
  }
  const stretches: Stretch[] = [];
  let missing: string | null = null;
  for (const [index, part] of listIn(file.Transcript).entries()) {
    const { ParticipantRole, Content, BeginOffsetMillis, EndOffsetMillis } = objectIn(part);
    if (typeof Content !== 'string') {
      missing ??= `Transcript[${index}].Content`;
      continue;
    }
    stretches.push({
      speaker: textIn(ParticipantRole),
      text: Content,
      startMs: numberIn(BeginOffsetMillis),
      endMs: numberIn(EndOffsetMillis),
    });
  }
  yield callOfPieces(NAME, textIn(file.JobName), stretches, missing);
}
