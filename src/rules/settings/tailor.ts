import type { RuleSet } from '../../model/compiled.js';
import type { OrganisationType, Profile } from '../../model/profile.js';
import type { LocalisedText, Reference, Reply, Rule } from '../../model/rule.js';

/** The rule set with texts, replies and legal bases for the organisation that takes the calls. */
export function withProfile(ruleSet: RuleSet, profile: Profile): RuleSet {
  return {
    ...ruleSet,
    rules: ruleSet.rules.map((one) => ({ ...one, rule: tailorRule(one.rule, profile) })),
  };
}

/**
 * A rule for an organisation: placeholders filled, replies left out that say we record where we do not, and legal bases of
 * its place and kind.
 */
export function tailorRule(rule: Rule, profile: Profile): Rule {
  const words = wordsOf(profile);
  const fill = (text: LocalisedText) => fillText(text, words);
  return {
    ...rule,
    title: fill(rule.title),
    message: fill(rule.message),
    why: fill(rule.why),
    instead: rule.instead
      .filter(({ recordsCalls }) => recordsCalls === null || recordsCalls === profile.recordsCalls)
      .map((reply): Reply => ({ ...reply, text: fill(reply.text) })),
    basis: tailorBasis(rule.basis, profile),
  };
}

/** The bases that apply, each once, in the rule's order. */
function tailorBasis(basis: readonly Reference[], profile: Profile): readonly Reference[] {
  const chosen = new Map<string, Reference>();
  for (const reference of basis) {
    const variant = reference.variants.find((one) => fits(one, profile));
    const one = variant ?? (isElsewhere(reference, profile) ? null : reference);
    if (one) chosen.set(one.id, withPlace(one, profile));
  }
  return [...chosen.values()];
}

/** True where the profile says all that the scope of a reference asks for. */
function fits({ where }: Reference, { type, prefecture }: Profile): boolean {
  if (where === null) return false;
  if (where.types && !(type !== null && where.types.includes(type))) return false;
  return where.prefecture === undefined || where.prefecture === prefecture;
}

/** True where the profile speaks against it. What is not known speaks against nothing. */
function isElsewhere({ where }: Reference, { type, prefecture }: Profile): boolean {
  if (where === null) return false;
  if (where.types && type !== null && !where.types.includes(type)) return true;
  return where.prefecture !== undefined && prefecture !== null && where.prefecture !== prefecture;
}

/** Tells for which place a reference holds where the profile does not say that we are there. */
function withPlace(reference: Reference, profile: Profile): Reference {
  const place = reference.where?.prefecture;
  if (place === undefined || profile.prefecture !== null) return reference;
  const { ja, en } = reference.article;
  const article = {
    ja: `${ja}（${place}の場合）`,
    ...(en ? { en: `${en} (if in ${PLACES[place] ?? place})` } : {}),
  };
  return { ...reference, article };
}

const PLACES: Readonly<Record<string, string>> = { 東京都: 'Tokyo' };

type Words = Readonly<Record<string, LocalisedText>>;

const SELF: Readonly<Record<OrganisationType, LocalisedText>> = {
  'public-office': { ja: '当庁', en: 'our office' },
  company: { ja: '当社', en: 'our company' },
  hospital: { ja: '当院', en: 'our hospital' },
  school: { ja: '本校', en: 'our school' },
};

const STAFF: Readonly<Record<OrganisationType, LocalisedText>> = {
  'public-office': { ja: '職員', en: 'staff' },
  company: { ja: '担当者', en: 'staff' },
  hospital: { ja: '職員', en: 'staff' },
  school: { ja: '教職員', en: 'staff' },
};

/** The provisions on damages that a fault of staff may lead to. */
const LIABILITY: Readonly<Record<OrganisationType, LocalisedText>> = {
  'public-office': { ja: '国家賠償法第1条', en: 'article 1 of the State Redress Act' },
  company: { ja: '民法第415条・第715条', en: 'articles 415 and 715 of the Civil Code' },
  hospital: { ja: '民法第415条・第715条', en: 'articles 415 and 715 of the Civil Code' },
  school: {
    ja: '民法第415条・第715条、公立の学校では国家賠償法第1条',
    en: 'articles 415 and 715 of the Civil Code; for a public school article 1 of the State Redress Act',
  },
};

const ANY_CARE: LocalisedText = {
  ja: '労働契約法第5条、平成20年3月1日施行',
  en: 'article 5 of the Labour Contracts Act, in force since 1 March 2008',
};

/** The ground of the duty to take care of the safety of staff. */
const CARE: Readonly<Record<OrganisationType, LocalisedText>> = {
  'public-office': {
    ja: '最高裁昭和50年2月25日判決',
    en: 'judgment of the Supreme Court of 25 February 1975',
  },
  company: ANY_CARE,
  hospital: ANY_CARE,
  school: ANY_CARE,
};

/** The provisions that protect staff from discipline and dismissal without cause. */
const DISCIPLINE: Readonly<Record<OrganisationType, LocalisedText>> = {
  'public-office': { ja: '地方公務員法第27条', en: 'article 27 of the Local Public Service Act' },
  company: { ja: '労働契約法第15条・第16条', en: 'articles 15 and 16 of the Labour Contracts Act' },
  hospital: { ja: '労働契約法第15条・第16条', en: 'articles 15 and 16 of the Labour Contracts Act' },
  school: {
    ja: '労働契約法第15条・第16条、公立の学校では地方公務員法第27条',
    en: 'articles 15 and 16 of the Labour Contracts Act; for a public school article 27 of the Local Public Service Act',
  },
};

const ANYWHERE = {
  self: { ja: '当方', en: 'our organisation' },
  staff: { ja: '担当者', en: 'staff' },
  discipline: {
    ja: '労働契約法第15条・第16条、地方公務員では地方公務員法第27条',
    en: 'articles 15 and 16 of the Labour Contracts Act; for local officials article 27 of the Local Public Service Act',
  },
  liability: {
    ja: '民法第415条・第715条、公の機関では国家賠償法第1条',
    en: 'articles 415 and 715 of the Civil Code; for a public body article 1 of the State Redress Act',
  },
};

/** What each placeholder stands for. A name given in the profile is Japanese; English keeps its own word. */
function wordsOf({ type, self, staff }: Profile): Words {
  const named = (name: string | null, known: LocalisedText): LocalisedText =>
    name === null ? known : { ...known, ja: name };
  return {
    self: named(self, type === null ? ANYWHERE.self : SELF[type]),
    staff: named(staff, type === null ? ANYWHERE.staff : STAFF[type]),
    liability: type === null ? ANYWHERE.liability : LIABILITY[type],
    care: type === null ? ANY_CARE : CARE[type],
    discipline: type === null ? ANYWHERE.discipline : DISCIPLINE[type],
  };
}

/** Fills `{self}` and the like; braces around other words stay. */
function fillText({ ja, en }: LocalisedText, words: Words): LocalisedText {
  const fill = (text: string, language: 'ja' | 'en') =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name]?.[language] ?? whole);
  return { ja: fill(ja, 'ja'), ...(en === undefined ? {} : { en: fill(en, 'en') }) };
}
