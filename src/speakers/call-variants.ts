import type { Role, Transcript } from '../model/transcript.js';

/** How a labelled call is turned into one to guess: its speakers' names are taken away, and more. */
export const VARIANT_KINDS = ['whole', 'half', 'opening', 'takeover', 'stray', 'short'] as const;
export type VariantKind = (typeof VARIANT_KINDS)[number];

/** A call, or a part of it, whose speakers are letters in the order in which they first speak. */
export interface CallVariant {
  readonly kind: VariantKind;
  /** Its turns, as indices in the call. */
  readonly turns: readonly number[];
  /** The speaker of each of these turns. */
  readonly speakers: readonly string[];
  readonly roles: ReadonlyMap<string, Role>;
}

/** Calls with no more turns are short ones. */
const SHORT_CALL = 4;
const OPENING_TURNS = 4;

/** Words with which somebody takes a call over. */
const TAKES_OVER =
  /(?:代わ|替わ|かわ|変わ)り(?:まして|ました)|(?:係長|課長|主任|責任者|上司|店長|部長|リーダー|室長|所長|支店長|マネージャー|スーパーバイザー|統括)の、?[^。、]{1,8}(?:です|でございます|と申します)/;

/**
 * The variants of a labelled call that have both sides: whole, its first half, its first turns, with a second member of staff
 * from where one takes over, with one turn cut off as a speaker of its own; short calls only whole.
 */
export function variantsOf({ turns }: Transcript): readonly CallVariant[] {
  const all = [...turns.keys()];
  const roleAt = (turn: number) => turns[turn]?.role ?? 'caller';
  const variant = (
    kind: VariantKind,
    some: readonly number[],
    speakerOf: (turn: number) => string = roleAt,
  ): readonly CallVariant[] => {
    const letters = new Map<string, string>();
    const roles = new Map<string, Role>();
    const speakers = some.map((turn) => {
      const speaker = speakerOf(turn);
      const letter = letters.get(speaker) ?? String.fromCharCode('A'.charCodeAt(0) + letters.size);
      letters.set(speaker, letter);
      roles.set(letter, roleAt(turn));
      return letter;
    });
    return new Set(roles.values()).size === 2 ? [{ kind, turns: some, speakers, roles }] : [];
  };
  if (turns.length <= SHORT_CALL) return variant('short', all);
  const firstStaff = turns.findIndex(({ role }) => role === 'staff');
  const takeover = turns.findIndex(
    ({ role, text }, turn) => role === 'staff' && turn > firstStaff + 1 && TAKES_OVER.test(text),
  );
  const stray = Math.floor(turns.length / 2);
  return [
    ...variant('whole', all),
    ...variant('half', all.slice(0, turns.length >> 1)),
    ...variant('opening', all.slice(0, OPENING_TURNS)),
    ...(takeover < 0
      ? []
      : variant('takeover', all, (turn) =>
          roleAt(turn) === 'staff' && turn >= takeover ? 'second staff' : roleAt(turn),
        )),
    ...variant('stray', all, (turn) => (turn === stray ? 'stray' : roleAt(turn))),
  ];
}
