import type { Condition, TurnWindow } from '../../model/rule.js';

/** A context condition in the words of the rule language, on one line. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'findings': {
      const where = condition.where === 'same' ? 'same turn' : condition.where;
      const count = condition.count > 1 ? `, count: ${condition.count}` : '';
      return `${where}: ${condition.rules.join(', ')}${within(condition.window)}${count}`;
    }
    case 'position':
      return `${condition.from}: ${turns(condition.window)}`;
    case 'says': {
      const key = { same: 'says', earlier: 'said before', later: 'said after' }[condition.where];
      const by = condition.role === null ? '' : `, by: ${condition.role}`;
      const patterns = condition.patterns.map(({ source }) => source).join(' | ');
      return `${key}: ${patterns}${by}${within(condition.window)}`;
    }
    case 'narrated':
      return `narrated: ${condition.words.join(', ')}`;
    case 'followed':
      return `followed by: ${condition.role}`;
    case 'elapsed':
      return `minutes since: ${condition.rules.join(', ')}, minutes: ${condition.minutes}`;
    case 'not':
    case 'any':
    case 'all':
      return `${condition.kind} (${condition.conditions.map(describeCondition).join('; ')})`;
  }
}

function within(window: TurnWindow | null): string {
  return window === null ? '' : `, within: ${turns(window)}`;
}

function turns({ turns, role }: TurnWindow): string {
  return `${turns} ${role === null ? '' : `${role} `}turns`;
}
