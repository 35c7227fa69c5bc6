import type { DataPath } from './data-document.js';
import { itemsOf, member } from './values.js';

/** A value of a document, with where it is. */
export interface Site {
  readonly file: string;
  readonly path: DataPath;
  readonly value: unknown;
}

/** The value at the end of a way from another one. */
export function inside({ file, path, value }: Site, ...steps: readonly (string | number)[]): Site {
  const found = steps.reduce<unknown>(
    (at, step) => (typeof step === 'number' ? itemsOf(at)[step] : member(at, step)),
    value,
  );
  return { file, path: [...path, ...steps], value: found };
}
