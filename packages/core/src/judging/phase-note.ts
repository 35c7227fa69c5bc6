import {
  DESIGN_DOCUMENTS,
  finished,
  isHistory,
  missingDesign,
  phaseOf,
  taskCount,
} from '../features/feature-phase.js';
import type { FeaturePhase } from '../model/verdict.js';
import type { Feature, JudgeContext, Phase } from '../model/workspace.js';
import { sanitize } from '../base/sanitize.js';

/** The phase that a feature is judged in, why it is this one, what is due in it, and how many of its tasks are done. */
export function phaseNote(feature: Feature, context: JudgeContext): FeaturePhase {
  const tasks = taskCount(feature);
  return { ...phaseAndReason(feature, context), ...(tasks === null ? {} : { tasks }) };
}

function phaseAndReason(feature: Feature, context: JudgeContext): FeaturePhase {
  const { phase } = context;
  if (phase !== null)
    return { name: phase, message: `Judged as in the phase "${phase}", as asked for. ${DUE[phase]}` };
  if (finished(feature)) return ended(feature, context);
  const name = phaseOf(feature);
  return { name, message: sanitize(`${WHY[name](feature)} ${DUE[name]}`) };
}

function ended(feature: Feature, context: JudgeContext): FeaturePhase {
  if (isHistory(feature, context)) {
    return {
      name: 'finished',
      message:
        'Every task was ticked before this change. The documents are history; the tree and the waivers still hold.',
    };
  }
  const unknown = context.finishedBefore?.(feature.directory) === 'unknown';
  const why = unknown
    ? 'Every task is ticked. Whether they were before this change is not known, because the commit that it is based on is not here: ' +
      'fetch the whole history (`fetch-depth: 0` in GitHub Actions), or set NX_BASE to a commit that is here.'
    : 'This change ticks the last task, so it is judged in full.';
  return { name: 'finishing', message: `${why} All that the plan says is due now, its whole tree included.` };
}

const WHY: Readonly<Record<Phase, (feature: Feature) => string>> = {
  research: (feature) => {
    const missing = missingDesign(feature);
    const open =
      missing.length === 0 ? 'something is open in them' : `not written yet: ${missing.join(', ')}`;
    return `The plan is in research. The design phase begins when ${DESIGN} are written and nothing is open in them (${open}).`;
  },
  design: () => `The design phase has begun, because ${DESIGN} are written and nothing is open in them.`,
  tasks: (feature) => {
    const { done, total } = taskCount(feature) ?? { done: 0, total: 0 };
    return `The tasks phase has begun, because tasks.md is there (${String(done)} of ${String(total)} tasks ticked).`;
  },
};

const DESIGN = `${DESIGN_DOCUMENTS.join(', ')} and a file in contracts/`;

const DUE: Readonly<Record<Phase, string>> = {
  research:
    'Until then, clarifications, verdicts of principles, the tree and the Structure Decision may be open.',
  design: 'Clarifications, verdicts of principles, the source tree and the Structure Decision are due now.',
  tasks:
    'Clarifications, verdicts of principles, the directories of the tree and the files of ticked tasks are due now.',
};
