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

/** What is due of the tree of a plan. */
export interface DueSource {
  readonly feature: TargetFeature;
  /** The existing projects, with their tools. */
  readonly projects: readonly WorkspaceProject[];
  /** The paths that are due. */
  readonly due: ReadonlySet<string>;
}

/**
 * What `nx g plan` would do for the tree of an existing plan, of the paths that are due: whatever else the tree names and is not
 * there is left out, as if the tree did not name it.
 * @throws GeneratorProblem or StructureProblem that says what prevents it
 */
export function declaredSource(
  workspace: GeneratorWorkspace,
  { feature, projects, due }: DueSource,
): FilePlan {
  const { root, files } = workspace;
  const { language } = schema.parse({ feature: feature.directory });
  const stack = chooseStack(language).open(files, projects);
  const declared = readDeclaredTree(root, files, feature.directory);
  const layout = declared.layout.filter(({ path }) => due.has(path) || files.kind(path) !== null);
  const constitutions = constitutionsOf(workspace);
  const structures = structuresOf(files, constitutions.packagesOver(feature.directory));
  return scaffoldPlan(
    { files, feature, stack, structures, constitutions, projects },
    { ...declared, layout },
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
