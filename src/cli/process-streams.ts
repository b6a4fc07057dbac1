/** What a command may know of the process: the one door to the world, so that tests can stand in for it. */
export interface ProcessStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
}
