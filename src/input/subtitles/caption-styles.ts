import type { Caption } from './subtitles.js';

/** <font color="#ffff00">, <c.yellow>: how a caption that begins so is set. */
const STYLE = /^\s*(?:<font\s+color=["']?([^"'>]{1,20})["']?>|<c\.([\w-]{1,20})>)/i;
const LEAST_CAPTIONS = 6;
const LEAST_STYLED = 0.9;
const LEAST_OF_ONE = 0.15;
const LEAST_CHANGES = 0.3;
const MOST_STYLES = 4;

/** The captions with their colour or class for a name, where nearly all have one and a few take turns; else as they are. */
export function withStylesAsNames(captions: readonly Caption[]): readonly Caption[] {
  if (captions.length < LEAST_CAPTIONS) return captions;
  const styles = captions.map(({ lines }) => {
    const [, colour, style] = STYLE.exec(lines[0]?.text ?? '') ?? [];
    return colour ?? style ?? null;
  });
  const told = styles.filter((style) => style !== null);
  const counts = new Map<string, number>();
  for (const style of told) counts.set(style, (counts.get(style) ?? 0) + 1);
  const changes = told.filter((style, at) => at > 0 && style !== told[at - 1]).length;
  const isForm =
    told.length >= LEAST_STYLED * captions.length &&
    counts.size >= 2 &&
    counts.size <= MOST_STYLES &&
    [...counts.values()].filter((count) => count >= LEAST_OF_ONE * told.length).length >= 2 &&
    changes >= LEAST_CHANGES * (told.length - 1);
  if (!isForm) return captions;
  return captions.map((caption, at) => ({ ...caption, speaker: caption.speaker ?? styles[at] ?? null }));
}
