import type { Role } from '../model/transcript.js';
import type { Utterance } from './raw-call.js';

/** Opening words of somebody who answers for an organisation. Weights are counts of evidence, greeting above style. */
const EVIDENCE: readonly { readonly pattern: RegExp; readonly weight: number; readonly firstWords?: true }[] =
  [
    {
      pattern: /お電話(?:を|、)?(?:いただき)?(?:誠に|まことに)?ありがとうございます/g,
      weight: 6,
      firstWords: true,
    },
    {
      pattern:
        /(?:課|係|部|室|センター|窓口|役所|役場|会社|店|支店|銀行|病院|サービス|サポート)(?:の|、)?[^。、]{0,12}(?:でございます|です|が承ります|と申します)/g,
      weight: 3,
      firstWords: true,
    },
    { pattern: /(?:が|を)?承ります|ご用件/g, weight: 3, firstWords: true },
    { pattern: /でございます|ございます(?:か|が|ので)?/g, weight: 1 },
    {
      pattern: /いたし(?:ます|ました|かねます)|申し上げ|承知いたし|かしこまりました|恐れ入りますが/g,
      weight: 1,
    },
    { pattern: /お客様|お待ちください|お待たせ|お調べ|ご案内|確認いたします|折り返し/g, weight: 1 },
    { pattern: /申し訳(?:ございません|ありません)/g, weight: 1 },
    { pattern: /いただけますでしょうか|くださいませ|お伺い/g, weight: 1 },
  ];

/** Style counts per this many characters, so that who talks more is not taken for polite. */
const STYLE_LENGTH = 100;

/** The lead over the next speaker that a guess needs; below it stays open. */
const NEEDED_LEAD = 1.5;

/**
 * Guesses the roles of speakers without one: who greets for an organisation and speaks in the honorific style of
 * service is staff, the others callers. null where no speaker stands out, or where there is only one speaker.
 * Roles that are told stay; with a told staff all others are callers.
 */
export function guessRoles(
  utterances: readonly Utterance[],
  told: ReadonlyMap<string, Role | null>,
): ReadonlyMap<string, Role> | null {
  const open = [...told].filter(([, role]) => role === null).map(([name]) => name);
  const toldRoles = new Set([...told.values()].filter((role) => role !== null));
  if (told.size < 2) return null;
  if (toldRoles.size === 1 && open.length === 1) {
    const role: Role = toldRoles.has('staff') ? 'caller' : 'staff';
    return new Map(open.map((name) => [name, role]));
  }
  const ranked = open
    .map((name) => ({ name, score: serviceScore(utterances, name) }))
    .sort((left, right) => right.score - left.score);
  const [first, second] = ranked;
  if (!first || !second || first.score - second.score < NEEDED_LEAD) return null;
  return new Map(ranked.map(({ name }) => [name, name === first.name ? 'staff' : 'caller']));
}

function serviceScore(utterances: readonly Utterance[], name: string): number {
  const words = utterances.filter(({ speaker }) => speaker === name).map(({ text }) => text);
  const all = words.join('\n');
  const opening = words.slice(0, 2).join('\n').slice(0, 200);
  let greeting = 0;
  let style = 0;
  for (const { pattern, weight, firstWords } of EVIDENCE) {
    const found = ((firstWords ? opening : all).match(pattern)?.length ?? 0) * weight;
    if (firstWords) greeting += Math.min(found, weight);
    else style += found;
  }
  return greeting + (style * STYLE_LENGTH) / Math.max(STYLE_LENGTH, all.length);
}
