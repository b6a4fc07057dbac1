import type { Said } from '../../model/side-judge.js';

/** 担当に代わります, 責任者におつなぎいたします, 息子に代わりますね: the next one to speak is of the same side. Who asks for it (代わりますか) or tells of it (代わりますって) hands nothing over. */
const HANDS_OVER =
  /(?:(?:代わ|替わ|かわ)り(?:ます|ましょう|いたします)|(?:お?つなぎ|お?繋ぎ|お?取り次ぎ)(?:します|いたします))(?!って|と|か(?!ら))/u;
/** What whoever takes over says first. */
const TAKES_OVER = /(?:代わ|替わ|かわ)りました|(?:代わ|替わ|かわ)って(?:お?話|お?伺い|ご説明|対応)/u;
/** Turns between: the other one agrees, and waits. */
const MOST_BETWEEN = 3;

/** By the name of whoever takes over a call, who handed it over: X に代わります, and somebody new begins to speak. */
export function handedOver(said: readonly Said[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  let from: { readonly name: string; readonly at: number } | null = null;
  for (const [at, { speaker, text }] of said.entries()) {
    const isNew = !seen.has(speaker);
    seen.add(speaker);
    if (isNew && from !== null && from.name !== speaker && at - from.at <= MOST_BETWEEN) {
      if (at - from.at === 1 || TAKES_OVER.test(text)) found.set(speaker, from.name);
    }
    if (HANDS_OVER.test(text)) from = { name: speaker, at };
  }
  return found;
}
