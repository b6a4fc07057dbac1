import type { DescribedCommand, DescribedOption } from './described-commands.js';

/** Writes the completion script of a shell. */
type WriteCompletion = (commands: readonly DescribedCommand[]) => string;

export const completionScripts = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
} as const satisfies Readonly<Record<string, WriteCompletion>>;

export type ShellName = keyof typeof completionScripts;
export const shellNames = Object.keys(completionScripts) as readonly ShellName[];

function writeBash(commands: readonly DescribedCommand[]): string {
  const cases = commands.map(({ name, options }) => {
    const withValues = options.filter(({ values }) => values !== null && values.length > 0);
    const values = withValues.map(
      (option) =>
        `        ${namesOf(option).join('|')}) COMPREPLY=($(compgen -W '${(option.values ?? []).join(' ')}' -- "$word")); return ;;`,
    );
    const files = options.filter(({ values }) => values?.length === 0).flatMap(namesOf);
    const all = options.flatMap(namesOf).join(' ');
    return [
      `    ${name})`,
      '      case "$previous" in',
      ...values,
      ...(files.length > 0
        ? [`        ${files.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;`]
        : []),
      '      esac',
      `      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W '${all}' -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi`,
      '      ;;',
    ].join('\n');
  });
  return `# bash completion of genchi: eval "$(genchi completion bash)"
_genchi() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _genchi genchi
`;
}

function writeZsh(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name, description }) => `    '${name}:${zshText(description)}'`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.flatMap((option) =>
      namesOf(option).map((flag) => `        '${flag}[${zshText(option.description)}]${zshValue(option)}'`),
    );
    return `      ${name})\n        _arguments \\\n${[...specs, "        '*:file:_files'"].join(' \\\n')}\n        ;;`;
  });
  return `#compdef genchi
# zsh completion of genchi: genchi completion zsh > "\${fpath[1]}/_genchi"
_genchi() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local name="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$name" in
${cases.join('\n')}
  esac
}
if [[ "\${funcstack[1]}" == _genchi ]]; then _genchi "$@"; else compdef _genchi genchi; fi
`;
}

function zshValue({ values }: DescribedOption): string {
  if (values === null) return '';
  return values.length > 0 ? `:value:(${values.join(' ')})` : ':value:_files';
}

function zshText(text: string): string {
  return text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');
}

function writeFish(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c genchi -n __fish_use_subcommand -f -a ${name} -d ${fishText(description)}`,
    ...options.map(({ long, short, description: text, values }) =>
      [
        `complete -c genchi -n '__fish_seen_subcommand_from ${name}' -l ${long.slice(2)}`,
        ...(short === null ? [] : [`-s ${short.slice(1)}`]),
        ...(values === null ? [] : values.length > 0 ? [`-x -a ${fishText(values.join(' '))}`] : ['-r']),
        `-d ${fishText(text)}`,
      ].join(' '),
    ),
  ]);
  return `# fish completion of genchi: genchi completion fish > ~/.config/fish/completions/genchi.fish\n${lines.join('\n')}\n`;
}

function fishText(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function namesOf({ long, short }: DescribedOption): readonly string[] {
  return short === null ? [long] : [short, long];
}
