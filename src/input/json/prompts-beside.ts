import { foldHeader } from '../fields/table-headers.js';
import type { JsonObject } from '../raw/json-value.js';
import { isObject } from '../raw/json-value.js';

const PROMPT =
  /^(?:system|system ?prompts?|system ?messages?|system ?instructions?|developer|developer ?(?:prompt|message)|instructions?|prompts?|persona|scenario|context|task|setting|roleplay|システム|システムプロンプト|指示|プロンプト|設定|場面|状況|シナリオ|役割設定)$/;
const DEEPEST = 4;

/** What stands beside a conversation with a language model for what the model was told: `system`, `instructions`, `systemInstruction` (in it `parts` with a text each). */
export function promptsBeside(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    PROMPT.test(foldHeader(key)) ? textsIn(value, 0) : [],
  );
}

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > DEEPEST) return [];
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return inner.flatMap((one) => textsIn(one, depth + 1));
}
