import { ROLES } from '../../model/transcript.js';
import type { JsonSchema } from './json-schema.js';

const RULE_NAME = '^[a-z0-9*-]+/[a-z0-9*-]+$';
const TURNS = '^[1-9][0-9]* (staff |caller )?turns?$';

const localised: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      properties: { ja: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
      required: ['ja'],
      additionalProperties: false,
    },
  ],
};

const sought: JsonSchema = {
  description: 'What is looked for: "rules", "says" or both, of which one suffices.',
  type: 'object',
  minProperties: 1,
  properties: {
    rules: {
      description: 'A rule id, a glob (staff/*), or a list of them: a finding of any of them counts.',
      anyOf: [
        { type: 'string', pattern: RULE_NAME },
        { type: 'array', minItems: 1, items: { type: 'string', pattern: RULE_NAME } },
      ],
    },
    says: {
      description: 'One of these patterns matches a turn.',
      type: 'array',
      minItems: 1,
      items: { type: 'string', minLength: 1, description: 'A pattern: see docs/rule-language.md.' },
    },
    by: { description: 'Whose turns "says" reads (default: staff).', enum: ROLES },
    first: {
      description: 'Only in the first turns: "2 turns", "2 staff turns".',
      type: 'string',
      pattern: TURNS,
    },
    last: {
      description: 'Only in the last turns: "2 turns", "2 staff turns".',
      type: 'string',
      pattern: TURNS,
    },
    within: {
      description: 'In "in order": at most so many turns after the step before, as "2 turns".',
      type: 'string',
      pattern: '^[1-9][0-9]* turns?$',
    },
    count: {
      description: 'So many turns, at least, must carry it (default 1).',
      type: 'integer',
      minimum: 1,
    },
  },
  additionalProperties: false,
};

const one: JsonSchema = { $ref: '#/$defs/sought' };
const oneOrMore = (description: string): JsonSchema => ({
  description,
  anyOf: [one, { type: 'array', minItems: 1, items: one }],
});

const demands: Readonly<Record<string, JsonSchema>> = {
  found: { ...sought, description: 'The item is met where this is found.' },
  absent: { ...sought, description: 'The item is met where this is not found.' },
  'in order': {
    description: 'The item is met where these are found one after another, in this order.',
    type: 'array',
    minItems: 2,
    items: one,
  },
};

const dialogues = (description: string): JsonSchema => ({
  description,
  type: 'array',
  minItems: 1,
  items: {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(staff|caller)( [0-9:.]+)?: .' } },
    ],
  },
});

/** The keys of an evaluation form: their order, types and meaning. */
export const scorecardSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'genchi/scorecard.schema.json',
  title: 'genchi scorecard',
  description: 'An evaluation form: what each call is scored by.',
  type: 'object',
  properties: {
    title: { ...localised, description: 'What the form is called.' },
    pass: {
      description:
        'From this share of the points on, in percent, a call passes. Without it only critical items fail a call.',
      type: 'number',
      minimum: 0,
      maximum: 100,
    },
    items: {
      description: 'The lines of the form, in order.',
      type: 'array',
      minItems: 1,
      items: {
        description: 'One line: one of "found", "absent", "in order" and "by-hand".',
        type: 'object',
        properties: {
          id: {
            description: 'A name for programs, unique in the form.',
            type: 'string',
            pattern: '^[a-z0-9-]+$',
          },
          title: { ...localised, description: 'What is judged, in a few words.' },
          section: { ...localised, description: 'The heading it stands under.' },
          points: { description: 'What it earns (default 1).', type: 'number', minimum: 0 },
          critical: { description: 'True: where it is missed, the call fails.', type: 'boolean' },
          when: oneOrMore('The item applies only where one of these is found.'),
          unless: oneOrMore('The item does not apply where one of these is found.'),
          ...demands,
          'by-hand': { description: 'True: a person judges it; it earns no points here.', type: 'boolean' },
          partly: {
            description: 'What earns a part of the points where the item is not met.',
            type: 'object',
            properties: { points: { type: 'number', minimum: 0 }, ...demands },
            required: ['points'],
            additionalProperties: false,
          },
          advice: { ...localised, description: 'What to do better; coaching sheets print it.' },
          examples: {
            description: 'Turns and small dialogues ("staff: …", "caller: …"); "genchi test" runs them.',
            type: 'object',
            minProperties: 1,
            properties: {
              met: dialogues('The item is met.'),
              partly: dialogues('It earns a part of the points.'),
              missed: dialogues('It is missed.'),
              'not applicable': dialogues('It does not apply.'),
            },
            additionalProperties: false,
          },
        },
        required: ['id', 'title'],
        additionalProperties: false,
      },
    },
  },
  required: ['title', 'items'],
  additionalProperties: false,
  $defs: { sought },
};
