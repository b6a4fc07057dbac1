/** What the keys do; each is told in the footer. */
export interface Actions {
  readonly search: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly call: (by: 1 | -1) => void;
  readonly print: () => void;
  readonly back: () => void;
}

/** Keys act outside of form fields and without modifiers, so that they disturb neither typing nor the browser. */
export function listenToKeys(actions: Actions): void {
  const byKey: Readonly<Record<string, () => void>> = {
    '/': actions.search,
    j: () => actions.step(1),
    k: () => actions.step(-1),
    ']': () => actions.call(1),
    '[': () => actions.call(-1),
    p: actions.print,
    Escape: actions.back,
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    if (typing && event.key === 'Escape') (event.target as HTMLElement).blur();
    if (typing) return;
    const act = byKey[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
