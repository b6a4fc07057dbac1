import type { PatternNode, SequenceItem } from '../../model/pattern.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';

/**
 * Checks that `^` and `$` stand where they can hold: `^` first and `$` last, in parentheses too. A group that begins with `^`
 * stands behind other words by `...` only, and words stand so behind one that ends with `$`: all other connectors stay in one sentence.
 *
 * @throws PatternSyntaxError
 */
export function checkAnchors(items: readonly SequenceItem[]): void {
  let hasWords = false;
  items.forEach(({ node, connector }, index) => {
    if (node.kind === 'sentence-start' && index > 0)
      throw new PatternSyntaxError('pattern-anchor', node.at, { anchor: '^' });
    if (node.kind === 'sentence-end' && index < items.length - 1)
      throw new PatternSyntaxError('pattern-anchor', node.at, { anchor: '$' });
    if (hasWords && connector.kind !== 'turn-gap' && bordersSentence(node, 'sentence-start'))
      throw new PatternSyntaxError('pattern-anchor-behind', node.at);
    const next = items[index + 1];
    const hasWordsBehind = next !== undefined && next.node.kind !== 'sentence-end';
    if (hasWordsBehind && next.connector.kind !== 'turn-gap' && bordersSentence(node, 'sentence-end'))
      throw new PatternSyntaxError('pattern-anchor-before', node.at);
    hasWords ||= node.kind !== 'optional' && node.kind !== 'sentence-start';
  });
}

/** True where a part of a pattern can begin with `^`, or end with `$`. */
function bordersSentence(node: PatternNode, border: 'sentence-start' | 'sentence-end'): boolean {
  switch (node.kind) {
    case border:
      return true;
    case 'sequence': {
      const item = node.items.at(border === 'sentence-start' ? 0 : -1);
      return item !== undefined && bordersSentence(item.node, border);
    }
    case 'alternative':
      return node.options.some((option) => bordersSentence(option, border));
    case 'part':
    case 'optional':
    case 'constrained':
      return bordersSentence(node.node, border);
    default:
      return false;
  }
}
