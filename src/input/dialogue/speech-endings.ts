const CLOSING = /[。？！?!]$|(?:です|ます|した|ません|ください|ですが|けど|ので|よ|ね|か)$/;

/** True for words that end as a sentence or a phrase does. */
export function endsAsSpeech(text: string): boolean {
  return CLOSING.test(text.trim());
}
