// The ways in which a source file can be made wrong by one small change, as tests of the core must notice them.
import { parseAst } from 'rolldown/parseAst';

const OTHER_OPERATOR = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '&&': '||',
  '||': '&&',
};
const OTHER_METHOD = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findIndex: 'findLastIndex',
};
/** Calls that hand on what they are called on, in another order or less of it. */
const LEFT_OUT = new Set(['sort', 'toSorted', 'filter', 'slice', 'reverse', 'toReversed']);

/**
 * @typedef {object} Mutant
 * @property {number} start of what is replaced, in UTF-16 units
 * @property {number} end exclusive
 * @property {string} text what stands there instead
 */

/**
 * All mutants of a TypeScript source, in its order. Types are left alone.
 *
 * @param {string} source
 * @returns {readonly Mutant[]}
 */
export function mutantsOf(source) {
  /** @type {Mutant[]} */
  const mutants = [];
  const add = (start, end, text) => mutants.push({ start, end, text });
  const textOf = ({ start, end }) => source.slice(start, end);
  const negate = (test) => add(test.start, test.end, `!(${textOf(test)})`);

  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node.type !== 'string') return;
    if (/^(TS(?!AsExpression|SatisfiesExpression|NonNullExpression)|ImportDeclaration)/.test(node.type))
      return;
    mutate(node);
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'type' && key !== 'typeAnnotation' && key !== 'typeArguments' && key !== 'typeParameters')
        visit(value);
    }
  };
  const mutate = (node) => {
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const other = OTHER_OPERATOR[node.operator];
        if (other === undefined) return;
        const at = source.indexOf(node.operator, node.left.end);
        return add(at, at + node.operator.length, other);
      }
      case 'UnaryExpression':
        if (node.operator === '!') add(node.start, node.end, textOf(node.argument));
        return;
      case 'IfStatement':
      case 'ConditionalExpression':
        return negate(node.test);
      case 'Literal':
        if (typeof node.value === 'boolean') return add(node.start, node.end, String(!node.value));
        if (typeof node.value === 'number') return add(node.start, node.end, String(node.value + 1));
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
        return add(node.start, node.end, ';');
      case 'ExpressionStatement':
        if (node.expression.type === 'CallExpression') add(node.start, node.end, ';');
        return;
      case 'ArrayExpression': {
        const last = node.elements.at(-1);
        if (last?.type !== 'SpreadElement' || node.elements.length < 2) return;
        return add(node.elements.at(-2).end, last.end, '');
      }
      case 'CallExpression': {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.computed) return;
        const { name } = callee.property;
        const other = OTHER_METHOD[name];
        if (other !== undefined) add(callee.property.start, callee.property.end, other);
        if (LEFT_OUT.has(name)) add(callee.object.end, node.end, '');
        return;
      }
    }
  };
  visit(parseAst(source, { lang: 'ts' }));
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A mutant in words that stay the same when lines above it change: the line it stands on, and what becomes of it. */
export function describeMutant(source, { start, end, text }) {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  const line = source.slice(lineStart, lineEnd < 0 ? source.length : lineEnd).trim();
  const flat = (words) => words.replace(/\s+/g, ' ');
  return `${flat(line)}\t${flat(source.slice(start, end))} ⇒ ${flat(text) || '(nothing)'}`;
}
