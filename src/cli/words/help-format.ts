import type { HelpConfiguration } from 'commander';
import { helpInJapanese } from '../../messages/help-text.js';
import type { Language } from '../../model/rule.js';
import { displayWidth } from '../../text/width.js';
import { wrapText } from '../../text/wrap.js';

/** How `--help` is laid out: in the user's language, full-width characters counting two. */
export function helpFormat(language: Language): HelpConfiguration {
  if (language === 'en') return {};
  return {
    styleTitle: helpInJapanese,
    styleDescriptionText: helpInJapanese,
    displayWidth,
    boxWrap: (text, width) =>
      wrapText(text, width)
        .map(({ start, end }) => text.slice(start, end))
        .join('\n'),
  };
}
