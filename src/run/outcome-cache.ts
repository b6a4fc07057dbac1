import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { readCacheFile, writeCacheFile } from '../storage/cache-file.js';
import { cacheFolder } from '../storage/cache-folder.js';
import type { OutcomeStore } from './analyse-files.js';
import type { AnalysisSetup } from './analysis-setup.js';
import { type InputFile, isFromProgram } from './files.js';
import { openOutcomes, packOutcomes } from './packed-outcomes.js';
import { ruleFilesKey } from './rule-files-key.js';

/** Where outcomes of unchanged inputs are kept, and what they depend on besides the input; can be handed to a worker. */
export interface OutcomeCache {
  readonly folder: string;
  readonly key: string;
}

/** Larger inputs are read as a stream, one call at a time, and their outcomes are not kept. */
const LARGEST_INPUT = 4 * 1024 * 1024;

/** The folder of `--cache`, within the user's cache folder. */
export function usualOutcomeFolder(): string {
  return join(cacheFolder(), 'calls');
}

/** A cache in `folder` for a setup: its key changes with the program, every rule file and every option that outcomes depend on. */
export function openOutcomeCache(folder: string, setup: AnalysisSetup): OutcomeCache {
  const { read, severities, minutes, cues } = setup;
  const options = {
    ...read,
    speakers: [...(read.speakers ?? [])],
    configuredSpeakers: [...(read.configuredSpeakers ?? [])],
  };
  const key = JSON.stringify([ruleFilesKey(setup), severities, minutes, cues, options]);
  return { folder: resolve(folder), key: hash('sha256', key) };
}

/**
 * The outcomes in a cache. Those of an input are known where its content, its name and all that the cache depends on are as
 * they were; what comes of it anew takes the place of what came of it before.
 */
export function outcomeStoreOf(cache: OutcomeCache): OutcomeStore {
  return {
    covers: (input) =>
      !isFromProgram(input) && !input.channels && input.part === undefined && input.size <= LARGEST_INPUT,
    lookUp: (input, content) => {
      const file = placeOf(cache, input);
      const key = outcomeKey(cache, input, content);
      const kept = readCacheFile(file, key);
      return {
        known: kept === null ? null : openOutcomes(kept),
        keep: (outcomes) => writeCacheFile(file, key, packOutcomes(outcomes)),
      };
    },
  };
}

function outcomeKey(cache: OutcomeCache, { file }: InputFile, content: Uint8Array): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${cache.key}\0${file}\0`), content]));
}

/** One file an input, so that the cache grows with the inputs and not with the runs. */
function placeOf({ folder }: OutcomeCache, { path, file }: InputFile): string {
  const name = hash('sha256', `${path}\0${file}`);
  return join(folder, name.slice(0, 2), `${name.slice(2, 32)}.bin`);
}
