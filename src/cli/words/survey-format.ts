import { reportTerms } from '../../messages/report-terms.js';
import { textsIn } from '../../messages/report-text.js';
import { surveyTexts } from '../../messages/survey-text.js';
import type { Language } from '../../model/rule.js';
import type { Survey, SurveyedForm } from '../../run/survey.js';
import { withoutControls } from '../../text/control-characters.js';
import { withoutCommands } from '../../text/workflow-commands.js';

const MOST_NAMES = 12;

/** A survey as text: for each form its files and calls, what became of its columns and names, what is known of its calls. */
export function formatSurvey({ forms, problems }: Survey, language: Language): string {
  const text = textsIn(surveyTexts, language);
  const read = forms.reduce((sum, form) => sum + readCalls(form).length, 0);
  const unread = forms.reduce((sum, form) => sum + form.calls.length - readCalls(form).length, 0);
  const guessed = forms.flatMap(readCalls).filter(isGuessed).length;
  const files = forms.reduce((sum, form) => sum + form.files.length, 0);
  const faults = problems.filter(({ isWarning }) => !isWarning).length;
  const lines = forms.flatMap((form) => [...formatForm(form, language), '']);
  const total = text('total', { files, calls: read });
  const more = [
    ...(guessed > 0 ? [text('totalGuessed', { count: guessed })] : []),
    ...(unread > 0 ? [text('totalUnread', { count: unread })] : []),
    ...(read === 0 ? [text('nothingRead')] : faults === 0 ? [text('allRead')] : []),
  ];
  return withoutCommands(`${[...lines, total, ...more].map(withoutControls).join('\n')}\n`);
}

function readCalls({ calls }: SurveyedForm) {
  return calls.filter(({ unknown }) => unknown.length === 0);
}

function isGuessed({ sides }: SurveyedForm['calls'][number]): boolean {
  return sides.some(({ from }) => from === 'words');
}

function formatForm(form: SurveyedForm, language: Language): readonly string[] {
  const text = textsIn(surveyTexts, language);
  const term = textsIn(reportTerms, language);
  const calls = readCalls(form);
  const [first = '', ...others] = form.files;
  const example = others.length > 0 ? `${first} …` : first;
  const lines = [
    text('form', { format: form.format, files: form.files.length, calls: calls.length, example }),
  ];
  if (form.columns.length > 0) {
    lines.push(
      `  ${text('columns')}: ${form.columns.map(({ column, header }) => `${column} ← ${header}`).join(', ')}`,
    );
  }
  for (const role of ['staff', 'caller'] as const) {
    const names = new Map<string, { from: string; count: number }>();
    for (const { sides } of calls) {
      for (const side of sides) {
        if (side.role !== role) continue;
        const known = names.get(side.name);
        if (known) known.count++;
        else names.set(side.name, { from: side.from, count: 1 });
      }
    }
    const shown = [...names]
      .slice(0, MOST_NAMES)
      .map(([name, { from, count }]) => `${name} (${text(from as 'words')}${count > 1 ? `, ${count}` : ''})`);
    if (shown.length > 0)
      lines.push(
        `  ${term(role)}: ${shown.join(', ')}${names.size > shown.length ? ` … (${names.size})` : ''}`,
      );
  }
  const known = (['agent', 'date', 'durationMs', 'recording'] as const).map(
    (detail) => `${text(detail)} ${calls.filter((call) => call[detail] !== null).length}/${calls.length}`,
  );
  if (calls.length > 0) lines.push(`  ${known.join(', ')}`);
  const guessed = calls.filter(isGuessed).length;
  if (guessed > 0) lines.push(`  ${text('guessedCalls', { count: guessed })}`);
  if (form.leftOut.length > 0)
    lines.push(`  ${text('leftOut')}: ${form.leftOut.slice(0, MOST_NAMES).join(', ')}`);
  return lines;
}
