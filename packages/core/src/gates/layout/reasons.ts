import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { andMore, didYouMean, plural } from '../../reasons/wording.js';
import type { PathArgs } from '../../layout/reasons.js';

/** A pattern that no path matches. */
export interface RequiredArgs {
  what: string;
  /** How many more are missing. */
  more: number;
}

/** Whether a project has the directories and files that a gate asks for. */
export const reasons = defineReasons({
  'layout-as-required': {
    title: 'The project has the required layout',
    severity: 'info',
    message: (a: { checked: number }) => `The layout meets ${plural(a.checked, 'rule')}.`,
    fix: () => '',
  },
  'layout-as-planned': {
    title: 'The project has the planned layout',
    severity: 'info',
    message: (a: { checked: number }) => `The project has ${plural(a.checked, 'planned path')} as declared.`,
    fix: () => '',
  },
  'layout-not-planned': {
    title: 'No plan declares a layout for the project',
    severity: 'info',
    message: (a: { project: string }) => `No plan names a path in ${a.project}.`,
    fix: () => '',
  },
  'layout-required-directory-missing': {
    title: 'A required directory is missing',
    severity: 'error',
    message: (a: RequiredArgs & { root: string }) =>
      `${a.root} has no directory ${a.what}${andMore(a.more)}.`,
    fix: (a: RequiredArgs) => `Create ${a.what}, or change the gate.`,
    identity: (a: { what: string; root: string }) => [a.what, a.root],
  },
  'layout-required-file-missing': {
    title: 'A required file is missing',
    severity: 'error',
    message: (a: RequiredArgs & { root: string }) => `${a.root} has no file ${a.what}${andMore(a.more)}.`,
    fix: (a: RequiredArgs) => `Create ${a.what}, or change the gate.`,
    identity: (a: { what: string; root: string }) => [a.what, a.root],
  },
  'layout-entity-incomplete': {
    title: 'An entity lacks a file that the structure asks for',
    severity: 'error',
    message: (a: RequiredArgs & { root: string; entity: string }) =>
      `The entity ${a.entity} of ${a.root} has no file ${a.what}${andMore(a.more)}.`,
    fix: (a: RequiredArgs) => `Create ${a.what}, or change the structure.`,
    identity: (a: { what: string; root: string }) => [a.what, a.root],
  },
  'layout-forbidden-present': {
    title: 'A forbidden path exists',
    severity: 'error',
    message: (a: PathArgs & { pattern: string; more: number }) =>
      `${a.path}${andMore(a.more)} exists; the gate forbids ${a.pattern}.`,
    fix: (a: PathArgs) => `Move or delete ${a.path}, or change the gate.`,
    identity: (a: { path: string; pattern: string }) => [a.path, a.pattern],
  },
  'layout-structure-unknown': {
    title: 'The gate names an unknown structure',
    severity: 'error',
    message: (a: { structure: string; known: string; nearest: string | null }) =>
      `Unknown structure "${a.structure}".${didYouMean(a.nearest)}`,
    fix: (a: { known: string }) => `Use one of: ${a.known}.`,
    identity: (a: { structure: string }) => [a.structure],
  },
  'layout-structure-unreadable': {
    title: 'The structure that the gate names cannot be read',
    severity: 'error',
    message: (a: { structure: string; problem: string }) =>
      `The structure "${a.structure}" cannot be used: ${a.problem}`,
    fix: () => 'Correct the structure, or name another one; docs/structures.md has the format.',
    identity: (a: { structure: string }) => [a.structure],
  },
  'layout-too-many-files': {
    title: 'The project has too many paths to check',
    severity: 'error',
    message: (a: { root: string; limit: number; pattern: string }) =>
      `${a.root} has more than ${a.limit} paths, so ${a.pattern} was not checked.`,
    fix: () =>
      'Begin the pattern with a directory (`src/**` instead of `**`), so that fewer paths are searched.',
    identity: (a: { root: string; pattern: string }) => [a.root, a.pattern],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
