// The file that a worker thread of `genchi check` starts with; in the bundle, dist/bundle/worker.js stands in its place.
import { serve } from './worker-service.js';

await serve();
