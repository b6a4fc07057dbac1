import { encodingSpellings } from '../../input/decoding/encodings.js';
import { inputFormatNames } from '../../input/formats.js';
import { ORGANISATION_TYPES } from '../../model/profile.js';
import { SEVERITIES } from '../../model/rule.js';
import { ROLES } from '../../model/transcript.js';
import type { JsonSchema } from '../../rules/parse/json-schema.js';

const names: JsonSchema = { type: 'array', items: { type: 'string', minLength: 1 } };

const weight: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };

/** The prefectures of Japan from north to south. */
const PREFECTURES = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 ' +
  '石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 ' +
  '岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ');

/** The keys of `genchi.config.yaml`: their types and meaning. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'genchi/config.schema.json',
  title: 'genchi configuration',
  description:
    'genchi.config.yaml: settings of a folder of transcripts. Options of the command line come first.',
  type: 'object',
  properties: {
    extends: {
      ...names,
      description:
        'Configurations that this one builds on: files (./base.yaml) and npm packages (a rule pack is a package with a genchi.config.yaml). What stands here goes first; paths are relative to the file they stand in.',
    },
    inputs: {
      ...names,
      description: 'Globs of the transcripts that "genchi check" reads where no path is given.',
    },
    speakers: {
      description: 'Speakers by name: whose side they are on.',
      type: 'object',
      additionalProperties: { enum: ROLES },
    },
    input: {
      description: 'Input format, where it is not to be told from the content.',
      enum: inputFormatNames,
    },
    encoding: { description: 'Text encoding, where it is not to be detected.', enum: encodingSpellings },
    columns: {
      description: 'Headers of the columns of CSV, TSV and Excel files.',
      type: 'object',
      properties: {
        call: { type: 'string' },
        speaker: { type: 'string' },
        text: { type: 'string' },
        start: { type: 'string' },
        end: { type: 'string' },
        labels: { type: 'string' },
        role: { type: 'string' },
        agent: { type: 'string' },
        date: { type: 'string' },
        duration: { type: 'string' },
        recording: { type: 'string' },
      },
      additionalProperties: false,
    },
    'guess-speakers': {
      description:
        'False: do not infer from the words whose side a speaker is on where nothing else tells (default: true).',
      type: 'boolean',
    },
    manifest: {
      description:
        'A table (CSV or Excel) that tells of each file or call: file, call, agent, date, staff, caller, recording. Without it, genchi.manifest.csv or .xlsx beside the inputs.',
      type: 'string',
    },
    reviews: {
      description:
        'Files of reviews (reviews.jsonl), globs relative to this file. Without it, reviews*.jsonl beside the inputs.',
      ...names,
    },
    path: {
      description:
        "The form of the transcripts' paths, which tells agent, date and id: '{date}_{agent}_{id}.json'. Other names in braces become fields.",
      type: 'string',
    },
    agents: {
      description: 'Spellings of the names of members of staff: the one name → the others.',
      type: 'object',
      additionalProperties: names,
    },
    'merge-gap': {
      description: "Milliseconds of silence up to which pieces of one speaker's words are one turn.",
      type: 'integer',
      minimum: 0,
    },
    rules: { ...names, description: 'Further rule files and folders, relative to this file.' },
    only: { ...names, description: 'Restrict the rules to these ids and globs (staff/*).' },
    skip: { ...names, description: 'Leave these rules out.' },
    severities: {
      description: 'Another severity for a rule: id → severity.',
      type: 'object',
      additionalProperties: { enum: SEVERITIES },
    },
    minutes: {
      description:
        'Another number of minutes for a rule that counts them: id → minutes (flow/held-long: 30 where nothing is set).',
      type: 'object',
      additionalProperties: { type: 'integer', minimum: 1 },
    },
    profile: {
      description:
        'Who takes the calls: chooses legal bases, words and model replies. Everything is optional; see docs/configuration.md.',
      type: 'object',
      minProperties: 1,
      properties: {
        type: { description: 'What kind of organisation it is.', enum: ORGANISATION_TYPES },
        prefecture: {
          description:
            'The prefecture, as 東京都: its ordinance against customer harassment, where it has one.',
          enum: PREFECTURES,
        },
        'records-calls': {
          description: 'True where calls are recorded and callers are told so. Replies say so only then.',
          type: 'boolean',
        },
        self: { description: 'What the organisation calls itself, as 当区.', type: 'string', minLength: 1 },
        staff: { description: 'What those who answer are called, as 職員.', type: 'string', minLength: 1 },
      },
      additionalProperties: false,
    },
    thresholds: {
      description:
        'Least confidence of a finding by cues, from 0 to 1, by rule id or group (staff/*). Findings below are not reported.',
      type: 'object',
      additionalProperties: weight,
    },
    suppress: {
      description: 'Findings that somebody looked at and accepts, by rule and files.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          rule: { description: 'Rule id or group (staff/*).', type: 'string', minLength: 1 },
          files: { description: 'Glob of files, relative to this file.', type: 'string', minLength: 1 },
          reason: { description: 'Why these findings are accepted.', type: 'string', minLength: 1 },
        },
        required: ['rule', 'files', 'reason'],
        additionalProperties: false,
      },
    },
    cues: { description: 'False: patterns alone, no fitted cues.', type: 'boolean' },
    'min-severity': { description: 'Report nothing below.', enum: SEVERITIES },
    'fail-on': {
      description: 'Exit with 1 where a finding at or above stands.',
      enum: [...SEVERITIES, 'never'],
    },
    language: { description: 'Language of messages.', enum: ['ja', 'en'] },
    scorecard: {
      description: 'An evaluation form by which each call is scored: see docs/scorecard.md.',
      type: 'string',
    },
    'group-by': {
      description:
        'Adds a table of findings per hundred calls by staff, folder, month, week or a field of the input, or by several with commas between (agent,month).',
      type: 'string',
    },
    pseudonyms: { description: 'Replace the names in that table by letters.', type: 'boolean' },
    'least-calls': {
      description: 'Groups of fewer calls are marked in that table (default 10).',
      type: 'integer',
      minimum: 1,
    },
    scores: {
      description: 'Weights of findings in the scores of a call, each from 0 to 1: see docs/reports.md.',
      type: 'object',
      properties: {
        severity: {
          description: 'By severity.',
          type: 'object',
          properties: Object.fromEntries(SEVERITIES.map((name) => [name, weight])),
          additionalProperties: false,
        },
        rules: {
          description: 'By rule id or group (staff/*).',
          type: 'object',
          additionalProperties: weight,
        },
      },
      additionalProperties: false,
    },
    verdict: {
      description: 'When a call is suspected customer harassment: see docs/verdict.md.',
      type: 'object',
      properties: {
        suspicion: {
          description: 'From so many points on (default 4).',
          type: 'integer',
          minimum: 1,
        },
        points: {
          description:
            'Points of each finding by rule id: 4 suffice alone, 2 twice or with others, 0 count nothing.',
          type: 'object',
          additionalProperties: { type: 'integer', minimum: 0 },
        },
      },
      additionalProperties: false,
    },
    redact: {
      description:
        'True: hide names, numbers, addresses and dates of birth in every output. A map tells more of what is hidden and hides as well.',
      anyOf: [
        { type: 'boolean' },
        {
          type: 'object',
          properties: {
            patterns: {
              description:
                'Forms of customer numbers, as KY-########: # is a digit and @ a letter, written or said; anything else stands for itself. Hyphens and spaces may be missing.',
              type: 'array',
              items: { type: 'string', pattern: '^(?=.{3,40}$).*[#@].*[#@].*[#@]' },
            },
            names: { ...names, description: 'Names that are hidden wherever they stand.' },
          },
          additionalProperties: false,
        },
      ],
    },
  },
  additionalProperties: false,
};
