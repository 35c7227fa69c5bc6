import type { TaskResults } from '@nx/devkit';

type Ended = TaskResults[string];

const PASSED: ReadonlySet<Ended['status']> = new Set([
  'success',
  'local-cache',
  'local-cache-kept-existing',
  'remote-cache',
]);

/** Whether a task came to a good end, now or when its result was kept. */
export function hasPassed({ status }: Ended): boolean {
  return PASSED.has(status);
}
