import { ORGANISATION_TYPES } from '../../model/profile.js';
import { REPLY_STAGES, RULE_ID, SEVERITIES } from '../../model/rule.js';
import { PHRASE_FUNCTIONS } from '../../model/token.js';
import { ROLES } from '../../model/transcript.js';
import type { JsonSchema } from './json-schema.js';

const RULE_GLOB = '^([a-z0-9*-]+/[a-z0-9*-]+|same)$';
const WITHIN = '^[1-9][0-9]* (staff |caller )?turns?$';

const localised: JsonSchema = {
  description: 'A text in Japanese and, if there is one, in English.',
  type: 'object',
  properties: { ja: { type: 'string', minLength: 1 }, en: { type: 'string', minLength: 1 } },
  required: ['ja'],
  additionalProperties: false,
};

const reply: JsonSchema = {
  description: 'A model reply of one stage, for one case where a rule has several.',
  type: 'object',
  properties: {
    stage: { description: 'At first, as a warning, or to end the call.', enum: REPLY_STAGES },
    case: {
      description: 'What this reply answers, where a rule finds several things.',
      type: 'object',
      properties: {
        ja: { type: 'string', minLength: 1 },
        en: { type: 'string', minLength: 1 },
        words: {
          description: 'The evidence of this case has one of these words in it.',
          type: 'array',
          minItems: 1,
          items: { type: 'string', minLength: 1 },
        },
      },
      required: ['ja'],
      additionalProperties: false,
    },
    'records-calls': {
      description:
        'True: only where calls are recorded (see "profile" of the configuration); false: only where not.',
      type: 'boolean',
    },
    ja: { type: 'string', minLength: 1 },
    en: { type: 'string', minLength: 1 },
  },
  required: ['stage', 'ja'],
  additionalProperties: false,
};

const patterns: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', minLength: 1, description: 'A pattern: see docs/rule-language.md.' },
};

const patternName: JsonSchema = {
  description: 'What it finds, in a few words; reports print it. Unique in the rule.',
  type: 'string',
  minLength: 1,
};

/** Patterns by themselves or with a name. @param required the keys that a named one must have */
const namedPatterns = (description: string, required: readonly string[]): JsonSchema => ({
  description,
  type: 'array',
  minItems: 1,
  items: {
    anyOf: [
      { type: 'string', minLength: 1, description: 'A pattern: see docs/rule-language.md.' },
      {
        type: 'object',
        properties: {
          name: patternName,
          pattern: { description: 'The pattern: see docs/rule-language.md.', type: 'string', minLength: 1 },
          sample: { description: 'A sentence in which it must match.', type: 'string', minLength: 1 },
        },
        required,
        additionalProperties: false,
      },
    ],
  },
});

const ruleNames: JsonSchema = {
  description: 'A rule id, a glob (caller/*), or a list of them; "same" is the id that stands on this turn.',
  anyOf: [
    { type: 'string', pattern: RULE_GLOB },
    { type: 'array', minItems: 1, items: { type: 'string', pattern: RULE_GLOB } },
  ],
};

const conditions = (description: string): JsonSchema => ({
  description,
  anyOf: [
    { $ref: '#/$defs/condition' },
    { type: 'array', minItems: 1, items: { $ref: '#/$defs/condition' } },
  ],
});

