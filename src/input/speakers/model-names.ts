import type { Utterance } from '../raw/raw-call.js';
import { foldName } from './speakers.js';

const words = (list: string) => new Set(list.split(/\s+/).filter((word) => word !== ''));

/** What a language model is told before it is asked, and what its tools tell it. */
const PROMPTS = words(
  'system systemprompt systemmessage systeminstruction developer instruction instructions tool tools toolresult tooloutput function functioncall functionresponse functionresult observation システム',
);
const MODELS = words('assistant gpt chatgpt model');
const ASKERS = words('user human');

/** True for a name under which a language model is told what to do. */
export function isPromptName(name: string): boolean {
  return PROMPTS.has(foldName(name));
}

/** True for a name under which a language model answers. */
export function isModelName(name: string): boolean {
  return MODELS.has(foldName(name));
}

/** True for a name under which somebody, or another model, asks it. */
export function isAskerName(name: string): boolean {
  return ASKERS.has(foldName(name));
}

/** The names of those who speak to each other in a conversation with a language model, whichever part each plays; empty in any other. */
export function namesWithModel(utterances: readonly Pick<Utterance, 'speaker'>[]): readonly string[] {
  const names = [...new Set(utterances.flatMap(({ speaker }) => speaker ?? []))];
  const [models, askers] = [names.filter(isModelName), names.filter(isAskerName)];
  return models.length > 0 && askers.length > 0 ? [...models, ...askers] : [];
}
