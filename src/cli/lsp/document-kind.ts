import { basename, dirname, extname } from 'node:path';
import { inputExtensions } from '../../input/formats.js';
import { isConfigName } from '../settings/config-extends.js';

/** What a document is to us; null where it is none of ours. */
export type DocumentKind = 'rule' | 'words' | 'scorecard' | 'config' | 'script' | null;

/** Tells what a document is by its name and, in YAML, by its keys. */
export function kindOfDocument(path: string, text: string): DocumentKind {
  const extension = extname(path).toLowerCase();
  if (extension !== '.yaml' && extension !== '.yml')
    return inputExtensions.includes(extension.replace('.', '')) ? 'script' : null;
  if (isConfigName(basename(path))) return 'config';
  if (['lexicon', 'words'].includes(basename(dirname(path)))) return 'words';
  const keys = new Set(Array.from(text.matchAll(/^([a-z][a-z ]*):/gm), ([, key]) => key));
  if (keys.has('id') && (keys.has('match') || keys.has('examples') || keys.has('severity'))) return 'rule';
  return keys.has('items') && (keys.has('title') || keys.has('pass')) ? 'scorecard' : null;
}