const condition: JsonSchema = {
  description: 'A condition on the call around the turn. Several keys in one condition must all hold.',
  type: 'object',
  minProperties: 1,
  properties: {
    earlier: { ...ruleNames, description: 'An earlier turn carries one of these rules.' },
    later: { ...ruleNames, description: 'A later turn carries one of these rules.' },
    'same turn': { ...ruleNames, description: 'This turn carries one of these rules.' },
    of: {
      ...ruleNames,
      description: 'With "within": one of the turns just before carries one of these rules.',
    },
    within: {
      description: 'How far "earlier", "later" and "of" look: "2 turns", "2 staff turns".',
      type: 'string',
      pattern: WITHIN,
    },
    count: {
      description: 'So many turns, at least, must carry them (default 1).',
      type: 'integer',
      minimum: 1,
    },
    first: {
      description: 'The turn is among the first N turns: "2 turns".',
      type: 'string',
      pattern: WITHIN,
    },
    last: { description: 'The turn is among the last N turns: "2 turns".', type: 'string', pattern: WITHIN },
    says: { ...patterns, description: 'This turn matches one of these patterns.' },
    'said before': {
      ...patterns,
      description: 'An earlier turn (see "within" and "by") matches one of these patterns.',
    },
    'said after': {
      ...patterns,
      description: 'A later turn (see "within" and "by") matches one of these patterns.',
    },
    by: { description: 'Whose turns "said before" and "said after" look at.', enum: ROLES },
    narrated: {
      description: 'The narration of this turn, such as （ガチャ）, contains one of these words.',
      type: 'array',
      minItems: 1,
      items: { type: 'string', minLength: 1 },
    },
    'minutes since': {
      ...ruleNames,
      description:
        'So many "minutes" or more have gone by since the first turn that carries one of these rules began; never holds without times.',
    },
    minutes: { description: 'With "minutes since": how many.', type: 'integer', minimum: 1 },
    'followed by': { description: 'A turn of this speaker follows later in the call.', enum: ROLES },
    not: conditions('None of these holds.'),
    any: {
      description: 'One of these holds.',
      type: 'array',
      minItems: 1,
      items: { $ref: '#/$defs/condition' },
    },
  },
  additionalProperties: false,
};

