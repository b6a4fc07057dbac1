/** What is wrong with a pattern string, and where (0-based offset). `code` and `arguments` as in `Problem`. */
export class PatternSyntaxError extends Error {
  readonly code: string;
  readonly at: number;
  readonly arguments: Readonly<Record<string, string>>;

  constructor(code: string, at: number, values: Readonly<Record<string, string>> = {}) {
    super(`${code} at ${at}`);
    this.name = 'PatternSyntaxError';
    this.code = code;
    this.at = at;
    this.arguments = values;
  }
}
