// The whole program, as it is bundled into one file (scripts/bundle.mjs).
export { main } from './main.js';

/** What a worker thread does. */
export async function serve(): Promise<void> {
  const { serve } = await import('../run/worker-service.js');
  await serve();
}
