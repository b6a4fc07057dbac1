import { fitView, type LinearModels, type ViewTask } from './fit-view.js';
import { learnUnits, type UnitsTask, type UnitWeights } from './learn-units.js';

/** Does the fits that learning is made of: numbers in and numbers out, so that any thread can do one, with the same result to the last bit. */
export interface FitWork {
  readonly fitView: (task: ViewTask) => Promise<LinearModels>;
  readonly learnUnits: (task: UnitsTask) => Promise<UnitWeights>;
}

/** Does fits in this thread, one after another, so that what came of one can be made smaller before the next. */
export function fitHere(): FitWork {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(fit: () => T): Promise<T> => {
    const own = last.then(fit);
    last = own.catch(() => {});
    return own;
  };
  return {
    fitView: (task) => inTurn(() => fitView(task)),
    learnUnits: (task) => inTurn(() => learnUnits(task)),
  };
}
