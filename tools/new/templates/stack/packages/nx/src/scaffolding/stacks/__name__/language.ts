import type { PlanDocument } from '@plangate/core';

/** Files that only a project of this language has. */
const OURS = /(?:^|\/)__name__\.manifest$/;

/** Whether a root that a plan draws asks for a project of this stack: files decide, not words. */
export function claims(root: string, plan: PlanDocument): boolean {
  return plan.layout.some(({ path }) => path.startsWith(`${root}/`) && OURS.test(path));
}
