import { fileAddress } from '../file-address.js';
import type { PageRecording } from './page-data.js';

/**
 * Where the recording of a call can be opened: an address of the web, or a file (a path counts from where the report
 * lies). Null for any other scheme, which could act on the page, and for a file on another machine, which could not be
 * asked for without the network.
 */
export function recordingOf(recording: string | undefined): PageRecording | null {
  const place = recording?.trim().split('#')[0] ?? '';
  if (place === '') return null;
  if (/^https?:\/\//i.test(place))
    return URL.canParse(place) ? { href: new URL(place).href, isFile: false } : null;
  if (/^file:\/\/\/(?!\/)/i.test(place) && URL.canParse(place))
    return { href: new URL(place).href, isFile: true };
  const path = (recording ?? '').trim().replaceAll('\\', '/');
  if (path.startsWith('//') || /^[a-z][a-z0-9+.-]+:/i.test(path)) return null;
  return { href: fileAddress(path), isFile: true };
}
