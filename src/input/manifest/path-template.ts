import { isoDateIn, millisecondsOfLength } from '../../text/dates.js';
import type { CallDetails } from './call-details.js';

/** What the path of a file tells of its call. */
export interface PathDetails {
  readonly id: string | null;
  readonly details: CallDetails;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads paths by a template such as `{date}_{agent}_{id}.json` or `{agent}/{id}.*`; null for paths of another form. */
export function pathTemplate(template: string): (file: string) => PathDetails | null {
  const names: string[] = [];
  const source = template
    .normalize('NFC')
    .replace(/\{([^{}]+)\}|\*|\?|[.+^$()|[\]\\]/g, (part, name: string | undefined) => {
      if (name !== undefined) {
        names.push(name.trim());
        return '([^/]+?)';
      }
      return part === '*' ? '[^/]*' : part === '?' ? '[^/]' : `\\${part}`;
    });
  const expression = new RegExp(`(?:^|/)${source}$`);
  return (file) => {
    const match = expression.exec(file.normalize('NFC'));
    if (!match) return null;
    const told = new Map(names.map((name, index) => [name, match[index + 1] ?? '']));
    const agent = told.get('agent');
    const date = isoDateIn(told.get('date') ?? '');
    const durationMs = millisecondsOfLength(told.get('duration') ?? '');
    const others = [...told].filter(([name]) => !['agent', 'date', 'duration', 'id', 'call'].includes(name));
    return {
      id: told.get('id') ?? told.get('call') ?? null,
      details: {
        ...(agent === undefined ? {} : { agent }),
        ...(date === null ? {} : { date }),
        ...(durationMs === null ? {} : { durationMs }),
      },
      fields: Object.fromEntries(others),
    };
  };
}
