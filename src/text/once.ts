/** A function that makes its value when it is first asked for it, and gives the same ever after. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same for each of many: made once for each object that `keyOf` names, and kept as long as that is in use. */
export function onceFor<Of, Value>(keyOf: (of: Of) => WeakKey, make: (of: Of) => Value): (of: Of) => Value {
  const made = new WeakMap<WeakKey, { readonly value: Value }>();
  return (of) => {
    const key = keyOf(of);
    const known = made.get(key) ?? { value: make(of) };
    made.set(key, known);
    return known.value;
  };
}
