import { callsOfBlocks } from './document-calls.js';
import { callsOfPage } from './html.js';
import type { BinaryFormat, ParseContext } from './input-format.js';
import { inputProblem } from './input-problem.js';
import type { Parsed } from './raw-call.js';
import { asProblem } from './raw-call.js';

/**
 * Mails (https://www.rfc-editor.org/rfc/rfc5322) with a transcript in their text, quoted or not. A transcript that is attached has to
 * be saved as a file.
 */
export const emlFormat = {
  name: 'eml',
  extensions: ['eml'],
  reads: 'bytes',
  sniff: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
    return (
      /^(?:From|Return-Path|Received|Delivered-To|Date|Subject|Message-ID|MIME-Version|X-[\w-]+):/i.test(
        head,
      ) &&
      /^MIME-Version:|^Content-Type:/im.test(head) &&
      /^(?:From|To|Subject):/im.test(head)
    );
  },
  parse: parseMail,
} as const satisfies BinaryFormat;

const HEAD = 8192;

async function* parseMail(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const hasText = mail.text !== undefined && mail.text.trim() !== '';
  const results = hasText ? callsOfText(mail.text ?? '', context) : callsOfPage(mail.html ?? '', context);
  const attached = mail.attachments.flatMap(({ filename }) => filename ?? []);
  if (attached.length > 0 && results.every(({ kind }) => kind === 'problem'))
    yield asProblem(inputProblem('mail-attached', null, { files: attached.join(', ') }));
  else yield* results;
}

/** What is quoted goes first: around it the sender speaks for himself. The signature is none of a call. */
function callsOfText(text: string, context: ParseContext): readonly Parsed[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => /^-- ?$/.test(line));
  const body = end > 0 ? lines.slice(0, end) : lines;
  const callsOf = (some: readonly string[]) =>
    callsOfBlocks(
      some.map((line) => ({ line: unquoted(line) })),
      context,
    );
  const quoted = callsOf(body.filter((line) => unquoted(line) !== line));
  return quoted.some(({ kind }) => kind === 'call') ? quoted : callsOf(body);
}

/** A quoted line without the marks of the quotation, a line of the mail as it is. */
function unquoted(line: string): string {
  return line.replace(/^(?:[>|＞] ?)+/, '');
}
