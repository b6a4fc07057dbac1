/**
 * Does tasks one after another, in the order in which they are given: the first that is not done is the one in hand. What a task
 * throws ends it all, and is nobody's to catch.
 */
export function inTurn<Task>(work: (task: Task) => Promise<void>): (task: Task) => void {
  let last: Promise<void> = Promise.resolve();
  return (task) => {
    last = last.then(() => work(task));
  };
}
