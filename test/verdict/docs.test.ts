import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportVerdict } from '../../src/messages/report-verdict.js';
import { HARASSMENT_TYPES } from '../../src/model/verdict.js';
import { CRITERIA, SUSPICION } from '../../src/verdict/criteria.js';

const page = readFileSync(new URL('../../docs/verdict.md', import.meta.url), 'utf8');

describe('docs/verdict.md', () => {
  it('has the criteria as they are', () => {
    const rows = page.split('\n').filter((line) => /^\| `(caller|flow)\//.test(line));
    expect(
      rows.map((row) => row.split('|').map((cell) => cell.trim())).map((cells) => cells.slice(1, 5)),
    ).toEqual(
      CRITERIA.map(({ rule, says = [], severity, points, types, once }) => [
        `\`${rule}\``,
        [...(says.length > 0 ? [says.join('、')] : []), ...(severity ? [`severity ${severity}`] : [])].join(
          '; ',
        ),
        `${points}${once ? ' (once a call)' : ''}`,
        types.map((type) => reportVerdict[type].ja).join('、'),
      ]),
    );
    expect(SUSPICION).toBe(4);
  });

  it('needs no type without a criterion but the one that no words prove', () => {
    const used = new Set(CRITERIA.flatMap(({ types }) => types));
    expect(HARASSMENT_TYPES.filter((type) => !used.has(type))).toEqual(['physical-attack']);
  });
});
