import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { didYouMean, plural } from '../../reasons/wording.js';

/** Who may depend on whom. */
export const reasons = defineReasons({
  'boundaries-kept': {
    title: 'All dependencies of the project are allowed',
    severity: 'info',
    message: (a: { project: string; count: number }) =>
      `${a.project} has ${plural(a.count, 'direct dependency', 'direct dependencies')}; none crosses the boundary.`,
    fix: () => '',
  },
  'boundary-crossed': {
    title: 'The project has a forbidden dependency',
    severity: 'error',
    message: (a: { project: string; crossed: string; gate: string; place: string | null; rule: string }) =>
      `${a.project} must not depend on ${a.crossed}: the gate ${a.gate}${a.place === null ? '' : ` (${a.place})`} ${a.rule}.`,
    fix: () => 'Remove the import, move the code to a project that is allowed, or change the rule.',
    identity: (a: { crossed: string }) => [a.crossed],
  },
  'boundary-matcher-unmatched': {
    title: 'A matcher of a boundary matches no project',
    severity: 'error',
    message: (a: { field: string; matcher: string; nearest: string | null }) =>
      `"${a.matcher}" in "${a.field}" matches no project of the workspace.${didYouMean(a.nearest)}`,
    fix: () =>
      'Name existing projects, globs, directories or tags (see `nx show projects`), or remove the matcher.',
    identity: (a: { field: string; matcher: string }) => [a.field, a.matcher],
  },
  'boundary-undecided': {
    title: 'A boundary in prose names no project',
    severity: 'info',
    message: (a: { matcher: string }) =>
      `The constitution names "${a.matcher}", which is not a project of the workspace. The Constitution Check of the plan decides the principle.`,
    fix: () => '',
  },
  'dependencies-unknown': {
    title: 'The dependencies of the project are unknown',
    severity: 'error',
    message: (a: { project: string }) => `The project graph does not say what ${a.project} depends on.`,
    fix: () =>
      'Make Nx read imports: install @nx/js, or add "pluginsConfig": { "@nx/js": { "analyzeSourceFiles": true } } to nx.json.',
    identity: () => [],
  },
});

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
