import { sanitize } from '@plangate/core';

/** One fault of a structure. */
export interface StructureFault {
  /** `file`, or `file:line:column`. */
  readonly place: string;
  readonly what: string;
}

/** What is wrong with a structure; every fault that was found, each with its place. */
export class StructureProblem extends Error {
  readonly faults: readonly StructureFault[];

  constructor(name: string, faults: readonly StructureFault[]) {
    const lines = faults.map(({ place, what }) => `  ${sanitize(place)} ${sanitize(what)}`);
    super(`The structure "${sanitize(name)}" cannot be used:\n${lines.join('\n')}`);
    this.name = 'StructureProblem';
    this.faults = faults;
  }
}
