/** Many short lists of numbers as plain data: list n is `values[starts[n]]` to `values[starts[n + 1] - 1]`. */
export interface NumberLists {
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** Puts lists one after another. */
export function packLists(lists: readonly (readonly number[])[]): NumberLists {
  const starts = new Int32Array(lists.length + 1);
  const values: number[] = [];
  lists.forEach((list, index) => {
    for (const value of list) values.push(value);
    starts[index + 1] = values.length;
  });
  return { starts, values: Int32Array.from(values) };
}
