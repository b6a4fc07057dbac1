import type { JsonObject } from '../raw/json-value.js';

const QUESTION = ['instruction', 'query', 'prompt', 'question'] as const;
const ANSWER = ['output', 'response', 'answer'] as const;

/**
 * A conversation of which the last question and answer stand beside the earlier ones, as data sets for language models have it (`{"history": [["…",
 * "…"]], "instruction": "…", "output": "…"}`): a list of messages with what stands besides. Null for any other object.
 */
export function messagesOfHistory(object: JsonObject): JsonObject | null {
  const { history, input, ...rest } = object;
  const [question, answer] = [QUESTION, ANSWER].map((keys) => keys.find((key) => isText(object[key])));
  if (!Array.isArray(history) || history.length === 0 || !history.every(isPair)) return null;
  if (question === undefined || answer === undefined) return null;
  const { [question]: asked, [answer]: answered, ...around } = rest;
  const last = [isText(input) ? `${String(asked)}\n${input}` : asked, answered];
  const messages = [...history, last].flatMap(([user, assistant]) => [
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
  ]);
  return { ...around, messages };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string');
}
