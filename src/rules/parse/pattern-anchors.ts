import type { PatternNode, SequenceItem } from '../../model/pattern.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';

/**
 * Checks that `^` and `$` stand where they can hold: `^` first and `$` last, in parentheses too. A group that begins with `^`
 * stands behind other words by `...` only, since all other connectors stay in one sentence.
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
    if (hasWords && connector.kind !== 'turn-gap' && beginsSentence(node))
      throw new PatternSyntaxError('pattern-anchor-behind', node.at);
    hasWords ||= node.kind !== 'optional' && node.kind !== 'sentence-start';
  });
}

/** True where a part of a pattern can begin with `^`. */
function beginsSentence(node: PatternNode): boolean {
  switch (node.kind) {
    case 'sentence-start':
      return true;
    case 'sequence':
      return node.items[0] !== undefined && beginsSentence(node.items[0].node);
    case 'alternative':
      return node.options.some(beginsSentence);
    case 'part':
    case 'optional':
    case 'constrained':
      return beginsSentence(node.node);
    default:
      return false;
  }
}
