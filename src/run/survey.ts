import type { ReadNote, ReadOptions } from '../input/read-transcripts.js';
import { readTranscripts } from '../input/read-transcripts.js';
import type { SideSource } from '../input/side-of-name.js';
import type { Problem } from '../model/problem.js';
import type { Role, Transcript } from '../model/transcript.js';
import type { InputFile } from './files.js';
import { sourceOf } from './input-bytes.js';
import type { StandardInput } from './process-streams.js';

/** A side of a speaker and what tells it. */
export interface SurveyedSide {
  readonly name: string;
  readonly role: Role;
  readonly from: SideSource;
  readonly confidence: number | null;
}

/** A call as a survey knows it: what it is called, not what is said. */
export interface SurveyedCall {
  readonly input: InputFile;
  readonly id: string;
  readonly agent: string | null;
  readonly date: string | null;
  readonly durationMs: number | null;
  readonly recording: string | null;
  /** Empty where the sides are not known. */
  readonly sides: readonly SurveyedSide[];
  /** The speakers whose side nothing tells. */
  readonly unknown: readonly string[];
}

/** Columns of a table that became something: `call ← 通話ID`. */
export interface SurveyedColumn {
  readonly column: string;
  readonly header: string;
}

/** Inputs of one form. */
export interface SurveyedForm {
  readonly format: string;
  readonly columns: readonly SurveyedColumn[];
  readonly files: readonly string[];
  readonly calls: readonly SurveyedCall[];
  readonly leftOut: readonly string[];
}

export interface Survey {
  readonly forms: readonly SurveyedForm[];
  readonly problems: readonly Problem[];
}

/** Reads every input and tells what became of it, form by form. */
export async function surveyInputs(
  files: readonly InputFile[],
  read: ReadOptions,
  streams: StandardInput,
): Promise<Survey> {
  const forms = new Map<
    string,
    {
      -readonly [Key in keyof SurveyedForm]: SurveyedForm[Key] extends readonly (infer One)[]
        ? One[]
        : SurveyedForm[Key];
    }
  >();
  const problems: Problem[] = [];
  for (const input of files) {
    const seen = await surveyFile(input, read, streams, problems);
    const key = JSON.stringify([seen.format, seen.columns]);
    const form = forms.get(key) ?? {
      format: seen.format,
      columns: [...seen.columns],
      files: [],
      calls: [],
      leftOut: [],
    };
    forms.set(key, form);
    form.files.push(input.file);
    for (const one of seen.calls) form.calls.push(one);
    for (const one of seen.leftOut) form.leftOut.push(one);
  }
  return { forms: [...forms.values()], problems };
}

async function surveyFile(
  input: InputFile,
  read: ReadOptions,
  streams: StandardInput,
  problems: Problem[],
): Promise<Omit<SurveyedForm, 'files'>> {
  let format = '—';
  let columns: readonly SurveyedColumn[] = [];
  const leftOut: string[] = [];
  const sides = new Map<string, SurveyedSide[]>();
  const calls: SurveyedCall[] = [];
  const observe = (note: ReadNote) => {
    if (note.kind === 'format')
      format = input.channels ? `${note.format} ×${input.channels.length}` : note.format;
    else if (note.kind === 'columns') columns = columnsOf(note.plan, note.headers);
    else if (note.kind === 'left-out') leftOut.push(`${input.file}: ${note.part}`);
    else if (note.kind === 'sides')
      sides.set(
        note.call,
        [...note.sides].map(([name, { role, from, confidence = null }]) => ({
          name,
          role,
          from,
          confidence,
        })),
      );
    else calls.push({ ...NOTHING_KNOWN, input, id: note.call, unknown: note.names });
  };
  for await (const result of readTranscripts(sourceOf(input, streams), read, observe)) {
    if (result.kind === 'problem') problems.push(result.problem);
    else calls.push(surveyedCall(input, result.transcript, sides.get(result.transcript.id) ?? []));
  }
  return { format, columns, calls, leftOut };
}

const NOTHING_KNOWN = { agent: null, date: null, durationMs: null, recording: null, sides: [] } as const;

function surveyedCall(
  input: InputFile,
  transcript: Transcript,
  sides: readonly SurveyedSide[],
): SurveyedCall {
  const { id, agent = null, date = null, durationMs = null, recording = null } = transcript;
  return { input, id, agent, date, durationMs, recording, sides, unknown: [] };
}

type PlanNote = Extract<ReadNote, { kind: 'columns' }>['plan'];

function columnsOf(plan: PlanNote, headers: readonly string[]): readonly SurveyedColumn[] {
  const headerOf = (index: number) => headers[index]?.trim() || `#${index + 1}`;
  const single = (['call', 'speaker', 'role', 'text', 'start', 'end', 'labels'] as const).flatMap(
    (column) => {
      const index = plan[column];
      if (index === null || (column === 'text' && plan.form === 'sides')) return [];
      return [{ column, header: headerOf(index) }];
    },
  );
  return [
    ...single,
    ...plan.sides.map(({ index, speaker }) => ({ column: speaker, header: headerOf(index) })),
  ];
}
