import { filePlan, joinPlans, type FilePlan } from '../../scaffolding/file-plan.js';
import { filesAfter } from '../../scaffolding/overlay.js';
import { structuresOf } from '../../scaffolding/structures/catalogue.js';
import type { WorkspaceProject } from '../../scaffolding/stacks/stack.js';
import { constitutionsOf } from '../shared/constitutions-over.js';
import type { TargetFeature } from '../shared/feature.js';
import { rememberFeature } from '../shared/speckit.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';
import { chooseSource, chooseStack } from './choice.js';
import { documentsBesidePlan, plannedDocuments } from './documents.js';
import { readDeclaredTree, scaffoldPlan } from './scaffold.js';
import { schema, type CheckedPlanOptions } from './schema.js';

/** What is to be planned. */
export interface PlanRequest {
  readonly feature: TargetFeature;
  readonly checked: CheckedPlanOptions;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The existing projects, with their tools. */
  readonly projects: readonly WorkspaceProject[];
}

/**
 * All that `nx g plan` is going to do for a feature: the missing documents, then what the tree of plan.md asks for.
 * Nothing is written yet.
 * @throws GeneratorProblem, StructureProblem or TemplateFileProblem that says what prevents it
 */
export function featurePlan(
  workspace: GeneratorWorkspace,
  { feature, checked, today, projects }: PlanRequest,
): FilePlan {
  const { root, files } = workspace;
  const stack = chooseStack(checked.language).open(files, projects);
  const constitutions = constitutionsOf(workspace);
  const structures = structuresOf(files, constitutions.packagesOver(feature.directory));
  const subject = { root, files, feature, stack, structures, constitutions, projects, today };
  const isPlanned = files.kind(`${feature.directory}/plan.md`) !== null;
  const choice = isPlanned ? null : chooseSource(subject, checked);
  const documents =
    choice === null
      ? documentsBesidePlan(subject, readDeclaredTree(root, files, feature.directory))
      : plannedDocuments(subject, { choice, options: checked });
  const planned = filesAfter(files, documents);
  const declared = readDeclaredTree(root, planned, feature.directory);
  return joinPlans(
    unusedOptions(isPlanned ? optionsOfNewPlans(checked) : []),
    documents,
    scaffoldPlan({ ...subject, files: planned }, declared),
    filePlan({ notes: (choice?.notes ?? []).map((text) => ({ level: 'info', text, paths: [] })) }),
    feature.isNew ? rememberFeature(planned, feature.directory) : filePlan({}),
  );
}

function unusedOptions(unused: readonly string[]): FilePlan {
  const text = 'Not used, because plan.md exists and its tree decides';
  return filePlan({ notes: unused.length === 0 ? [] : [{ level: 'info', text, paths: unused }] });
}

/** The given options that shape a new plan; if plan.md exists, its content decides instead. */
function optionsOfNewPlans(given: CheckedPlanOptions): string[] {
  const usual: Record<string, unknown> = schema.parse({ feature: given.feature });
  const always = ['feature', 'specsDir', 'skipFormat'];
  return Object.entries(given)
    .filter(([name, value]) => !always.includes(name) && value !== usual[name])
    .map(([name]) => `--${name}`);
}
