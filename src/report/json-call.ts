import type { Finding } from '../model/finding.js';
import type { ScorePart } from '../model/judgement.js';
import type { CallReport, ReportOptions } from '../model/report.js';
import type { Transcript, Turn } from '../model/transcript.js';
import type { SpokenWords } from '../model/verdict.js';
import { escapeControls } from '../text/control-characters.js';
import { escapeCommands } from '../text/workflow-commands.js';
import { evidenceOf, turnOf } from './build.js';
import { printsOf } from './fingerprint.js';
import { leastInferred, roundedConfidence } from './inferred.js';
import { placeOf, timeOf } from './place.js';
import { scoreCall } from './scores.js';
import { inLanguage, wordFinding } from './wording.js';

/**
 * JSON text without raw control characters, direction marks and commands: it may be shown in a terminal or a build log.
 *
 * @param indent spaces a level; none: all on one line
 */
export function jsonText(value: unknown, indent?: number): string {
  return escapeCommands(escapeControls(JSON.stringify(value, null, indent)), (character) =>
    character === '#' ? '\\u0023' : '\\u003a',
  );
}

/**
 * A call as the JSON and JSON Lines reports give it; the key order is the order of the output.
 *
 * @param withTurns whether `turns` are the turns themselves or their number
 */
export function callToJson(call: CallReport, options: ReportOptions, withTurns: boolean): object {
  const { transcript, findings } = call;
  const inferred = leastInferred(call);
  const prints = printsOf(call);
  return {
    file: transcript.file,
    id: transcript.id,
    ...(transcript.position === undefined ? {} : { position: transcript.position }),
    ...detailsToJson(transcript),
    ...verdictToJson(call),
    scores: scoreCall(call, options.scoreWeights),
    ...reviewToJson(call, options),
    ...scoreToJson(call, options),
    ...(withTurns && Object.keys(transcript.fields).length > 0 ? { fields: transcript.fields } : {}),
    ...(inferred === null ? {} : { guessed: roundedConfidence(inferred) }),
    turns: withTurns ? transcript.turns.map(turnToJson) : transcript.turns.length,
    findings: findings.map((finding, index) => ({
      ...findingToJson(finding, transcript, options),
      fingerprint: prints[index] ?? '',
    })),
  };
}

/** Who took the call, when, how many milliseconds it is long and where its recording is, as far as known. */
function detailsToJson({ agent, date, durationMs, recording }: Transcript): object {
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(date === undefined ? {} : { date }),
    ...(durationMs === undefined ? {} : { duration: durationMs }),
    ...(recording === undefined ? {} : { recording }),
  };
}

/** What reviewers said, where somebody has reviewed anything. */
function reviewToJson({ transcript, review }: CallReport, options: ReportOptions): object {
  if (review === undefined) return {};
  return {
    reviewStatus: review.status,
    reviews: review.records,
    dismissed: review.dismissed.map(({ finding, record }) => ({
      ...findingToJson(finding, transcript, options),
      review: record,
    })),
  };
}

/** The verdict with its official types and the words that carry it, where the call was judged. */
function verdictToJson({ transcript, verdict }: CallReport): object {
  if (!verdict) return {};
  return {
    verdict: verdict.kind,
    types: verdict.types,
    grounds: verdict.grounds.map((ground) => {
      const { rule, types, points } = ground;
      return { rule, ...wordsToJson(ground, transcript), types, points };
    }),
    responses: verdict.responses.map((response) => ({
      rule: response.rule,
      ...wordsToJson(response, transcript),
    })),
  };
}

/** The evaluation form as it was filled in, where there is one. */
function scoreToJson({ transcript, score }: CallReport, { scorecard, language }: ReportOptions): object {
  if (!score) return {};
  const { items, points, most, percent, criticals, isPassed } = score;
  return {
    score: {
      points,
      most,
      percent,
      passed: isPassed,
      criticals,
      items: items.map(({ id, outcome, points, most, words }) => {
        const item = scorecard?.items.find((one) => one.id === id);
        return {
          id,
          ...(item ? { title: inLanguage(item.title, language) } : {}),
          ...(item?.isCritical ? { critical: true } : {}),
          outcome,
          points,
          most,
          words: words.map((one) => wordsToJson(one, transcript)),
        };
      }),
    },
  };
}

function wordsToJson({ turn, evidence }: SpokenWords, { turns }: Transcript): object {
  const spoken = turns[turn - 1];
  const time = spoken ? timeOf(spoken, evidence.start) : null;
  return {
    turn,
    ...(time === null ? {} : { time }),
    start: evidence.start,
    end: evidence.end,
    evidence: spoken?.text.slice(evidence.start, evidence.end) ?? '',
  };
}

function turnToJson({ role, speaker, text, narration, segments, guessed }: Turn): object {
  return {
    speaker: role,
    name: speaker,
    text,
    start: segments.find(({ startMs }) => startMs !== undefined)?.startMs ?? null,
    end: segments.findLast(({ endMs }) => endMs !== undefined)?.endMs ?? null,
    ...(narration.length === 0 ? {} : { narration }),
    ...guessedField(guessed),
  };
}

function guessedField(guessed: number | undefined): object {
  return guessed === undefined ? {} : { guessed: roundedConfidence(guessed) };
}

/** A finding as the JSON reports give it. */
export function findingToJson(
  finding: Finding,
  transcript: Transcript,
  options: Pick<ReportOptions, 'rules' | 'language'>,
): object {
  const { rule, severity, speaker, turn, evidence, via, confidence } = finding;
  const { line, column } = placeOf(turnOf(transcript, finding), evidence.start);
  const time = timeOf(turnOf(transcript, finding), evidence.start);
  const { title, message, why, instead, basis } = wordFinding(finding, transcript, options);
  return {
    rule,
    severity,
    speaker,
    ...guessedField(turnOf(transcript, finding).guessed),
    turn,
    line,
    column,
    ...(time === null ? {} : { time }),
    start: evidence.start,
    end: evidence.end,
    evidence: evidenceOf(transcript, finding),
    via,
    confidence,
    ...(finding.pattern === null ? {} : { pattern: finding.pattern }),
    ...(finding.parts.length === 0 ? {} : { parts: finding.parts.map(storedPart) }),
    ...(via === 'cues' ? { cues: finding.cues.map(({ cue, weight }) => ({ cue, weight })) } : {}),
    title,
    message,
    why,
    instead,
    basis,
    context: finding.context.map(({ turn, rule }) => ({ turn, rule })),
  };
}

/** Digits of a weight in a report. */
const WEIGHT_FACTOR = 100;

function storedPart({ kind, name, weight }: ScorePart): ScorePart {
  return { kind, name, weight: Math.round(weight * WEIGHT_FACTOR) / WEIGHT_FACTOR + 0 };
}
