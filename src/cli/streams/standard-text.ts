import { decodeText, UNDECODABLE } from '../../input/decoding/decode.js';
import type { StandardInput } from '../../run/process-streams.js';

/** All of standard input as text, whatever its encoding; bytes that mean nothing become U+FFFD. */
export async function readStandardText({ stdin }: StandardInput): Promise<string> {
  const { chunks } = decodeText(stdin as AsyncIterable<Uint8Array & string>, null);
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text.replaceAll(UNDECODABLE, '\uFFFD');
}
