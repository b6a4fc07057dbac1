/** What came: a line, the end, or nothing within the time. */
export type Heard<Line> =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'end' | 'silence' };

/**
 * The lines of a stream, and `silence` each time that none has come for so many milliseconds. Lines are asked for one by one, so
 * whoever writes them waits while one is being dealt with.
 */
export async function* timedLines<Line>(
  lines: AsyncIterable<Line>,
  silenceMs: number,
): AsyncGenerator<Heard<Line>> {
  const iterator = lines[Symbol.asyncIterator]();
  for (let next = iterator.next(); ; ) {
    const { promise: silence, cancel } = after(silenceMs);
    const heard = await Promise.race([next, silence]);
    cancel();
    if (heard === null) {
      yield { kind: 'silence' };
      continue;
    }
    if (heard.done) {
      yield { kind: 'end' };
      return;
    }
    yield { kind: 'line', line: heard.value };
    next = iterator.next();
  }
}

function after(milliseconds: number): { readonly promise: Promise<null>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), milliseconds);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}
