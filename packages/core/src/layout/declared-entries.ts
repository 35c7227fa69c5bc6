import type { Feature } from '../model/workspace.js';
import { checkLayout } from './safe-entries.js';

/** What a plan declares, as far as it can be trusted: a template or a foreign document declares nothing. */
export function declaredEntries({ plan }: Feature): ReturnType<typeof checkLayout>['entries'] {
  return plan.ok && plan.document.nature === 'plan' ? checkLayout(plan.document.layout).entries : [];
}
