import type { Language } from '../model/rule.js';

/** What a command may know of the process: the one door to the world, so that tests can stand in for it. */
export interface ProcessStreams extends StandardInput {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly environment: NodeJS.ProcessEnv;
  /** Of messages: as the arguments, the configuration or the environment say. */
  readonly language: Language;
  /** Called at the end of a run that found everything prepared, whose compiled code is therefore worth keeping. */
  readonly onWarmRun?: () => void;
}

/** A stream that text is written to, and the terminal behind it if there is one. */
export interface TextOutput extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where standard input is looked for: in the process it comes into being when it is first asked for, which takes a while. */
export interface StandardInput {
  readonly stdin: NodeJS.ReadableStream;
}
