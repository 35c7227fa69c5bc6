import { projectRoots } from '../../features/project-roots.js';
import { projectsOfFeature } from '../../features/touched-projects.js';
import type { Canary } from '../canary.js';
import type { FeatureSubject } from '../define-gate.js';

const TOP = { line: 1, column: 1 };

/** A ticked task that names a file which does not exist, in a project of the feature. */
export function falseTask(
  { feature, context }: Pick<FeatureSubject, 'feature' | 'context'>,
  rules: Canary['rules'],
): Canary[] {
  const { tasks } = feature;
  if (!tasks.ok) return [];
  const root = projectsOfFeature(feature, projectRoots(context.state)).find(
    (one) => one !== '.' && context.files.kind(one) === 'dir',
  );
  if (root === undefined) return [];
  const path = `${root}/canary-of-plangate.ts`;
  const task = { id: 'T999', done: true, text: `\`${path}\``, paths: [path], position: TOP };
  return [
    {
      rules,
      what: 'a ticked task names a file that does not exist',
      make: () => ({
        feature: {
          ...feature,
          tasks: { ...tasks, document: { ...tasks.document, tasks: [...tasks.document.tasks, task] } },
        },
      }),
    },
  ];
}
