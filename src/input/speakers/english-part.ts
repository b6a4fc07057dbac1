import { otherRole, type Role } from '../../model/transcript.js';

const IS_MODEL =
  /\b(?:you(?:'re| are| will be| will act as| will play)|your (?:role|task) is to (?:be|play|act as|simulate)|(?<!\b(?:i|i will|i'll|user|human|they|will) )(?:act(?:ing)? as|play(?:ing)?)|pretend(?:ing)? to be|role-?play(?:ing)?(?: as)?|simulat(?:e|ing)|respond(?:ing)? as|assistant is)\s+/gi;
const IS_ASKER =
  /\b(?:(?:the )?(?:user|human)(?: is| will be| will play| will act as| plays| acts as)|i am|i'm|i(?: will|'ll)? (?:be|play|act as))\s+/gi;
const THE_PART = /^(?:the )?(?:role|part) of\s+/i;
/** What ends the words for somebody: a customer who …, an agent at … */
const END =
  /\s+(?:who|that|which|whose|[a-z]+ing|in|for|at|of|with|from|on|by|named|called|and|or|to|as)\b|[.,;:()"\n]|$/i;
const CALLERS =
  /^(?:customer|caller|client|complainant|consumer|shopper|patient|guest|resident|citizen|passenger|claimant|subscriber|user|buyer|patron)s?$/i;
const STAFF =
  /^(?:agent|operator|representative|rep|clerk|receptionist|advisor|adviser|specialist|associate|staff|employee|officer|counsell?or|csr|supervisor|manager|attendant)s?$/i;
/** A program that serves, or that plays somebody. */
const PROGRAM = /^(?:ai|assistant|bot|chatbot|model|simulator|persona|role|character)$/i;
const SERVES = /\b(?:support|service|help ?desk|call ?cent(?:er|re)|reception)\b/i;
const LONGEST_PART = 120;

/** Whom a language model plays, as an English sentence of its prompt tells; null where it does not tell, or tells both. */
export function englishPart(sentence: string): Role | null {
  const found = new Set<Role>();
  for (const { index, 0: whole } of sentence.matchAll(IS_MODEL)) {
    const role = roleBehind(sentence, index + whole.length);
    if (role) found.add(role);
  }
  for (const { index, 0: whole } of sentence.matchAll(IS_ASKER)) {
    const role = roleBehind(sentence, index + whole.length);
    if (role) found.add(otherRole(role));
  }
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

function roleBehind(sentence: string, from: number): Role | null {
  const rest = sentence.slice(from, from + LONGEST_PART).replace(THE_PART, '');
  const part = rest.slice(0, END.exec(rest)?.index);
  const nouns = part.split(/[\s-]+/).filter((word) => word !== '');
  const last = nouns.at(-1) ?? '';
  if (CALLERS.test(last)) return 'caller';
  if (STAFF.test(last)) return 'staff';
  if (!PROGRAM.test(last)) return null;
  if (SERVES.test(part)) return 'staff';
  return CALLERS.test(nouns.at(-2) ?? '') ? 'caller' : null;
}
