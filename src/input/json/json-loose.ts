/** What stands around JSON in scripts and exports: `callback(…);`, `var transcript = …;`, remarks in lines of their own. */
const BEFORE =
  /^\uFEFF?(?:\s|\/\/[^\n]*\n|\/\*[^*]*\*\/|#[^\n]*\n)*(?:(?:(?:export\s+default|(?:var|let|const)\s+[\w$]+\s*=|[\w$.]+\s*=|[\w$.]+\s*\()\s*))?(?=[[{])/;
const BEHIND = /[\s);]*$/;

/**
 * JSON that is not the whole text: within a script, below remarks, or several values one after the other, which become a list. Null where there is
 * none.
 */
export function looseJson(text: string): unknown {
  const before = BEFORE.exec(text)?.[0];
  if (before === undefined) return null;
  const body = text.slice(before.length).replace(BEHIND, '');
  return parsed(body) ?? severalValues(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Objects one after the other: `{…}\n{…}`, or with commas between them. */
function severalValues(text: string): readonly unknown[] | null {
  const values: unknown[] = [];
  let depth = 0;
  let start = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at++;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') {
      if (depth++ === 0) start = at;
    } else if (char === '}' || char === ']') {
      if (--depth < 0) return null;
      if (depth > 0) continue;
      const value = parsed(text.slice(start, at + 1));
      if (value === null) return null;
      values.push(value);
    } else if (depth === 0 && !/[\s,;]/.test(char ?? '')) return null;
  }
  return depth === 0 && values.length > 1 ? values : null;
}
