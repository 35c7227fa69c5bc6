import type { PlanDocument } from '@plangate/core';
import { layerFolder, packageFolders } from '../package-files.js';
import { CLAIM } from './claim.js';
import { STACKS } from './index.js';
import type { Stack } from './stack.js';

/** The default stack. */
export function defaultStack(): Stack {
  const stack = STACKS.find(({ isDefault }) => isDefault) ?? STACKS[0];
  if (stack === undefined) throw new Error('No language stack is there.');
  return stack;
}

/** The stack of most of some files; null if none of them is a source or a test. */
export function stackOfMost(paths: readonly string[]): Stack | null {
  const counts = STACKS.map((stack) => ({
    stack,
    count: paths.filter((path) => stack.isSource(path) || stack.isTest(path)).length,
  }));
  const [most] = counts.sort((a, b) => b.count - a.count);
  return most === undefined || most.count === 0 ? null : most.stack;
}

/** The stack for a root that a plan draws: the surest one, of several the preferred one; null if none is possible. */
export function claimingStack(root: string, plan: PlanDocument, preferred: Stack): Stack | null {
  const stacks = [preferred, ...STACKS.filter((stack) => stack !== preferred)];
  const claims = stacks.map((stack) => stack.claim(root, plan));
  const surest = Math.max(...claims);
  return surest === CLAIM.none ? null : (stacks[claims.findIndex((claim) => claim === surest)] ?? null);
}

/**
 * The stack for a project of a structure: the one that was asked for, or the first other one that has the templates of all its
 * layers. A frontend, for example, has none in Python.
 */
export function stackWithLayers(layers: readonly string[], wanted: Stack): Stack | null {
  const stacks = [wanted, ...STACKS.filter((stack) => stack !== wanted)];
  return (
    stacks.find(({ name }) => {
      const known = packageFolders(layerFolder(name));
      return layers.every((layer) => known.includes(layer));
    }) ?? null
  );
}

/** The names of the languages of all stacks, as a list in a sentence. */
export function languages(): string {
  return STACKS.map(({ language }) => language).join(' or ');
}
