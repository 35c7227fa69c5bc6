import { finished, isHistory } from '../../features/feature-phase.js';
import { donePaths } from '../../features/task-paths.js';
import type { ExpectedPath } from '../../layout/expected.js';
import type { JudgeContext } from '../../model/workspace.js';
import type { Canary } from '../canary.js';
import { withFiles } from './altered-context.js';

/**
 * That the present change deletes a directory that plans declare, and a file whose task is ticked. What a feature that is history
 * declares may have moved since, which its gate allows.
 */
export function deletedCanaries(
  planned: readonly ExpectedPath[],
  context: JudgeContext,
  rules: Canary['rules'],
): Canary[] {
  return (['dir', 'file'] as const).flatMap((kind) => {
    const found = planned.find((one) => one.entry.kind === kind && isAsked(one, context));
    return found === undefined ? [] : [{ rules, ...deleted(found.entry.path, context) }];
  });
}

function isAsked({ entry, feature }: ExpectedPath, context: JudgeContext): boolean {
  const { path, kind, status, exempt } = entry;
  if (exempt !== null || status === 'deleted' || isHistory(feature, context)) return false;
  const isDone = finished(feature) || donePaths(feature).has(path);
  return (kind === 'dir' || isDone) && context.files.kind(path) === kind;
}

function deleted(path: string, context: JudgeContext): Omit<Canary, 'rules'> {
  return {
    what: `${path} is deleted`,
    make: () => {
      const wasThere = (directory: string): boolean =>
        directory === path || context.wasThere?.(directory) === true;
      return { context: { ...withFiles(context, { gone: [path] }), wasThere } };
    },
  };
}
