import { isSpokenJapanese } from '../../text/japanese.js';
import type { TextLine } from '../../text/offsets.js';
import type { Parsed, Piece } from '../raw/raw-call.js';
import { asCall, joinPieces } from '../raw/raw-call.js';
import { type MailHead, mailHeadsIn } from './mail-heads.js';
import { namesBeforeWords } from './names-before-words.js';
import { endsAsSpeech } from './speech-endings.js';

const LEAST_MAILS = 3;
/** So many named lines are a call that somebody sends on. */
const LEAST_TURNS = 4;
const LONGEST_SIGNATURE = 12;
const RULE = /^\s*(?:--|[-=─━＝_*＊~〜‐―+＋☆★◆◇■□●○・.:;]{5,})\s*$/u;
/** What a program writes between mails, or where it hides what is quoted. */
const OF_PROGRAM =
  /^[[［]?(?:引用(?:テキスト|文)を(?:非)?表示|quoted text hidden)[\]］]?$|^[-_=－―]{2,}\s*(?:original message|元のメッセージ|forwarded message)\s*[-_=－―]{2,}$|^_{8,}$/i;

interface Mail {
  readonly head: MailHead;
  readonly pieces: readonly Piece[];
}

/**
 * The conversation of a thread of mails that was printed or copied as text (Gmail, Outlook, or quoted below one another), a turn for each mail without
 * its signature and what it quotes, the earliest first. Null for any other text, and where the mails pass on a call.
 */
export function callOfMails(lines: readonly TextLine[]): Parsed | null {
  if (!lines.some(({ text }) => MAY_BE_HEAD.test(text.slice(0, LONGEST_LOOK)))) return null;
  const texts = lines.map(({ text }) => text);
  const heads = mailHeadsIn(texts);
  const [first] = heads;
  if (!first || heads.length < LEAST_MAILS) return null;
  // Above a quotation stands an answer of which nothing tells who wrote it.
  if (first.isOfQuotation && texts.slice(0, first.at).some((text) => isSpokenJapanese(text))) return null;
  const bodies = heads.map((head, at) => bodyOf(lines.slice(head.below, heads[at + 1]?.at), head));
  const signatures = returningEnds(heads, bodies);
  const mails = heads.flatMap((head, at): readonly Mail[] => {
    const pieces = withoutSignature(bodies[at] ?? [], (text) => signatures.has(`${senderOf(head)}\n${text}`));
    return pieces.length > 0 ? [{ head, pieces }] : [];
  });
  const senders = new Set(mails.map(({ head }) => senderOf(head)));
  const subjects = new Set(
    mails.flatMap(({ head }) => (head.subject === null ? [] : bareSubject(head.subject))),
  );
  if (mails.length < LEAST_MAILS || senders.size < 2 || subjects.size > 1) return null;
  const said = mails.flatMap(({ pieces }) => pieces.map(({ text }) => text));
  if (namesBeforeWords(said).length >= LEAST_TURNS) return null;
  const ordered = inOrder(mails);
  const names = namesOf(mails);
  const [subject] = subjects;
  const date = ordered[0]?.head.date ?? null;
  return asCall({
    id: null,
    utterances: ordered.map(({ head, pieces }) => joinPieces(names.get(senderOf(head)) ?? head.name, pieces)),
    comments: [],
    fields: { ...(subject === undefined ? {} : { subject }), ...(date === null ? {} : { date }) },
    cutsAtPauses: false,
    line: lines[0]?.line ?? null,
  });
}

const MAY_BE_HEAD = /@|^[\s*]*(?:差出人|送信者|送信元|from)[\s*　]*[:：]/iu;
const LONGEST_LOOK = 240;

function senderOf({ address, name }: MailHead): string {
  return address === '' ? name : address;
}

function bareSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fwd?|fw|返信|転送)\s*[:：])+\s*/i, '').trim();
}

/** What somebody wrote, a piece a line. */
function bodyOf(lines: readonly TextLine[], head: MailHead): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, line } of lines) {
    const quoted = /^\s*(?:[>＞|]\s?)+/u.exec(text)?.[0] ?? '';
    // Each quoted mail has its own head, or stands above with it.
    if (quoted !== '' && !head.isOfQuotation) continue;
    const own = text.slice(quoted.length);
    const bare = own.trim();
    if (bare === '' || OF_PROGRAM.test(bare)) continue;
    pieces.push({ text: bare, line, column: quoted.length + own.indexOf(bare) + 1 });
  }
  return pieces;
}

/** Lines with which several mails of one sender end, and that are no sentences. */
function returningEnds(
  heads: readonly MailHead[],
  bodies: readonly (readonly Piece[])[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [at, head] of heads.entries()) {
    const last = (bodies[at] ?? []).slice(-LONGEST_SIGNATURE).map(({ text }) => text);
    for (const text of new Set(last)) {
      const key = `${senderOf(head)}\n${text}`;
      if (!endsAsSpeech(text)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Set([...counts].flatMap(([key, count]) => (count >= 2 ? key : [])));
}

function withoutSignature(body: readonly Piece[], returns: (text: string) => boolean): readonly Piece[] {
  let end = body.length;
  while (end > 0) {
    const text = body[end - 1]?.text ?? '';
    if (!RULE.test(text) && !returns(text)) break;
    end--;
  }
  const kept = body.slice(0, end);
  const rule = kept.findIndex(({ text }) => RULE.test(text));
  const below = rule === -1 ? [] : kept.slice(rule + 1);
  const isSigned =
    rule > 0 && below.length <= LONGEST_SIGNATURE && !below.some(({ text }) => /[。？！?!]$/u.test(text));
  return isSigned ? kept.slice(0, rule) : kept;
}

/** The earliest first, where all dates are understood; Outlook shows the latest first. */
function inOrder(mails: readonly Mail[]): readonly Mail[] {
  if (mails.some(({ head }) => head.date === null)) return mails;
  const dates = mails.map(({ head }) => head.date ?? '');
  const isLatestFirst = (dates[0] ?? '') > (dates.at(-1) ?? '');
  const given = isLatestFirst ? mails.toReversed() : mails;
  return given.toSorted((one, other) =>
    (one.head.date ?? '') < (other.head.date ?? '') ? -1 : one.head.date === other.head.date ? 0 : 1,
  );
}

/** The first name shown of each sender, with the address where two have the same. */
function namesOf(mails: readonly Mail[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { head } of mails) {
    const sender = senderOf(head);
    if (names.has(sender)) continue;
    const isTaken = taken.has(head.name);
    taken.add(head.name);
    names.set(sender, isTaken ? `${head.name}（${sender}）` : head.name);
  }
  return names;
}
