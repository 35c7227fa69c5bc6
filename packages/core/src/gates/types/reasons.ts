import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';

/** What a type checker found. */
export const reasons = defineReasons({
  'types-failed': {
    title: 'The type checker found errors',
    severity: 'error',
    message: (a: { found: string; first: string | null }) =>
      `${a.found}.${a.first === null ? '' : ` The first is ${a.first}.`}`,
    fix: () => 'Fix what the type checker reports, then run it again.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
