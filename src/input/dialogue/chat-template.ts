import type { TextLine } from '../../text/offsets.js';

/** What stands before each message of a conversation as a language model is given it: ChatML, Llama 3, Gemma, Phi. */
const OPENS =
  /<\|im_start\|>(\w{1,20})|<\|start_header_id\|>(\w{1,20})<\|end_header_id\|>|<start_of_turn>(\w{1,20})|<\|(system|user|assistant|tool)\|>/g;
const CLOSES =
  /<\|(?:im_end|eot_id|end_of_text|begin_of_text|end|endoftext)\|>|<end_of_turn>|<\/?s>|<bos>|<eos>/g;
/** Looked for in every text. */
const MARK = /<\|(?:im_start|start_header_id|user)\|>|<start_of_turn>/;

/**
 * The lines of a conversation in the template of a language model (`<|im_start|>user` …), each message under its name and a colon; any other lines as
 * they are. What stands on one line keeps its number.
 */
export function withoutTemplate(text: string, lines: readonly TextLine[]): readonly TextLine[] {
  if (!MARK.test(text)) return lines;
  return lines.flatMap(({ text: whole, line }) =>
    whole
      .replace(CLOSES, '')
      .replace(OPENS, (_mark, ...names) => `\n${names.slice(0, 4).find((name) => name !== undefined)}: `)
      .replace(/^\n/, '')
      .split('\n')
      .map((part) => ({ text: part, line })),
  );
}
