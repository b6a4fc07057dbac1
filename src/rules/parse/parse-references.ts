import type { Problem } from '../../model/problem.js';
import type { LocalisedText, Reference, ReferenceScope } from '../../model/rule.js';
import { referencesSchema } from './rule-schema.js';
import { present } from './rule-yaml.js';
import { validateYaml } from './validate-yaml.js';
import type { YamlSource } from './yaml-source.js';

/** Reads `references.yaml` so far that `addReferences` can take its references in. */
export function parseReferences(file: string, text: string): YamlSource {
  return validateYaml(file, text, referencesSchema);
}

/**
 * Adds the references of a file to those that are known. Faulty ones are known by their ids, with what is missing left empty.
 *
 * @param references grows
 * @returns what is wrong with the file
 */
export function addReferences(source: YamlSource, references: Map<string, Reference>): readonly Problem[] {
  const problems: Problem[] = [...source.problems];
  const sound = (source.sound ?? {}) as Readonly<Record<string, ReferenceYaml>>;
  const ids = source.keysAt([]) ?? [];
  for (const id of ids) {
    const { where = null, 'in place of': _, ...entry } = sound[id] ?? {};
    references.set(id, { ...UNTOLD, ...entry, id, where, variants: [] });
  }
  for (const id of ids) {
    const others = sound[id]?.['in place of'] ?? [];
    for (const other of present(others)) {
      const reference = references.get(other);
      const variant = references.get(id);
      if (reference && variant) {
        references.set(other, { ...reference, variants: [...reference.variants, variant] });
        continue;
      }
      const known = [...references.keys()].join(', ');
      const place = source.placeOf([id, 'in place of', others.indexOf(other)]);
      problems.push({ code: 'rule-basis', file: source.file, ...place, arguments: { id: other, known } });
    }
  }
  return problems;
}

const UNTOLD: Omit<Reference, 'id' | 'where' | 'variants'> = {
  number: null,
  title: { ja: '' },
  article: { ja: '' },
  wording: { ja: '' },
  url: '',
  checked: '',
};

/** A reference as the YAML has it; what is faulty was told and is missing. */
type ReferenceYaml = Partial<Record<'title' | 'article' | 'wording' | 'number', LocalisedText>> &
  Partial<Record<'url' | 'checked', string>> & {
    readonly where?: ReferenceScope;
    readonly 'in place of'?: readonly (string | null)[];
  };
