import type { PageCall } from '../page-data.js';
import { svg } from './dom.js';
import { text } from './texts.js';

const WIDTH = 720;
const HEIGHT = 162;
const LEFT = 4;
/** The line between pressure above and response below. */
const AXIS = 84;
const ABOVE = 70;
const BELOW = 40;

/**
 * The call as a picture: a bar up for the pressure of a caller's turn, a hatched bar down for risky words of staff, a
 * tick for good practice. Position and pattern tell them apart without colour; each bar leads to its turn.
 */
export function timeline(call: PageCall, linkTo: (turn: number) => string): SVGElement {
  const step = (WIDTH - 2 * LEFT) / Math.max(call.turns.length, 1);
  const bar = Math.max(1, Math.min(step - 1, 26));
  const picture = svg(
    'svg',
    { class: 'timeline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': describe(call) },
    hatching(),
    svg('line', { class: 'axis', x1: 0, x2: WIDTH, y1: AXIS, y2: AXIS }),
    svg('text', { class: 'label', x: 0, y: 10 }, text('upper')),
    svg('text', { class: 'label', x: 0, y: HEIGHT - 4 }, text('lower')),
  );
  const labelled = call.turns.length > 20 ? 10 : 1;
  call.turns.forEach((turn, index) => {
    const number = index + 1;
    const x = LEFT + index * step + (step - bar) / 2;
    const findings = call.findings.filter((finding) => finding.turn === number);
    const height = Math.round(((turn.role === 'caller' ? ABOVE : BELOW) * turn.score) / 100);
    const parts: SVGElement[] = [];
    if (number === 1 || number % labelled === 0) {
      const label = { class: 'number-of-turn', x: x + bar / 2, y: HEIGHT - 22, 'text-anchor': 'middle' };
      picture.append(svg('text', label, String(number)));
    }
    if (turn.role === 'caller') {
      parts.push(svg('rect', { class: 'pressure', x, y: AXIS - height, width: bar, height }));
    } else {
      parts.push(svg('rect', { class: 'risk', x, y: AXIS, width: bar, height }));
      if (findings.some(({ rule }) => rule.startsWith('practice/'))) {
        const y = AXIS + height + 15;
        parts.push(svg('text', { class: 'tick', x: x + bar / 2, y, 'text-anchor': 'middle' }, '✔'));
      }
    }
    if (findings.length === 0) return;
    const reach = { class: 'reach', x: x - 1, y: 12, width: bar + 2, height: HEIGHT - 30 };
    picture.append(
      svg(
        'g',
        { class: 'turn-link', 'data-go': linkTo(number) },
        svg('title', {}, text('turn-number', { turn: number })),
        svg('rect', reach),
        ...parts,
      ),
    );
  });
  return picture;
}

function hatching(): SVGElement {
  const lines = svg('path', { d: 'M0 6L6 0M-1 1L1 -1M5 7L7 5', class: 'hatch' });
  const pattern = { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
  return svg(
    'defs',
    {},
    svg('pattern', pattern, svg('rect', { class: 'hatch-ground', width: 6, height: 6 }), lines),
  );
}

/** What the picture shows, in words. */
function describe(call: PageCall): string {
  const scores = call.turns.map((turn) => (turn.role === 'caller' ? turn.score : 0));
  const highest = Math.max(0, ...scores);
  const turns = (wanted: (rule: string) => boolean) => {
    const numbers = call.findings.filter(({ rule }) => wanted(rule)).map(({ turn }) => turn);
    return [...new Set(numbers)].join(', ') || text('none');
  };
  return text('timeline-text', {
    peak: highest > 0 ? scores.indexOf(highest) + 1 : text('none'),
    risky: turns((rule) => rule.startsWith('staff/')),
    good: turns((rule) => rule.startsWith('practice/')),
  });
}
