export type * from './model/transcript.js';
