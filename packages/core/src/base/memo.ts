import { detach } from './detach.js';

/**
 * Remembers what was computed of an object for as long as the object lives. A workspace's state never changes
 * once loaded, so what needs all features or all projects is computed once and not once per project.
 */
export function memoize<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/** Computes a value when it is first asked for, and never again. */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** How many texts are remembered for one function, and how long such a text may be. */
const MAX_TEXTS = 2_000;
const MAX_LENGTH = 80;

/**
 * Remembers what was computed of short texts, as headings, labels and cells are: the documents of a workspace are made
 * from few templates, so that most of these texts occur in all of them. Of the values nothing may be changed.
 * Forgets all when it is full, so that its memory has a bound whatever documents hold.
 */
export function memoizeText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > MAX_LENGTH) return compute(text);
    const found = known.get(text);
    if (found) return found.value;
    // What is remembered must not keep the document that it was cut from.
    const own = detach(text);
    const value = compute(own);
    if (known.size >= MAX_TEXTS) known.clear();
    known.set(own, { value });
    return value;
  };
}
