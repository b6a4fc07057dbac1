import type { Email } from 'postal-mime';
import { groupedBy } from '../../text/grouped-by.js';
import { splitLines } from '../../text/offsets.js';
import { callOfMails } from '../dialogue/mail-thread.js';
import type { BinaryFormat, ParseContext } from '../raw/input-format.js';
import { inputProblem } from '../raw/input-problem.js';
import type { Parsed } from '../raw/raw-call.js';
import { asCall, asProblem, callWithin, hasTwoSpeakers } from '../raw/raw-call.js';
import { callsOfBlocks } from './document-calls.js';
import { callsOfPage } from './html.js';

/**
 * Mails (https://www.rfc-editor.org/rfc/rfc5322) with a transcript in their text, quoted or not, or in a file
 * attached to them; pages saved as one file (https://www.rfc-editor.org/rfc/rfc2557) have the same form.
 */
export const emlFormat = {
  name: 'eml',
  extensions: ['eml', 'mbox', 'mht', 'mhtml'],
  reads: 'bytes',
  sniff: (bytes) => isMailHead(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')),
  parse: parseMails,
} as const satisfies BinaryFormat;

const HEAD = 8192;

/** True where a text begins with the header fields of a mail, in whatever order a mailer writes them. */
function isMailHead(start: string): boolean {
  // Every file is asked: most are told by their first characters.
  if (!/^(?:\xef\xbb\xbf)?\s*(?:From |[!-9;-~]{1,60}:)/.test(start)) return false;
  const [head = ''] = start
    .replace(/^(?:\xef\xbb\xbf)?\s*(?:From [^\r\n]*\r?\n)?/, '')
    .split(/\r?\n\r?\n/, 1);
  const names = new Set<string>();
  const lines = head.split(/\r?\n/);
  // The last one may be cut off.
  for (const line of start.length < HEAD ? lines : lines.slice(0, -1)) {
    const name = /^([!-9;-~]{1,60}):/.exec(line)?.[1];
    if (name !== undefined) names.add(name.toLowerCase());
    else if (names.size === 0 || !/^[ \t]/.test(line)) return false;
  }
  const has = (...some: readonly string[]) => some.some((name) => names.has(name));
  const isOfMail = has('mime-version', 'content-type', 'message-id', 'received');
  // Pages that Word and OneNote save have no sender and no subject.
  return isOfMail && (has('from', 'to', 'subject') || (has('mime-version') && /\bmultipart\//i.test(head)));
}

/** The line that opens each mail of a folder of mails (https://www.rfc-editor.org/rfc/rfc4155). */
const OPENS_MAIL = /(?<=^|\n)From \S+ (?=[^\r\n]*\d{4})[^\r\n]*\r?\n(?=[!-9;-~]{1,60}:)/g;

/** The mails of a file one by one; most files hold one. */
async function* parseMails(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const start = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (!start.startsWith('From ')) {
    yield* parseMail(bytes, context);
    return;
  }
  const text = Buffer.from(bytes).toString('latin1');
  const starts = [...text.matchAll(OPENS_MAIL)].map(({ index }) => index);
  const found: Parsed[] = [];
  for (const [at, from] of starts.entries()) {
    const body = bytes.subarray(text.indexOf('\n', from) + 1, starts[at + 1] ?? bytes.length);
    for await (const parsed of parseMail(body, context)) found.push(parsed);
  }
  // Beside mails with a call others are none.
  const calls = found.filter((one) => one.kind === 'call');
  yield* calls.length > 0 ? withoutEarlierStates(calls).map(withoutPlace) : found.slice(0, 1);
}

async function* parseMail(bytes: Uint8Array, context: ParseContext): AsyncIterable<Parsed> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const hasText = mail.text !== undefined && mail.text.trim() !== '';
  const thread = hasText ? threadOf(mail) : null;
  if (thread) {
    yield thread;
    return;
  }
  const results = hasText ? callsOfText(mail.text ?? '', context) : callsOfPage(mail.html ?? '', context);
  if (results.some(({ kind }) => kind === 'call')) {
    yield* results;
    return;
  }
  const attached: Parsed[] = [];
  const refused: string[] = [];
  for (const { filename, content } of mail.attachments) {
    if (filename === null || typeof content === 'string' || !context.parseWithin) continue;
    const within: Parsed[] = [];
    for await (const parsed of context.parseWithin(filename, new Uint8Array(content))) within.push(parsed);
    if (within.some(({ kind }) => kind === 'call')) attached.push(...within.map(withoutPlace));
    else refused.push(filename);
  }
  if (attached.length > 0) yield* attached;
  else if (refused.length > 0)
    yield asProblem(inputProblem('mail-attached', null, { files: refused.join(', ') }));
  else yield* results;
}

/** The conversation that a mail ends, whose earlier mails it quotes. */
function threadOf({ from, date, text = '' }: Email): Parsed | null {
  if (from?.address === undefined || date === undefined) return null;
  const head = `${from.name.replace(/[<>@]/g, ' ')} <${from.address}>\t${date}`;
  const parsed = callOfMails(splitLines(`${head}\n${text}`, 0));
  return parsed?.kind === 'call' ? asCall({ ...parsed.call, line: 1 }) : null;
}

/** Calls without those that another has whole: each answer in a folder of mails quotes what was written before. */
function withoutEarlierStates(calls: readonly Call[]): readonly Call[] {
  const textsOf = ({ call }: Call) => call.utterances.map(({ text }) => text);
  const groups = groupedBy(calls, (one) => textsOf(one)[0] ?? '');
  const dropped = new Set<Call>();
  for (const group of groups.values()) {
    const [longest, ...others] = group.toSorted(
      (one, other) => other.call.utterances.length - one.call.utterances.length,
    );
    const held = new Set(longest ? textsOf(longest) : []);
    const length = longest?.call.utterances.length ?? 0;
    for (const one of others) {
      const texts = textsOf(one);
      if (texts.length < length && texts.every((text) => held.has(text))) dropped.add(one);
    }
  }
  return calls.filter((one) => !dropped.has(one));
}

type Call = Extract<Parsed, { readonly kind: 'call' }>;

/** Lines of an attached file are none of the mail's. */
function withoutPlace(parsed: Parsed): Parsed {
  if (parsed.kind === 'problem')
    return { ...parsed, problem: { ...parsed.problem, line: null, column: null } };
  return asCall(callWithin(parsed.call));
}

/** What is quoted goes first: around it the sender speaks for himself. The signature is none of a call. */
function callsOfText(text: string, context: ParseContext): readonly Parsed[] {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => /^-- ?$/.test(line));
  const body = end > 0 ? lines.slice(0, end) : lines;
  const read = (some: readonly string[]) =>
    callsOfBlocks(
      some.map((line) => ({ line })),
      context,
    );
  const callsOf = (some: readonly string[]) => read(some.map(unquoted));
  const isCall = (results: readonly Parsed[]) => results.some(({ kind }) => kind === 'call');
  // Below the sender's signature stands what he sends on.
  const quoted = callsOf(lines.filter((line) => unquoted(line) !== line));
  if (quoted.some(hasTwoSpeakers)) return quoted;
  const own = callsOf(body);
  // A report below which the question is quoted that asked for it.
  if (own.some(hasTwoSpeakers)) return own;
  if (isCall(quoted)) return quoted;
  if (isCall(own)) return own;
  const below = body === lines ? own : callsOf(lines.slice(end + 1));
  if (isCall(below)) return below;
  // What is quoted may be what one of the two said, and the sender's lines the other's.
  const both = read(body);
  return isCall(both) ? both : own;
}

/** A quoted line without the marks of the quotation, a line of the mail as it is. */
function unquoted(line: string): string {
  return line.replace(/^(?:[>|＞] ?)+/, '');
}
