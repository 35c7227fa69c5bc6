import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { didYouMean } from '../../reasons/wording.js';

/** Who may depend on whom. */
export const reasons = defineReasons({
  'boundaries-kept': {
    title: 'The project depends only on what it may',
    severity: 'info',
    message: (a: { project: string; count: number }) =>
      `No direct dependency of ${a.project} crosses the boundary (seen: ${a.count}).`,
    fix: () => '',
  },
  'boundary-crossed': {
    title: 'The project depends on what it must not',
    severity: 'error',
    message: (a: { project: string; crossed: string }) => `${a.project} depends on ${a.crossed}.`,
    fix: () => 'Take the import out, move the code to a project that may be used, or change the rule.',
    identity: (a: { crossed: string }) => [a.crossed],
  },
  'boundary-matcher-unmatched': {
    title: 'A boundary names no project',
    severity: 'error',
    message: (a: { field: string; matcher: string; nearest: string | null }) =>
      `"${a.matcher}" in "${a.field}" matches no project of the workspace.${didYouMean(a.nearest)}`,
    fix: () => 'Name projects, globs, directories or tags that exist (`nx show projects`), or take it out.',
    identity: (a: { field: string; matcher: string }) => [a.field, a.matcher],
  },
  'boundary-undecided': {
    title: 'The words of a boundary name no project',
    severity: 'info',
    message: (a: { matcher: string }) =>
      `The constitution speaks of "${a.matcher}", which is no project of the workspace; the plan's Constitution Check speaks for the principle.`,
    fix: () => '',
  },
  'dependencies-unknown': {
    title: 'The dependencies of the project are not known',
    severity: 'error',
    message: (a: { project: string }) => `The project graph says nothing of what ${a.project} depends on.`,
    fix: () =>
      'Let Nx read imports: it does with @nx/js among the packages of the workspace, or with "pluginsConfig": ' +
      '{ "@nx/js": { "analyzeSourceFiles": true } } in nx.json.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
