import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What a linter found. */
export const reasons = defineReasons({
  'lint-failed': {
    title: 'The linter found errors',
    severity: 'error',
    message: (a: { found: string; first: string | null }) =>
      `${a.found}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () => 'Fix what the linter reports, then run it again.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
