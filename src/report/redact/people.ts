import type { PersonNames } from '../../model/person-names.js';
import type { Tokenize } from '../../model/token.js';
import { familyEnd, katakanaOf } from './name-form.js';

/** One person of a call, by all that is known of the name. */
interface Person {
  readonly pseudonym: string;
  readonly forms: Set<string>;
  /** True where family and given name are known: another given name is another person. */
  isWhole: boolean;
}

/** What a name says: itself and its reading, and the same of its family and its given name. */
interface NameParts {
  readonly whole: readonly string[];
  readonly family: readonly string[];
  readonly given: readonly string[];
}

/** The persons of one call: 田中, 田中一郎 and タナカ are one, as long as no second 田中 is named in full. */
export class People {
  readonly #tokenize: Tokenize;
  readonly #names: PersonNames;
  readonly #people: Person[] = [];
  #named = 0;

  constructor(tokenize: Tokenize, names: PersonNames) {
    this.#tokenize = tokenize;
    this.#names = names;
  }

  /** A person whom the run knows by a pseudonym already. */
  add(name: string, pseudonym: string): void {
    const parts = this.#partsOf(name);
    const known = this.#people.find((person) => person.pseudonym === pseudonym);
    if (known) for (const form of Object.values(parts).flat()) known.forms.add(form);
    else this.#create(parts, pseudonym);
  }

  /** The word that stands for whoever is called so: 〔氏名1〕, the same for one person throughout the call. */
  pseudonymOf(name: string): string {
    const parts = this.#partsOf(name);
    const isWhole = parts.given.length > 0;
    const known = this.#people.find((person) => {
      if (parts.whole.some((form) => person.forms.has(form))) return true;
      return isWhole && !person.isWhole && parts.family.some((form) => person.forms.has(form));
    });
    if (!known) return this.#create(parts, `〔氏名${++this.#named}〕`).pseudonym;
    if (isWhole && !known.isWhole) {
      known.isWhole = true;
      for (const form of Object.values(parts).flat()) known.forms.add(form);
    }
    return known.pseudonym;
  }

  #create({ whole, family, given }: NameParts, pseudonym: string): Person {
    const person = { pseudonym, forms: new Set([...whole, ...family, ...given]), isWhole: given.length > 0 };
    this.#people.push(person);
    return person;
  }

  #partsOf(name: string): NameParts {
    const [first = '', ...others] = name.trim().split(/[\s　・]+/);
    const rest = others.join('');
    const whole = this.#formsOf(first + rest);
    const end = rest === '' ? familyEnd(first, this.#names) : first.length;
    if (end === null) return { whole, family: whole, given: [] };
    return {
      whole,
      family: this.#formsOf(first.slice(0, end)),
      given: this.#formsOf(first.slice(end) + rest),
    };
  }

  #formsOf(part: string): readonly string[] {
    const tokens = this.#tokenize(part);
    const isRead = tokens.every(({ reading }) => reading !== null);
    return formsOf(part, isRead ? tokens.map(({ reading }) => reading).join('') : null);
  }
}

/** A name and its reading in katakana, by which さとう and 佐藤 are one. */
function formsOf(written: string, reading: string | null): readonly string[] {
  return [...new Set([written, katakanaOf(written), ...(reading === null ? [] : [reading])])];
}
