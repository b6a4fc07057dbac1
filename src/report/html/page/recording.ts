import type { PageCall } from '../page-data.js';
import { element } from './dom.js';
import { text } from './texts.js';

/** 「1:23」 */
export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A link into the recording at a time; null where the call has no recording or the words no time. */
export function listenLink({ recording }: PageCall, timeMs: number | null): HTMLElement | null {
  if (!recording || timeMs === null) return null;
  const seconds = Math.floor(timeMs / 1000);
  const time = clock(timeMs);
  return element(
    'a',
    {
      class: 'listen screen',
      href: `${recording.href}#t=${seconds}`,
      rel: 'noreferrer noopener',
      target: '_blank',
      'data-seconds': seconds,
      'aria-label': text('listen', { time }),
    },
    `▶ ${time}`,
  );
}

/** Plays the recording of a call that is a file; it takes itself away where the file is not there. */
export function player({ recording }: PageCall): HTMLElement | null {
  if (!recording?.isFile || location.protocol !== 'file:') return null;
  const audio = element('audio', { controls: true, preload: 'metadata', 'aria-label': text('recording') });
  const bar = element('div', { class: 'player screen' }, audio);
  audio.addEventListener('error', () => bar.remove());
  audio.src = recording.href;
  return bar;
}

/** Plays the recording that is open from a second on; false where none is. */
export function playFrom(view: HTMLElement, seconds: number): boolean {
  const audio = view.querySelector('audio');
  if (!audio) return false;
  audio.currentTime = seconds;
  // Another press may end the wait for it.
  audio.play().catch(() => {});
  return true;
}