/** The keys of a rule file: their order, types and meaning. */
export const ruleSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'genchi/rule.schema.json',
  title: 'genchi rule',
  description: 'One rule: what is found, how, why it matters and what to say instead.',
  type: 'object',
  properties: {
    id: {
      description: 'group/slug, the same as the path rules/<group>/<slug>.yaml.',
      type: 'string',
      pattern: RULE_ID,
    },
    severity: { description: 'How grave a finding is, before escalation.', enum: SEVERITIES },
    speaker: { description: 'Whose turns the rule reads.', enum: ROLES },
    title: { ...localised, description: 'What was found, in a few words.' },
    message: { ...localised, description: 'What was said and what it does, in one or two sentences.' },
    match: {
      description: 'How the rule matches.',
      type: 'object',
      minProperties: 1,
      properties: {
        where: {
          description: 'Parts of patterns by name; the patterns of this rule use them as $name.',
          type: 'object',
          minProperties: 1,
          additionalProperties: {
            description: 'A pattern without &, or several with | between them.',
            type: 'string',
            minLength: 1,
          },
        },
        any: namedPatterns('One of these patterns must match.', ['name', 'pattern', 'sample']),
        except: namedPatterns('A match that overlaps a match of one of these is none.', ['name', 'pattern']),
        veto: {
          description: 'A match whose last phrase has one of these functions is none.',
          type: 'array',
          minItems: 1,
          items: { enum: PHRASE_FUNCTIONS },
        },
        'cue veto': {
          description: 'Like "veto", for findings by cues alone; "quoted" always counts for them.',
          type: 'array',
          minItems: 1,
          items: { enum: PHRASE_FUNCTIONS },
        },
        narrated: {
          description:
            'A turn whose narration, such as （受話器を置く音）, contains one of these words matches as well; context conditions apply.',
          type: 'array',
          minItems: 1,
          items: { type: 'string', minLength: 1 },
        },
        on: {
          ...ruleNames,
          description: 'For rules over several turns: the findings that this one is placed on.',
        },
      },
      additionalProperties: false,
    },
    grade: {
      description: 'Another severity by what is said; the first entry that holds counts.',
      type: 'array',
      minItems: 1,
      items: {
        description: 'Either "when" or "only".',
        type: 'object',
        properties: {
          when: {
            description: 'One of these matches the turn: names of patterns of the rule, or { pattern: … }.',
            type: 'array',
            minItems: 1,
            items: {
              anyOf: [
                patternName,
                {
                  type: 'object',
                  properties: { pattern: { type: 'string', minLength: 1 } },
                  required: ['pattern'],
                  additionalProperties: false,
                },
              ],
            },
          },
          only: {
            description: 'Of the patterns of the rule none matches the turn but these.',
            type: 'array',
            minItems: 1,
            items: patternName,
          },
          to: { description: 'The severity then.', enum: SEVERITIES },
        },
        required: ['to'],
        additionalProperties: false,
      },
    },
    context: {
      description: 'Conditions on the call around the turn.',
      type: 'object',
      minProperties: 1,
      properties: {
        once: { description: 'Only the first fitting turn of a call is found.', enum: ['call'] },
        require: conditions('All of these must hold.'),
        unless: conditions('Where one of these holds there is no finding.'),
        escalate: {
          description: 'Another severity where a condition holds.',
          type: 'object',
          properties: { when: conditions('All of these must hold.'), to: { enum: SEVERITIES } },
          required: ['when', 'to'],
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    why: { ...localised, description: 'Why it matters.' },
    instead: {
      description: 'A model reply, or several by stage and case.',
      anyOf: [localised, { type: 'array', minItems: 1, items: reply }],
    },
    basis: {
      description: 'Ids from references.yaml.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
    examples: {
      description: 'What the rule must find and what it must pass.',
      type: 'object',
      properties: {
        flag: {
          description:
            'A turn, or a small dialogue as a list of "staff: …" and "caller: …" ("caller 31:05: …" where times matter); 《…》 marks the evidence.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/$defs/example' },
        },
        pass: {
          description: 'Near misses: a turn or a dialogue in which the rule finds nothing.',
          type: 'array',
          minItems: 1,
          items: { $ref: '#/$defs/example' },
        },
      },
      required: ['flag', 'pass'],
      additionalProperties: false,
    },
  },
  required: ['id', 'severity', 'speaker', 'title', 'message', 'why', 'examples'],
  additionalProperties: false,
  $defs: {
    condition,
    example: {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', minItems: 1, items: { type: 'string', pattern: '^(staff|caller)( [0-9:]+)?: ' } },
      ],
    },
  },
};

/** A file of word sets: set name → entries. */
export const wordSetsSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'genchi/words.schema.json',
  title: 'genchi word sets',
  description: 'Named sets of words that patterns use as @name.',
  type: 'object',
  minProperties: 1,
  additionalProperties: {
    description:
      'The entries: a word in its dictionary form, a "literal" in quotation marks, or any pattern without &.',
    type: 'array',
    minItems: 1,
    items: { type: 'string', minLength: 1 },
  },
};

/** `references.yaml`: id → source. */
export const referencesSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'genchi/references.schema.json',
  title: 'genchi references',
  description: 'Statutes, ordinances, guidelines and decisions that rules rest on.',
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: {
      title: { ...localised, description: 'The name of the statute, guideline or decision.' },
      number: { ...localised, description: 'Number or date by which it is cited, as 明治40年法律第45号.' },
      article: { ...localised, description: 'Article, paragraph, item; or court and date.' },
      wording: { ...localised, description: 'The wording as in force, or a faithful summary that says so.' },
      url: { description: 'Where the text can be read.', type: 'string', pattern: '^https://' },
      checked: {
        description: 'The date on which the wording was checked: YYYY-MM-DD.',
        type: 'string',
        pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
      },
      where: {
        description: 'For whom it applies only: see "profile" of the configuration.',
        type: 'object',
        minProperties: 1,
        properties: {
          types: { type: 'array', minItems: 1, items: { enum: ORGANISATION_TYPES } },
          prefecture: { description: 'As 東京都.', type: 'string', minLength: 1 },
        },
        additionalProperties: false,
      },
      'in place of': {
        description: 'The references that this one stands for where "where" fits the profile.',
        type: 'array',
        minItems: 1,
        items: { type: 'string', minLength: 1 },
      },
    },
    required: ['title', 'article', 'wording', 'url', 'checked'],
    additionalProperties: false,
  },
};
