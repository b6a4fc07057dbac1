const YAML_ENDING = /\.ya?ml$/i;

/** True for the name or path of a YAML file: people write both endings. */
export function isYamlName(path: string): boolean {
  return YAML_ENDING.test(path);
}

/** A name without the ending of YAML files. */
export function withoutYamlEnding(name: string): string {
  return name.replace(YAML_ENDING, '');
}
