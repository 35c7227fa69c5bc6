import {
  drawTree,
  entityNames,
  TECHNICAL_CONTEXT_FIELDS,
  type EntityNames,
  type PlanDocument,
  type TechnicalContextFieldName,
} from '@plangate/core';
import type { Tree } from '@nx/devkit';
import { markdownCode, markdownText } from '../shared/markdown.js';
import type { TargetFeature } from '../shared/feature.js';
import type { SourceChoice } from './choice.js';
import { technicalContextOptions, type CheckedPlanOptions } from './schema.js';
import type { TemplateValues } from './templates.js';
import type { WorkspaceFacts } from './workspace.js';

/** What nobody has said yet, in Spec Kit's words. */
export const OPEN = 'NEEDS CLARIFICATION';

interface Field {
  readonly name: TechnicalContextFieldName;
  readonly value: string;
}

interface Decision {
  readonly title: string;
  readonly why: string;
}

/** Values for the documents beside a plan: all of them but plan.md itself. */
export interface DocumentFacts extends TemplateValues {
  readonly title: string;
  readonly input: string;
  readonly branch: string;
  /** Whether the source is the walking skeleton, so that documents may say how it behaves. */
  readonly skeleton: boolean;
  readonly decisions: readonly Decision[];
  readonly decided: readonly (Decision & { readonly value: string; readonly alternatives: string })[];
  readonly trial: string;
}

interface Subject {
  readonly feature: TargetFeature;
  readonly workspace: WorkspaceFacts;
}

/** The nine fields: from the options, then from the stack and the workspace; what nobody knows is open. */
export function technicalContext(
  options: CheckedPlanOptions,
  workspace: WorkspaceFacts,
  choice: SourceChoice,
): readonly Field[] {
  const known = choice.stack.technicalContext(
    { languageVersion: workspace.typescript, runtimeVersion: workspace.node },
    choice.structure,
  );
  const names = Object.keys(technicalContextOptions) as (keyof typeof technicalContextOptions)[];
  return TECHNICAL_CONTEXT_FIELDS.map((name, index) => {
    const option = names[index];
    const given = option === undefined ? '' : String(options[option] ?? '').trim();
    return { name, value: given === '' ? (known[name] ?? OPEN) : markdownText(given) };
  });
}

/** The facts of a feature whose plan is being written. */
export function factsOfChoice(
  { feature, workspace }: Subject,
  choice: SourceChoice,
  fields: readonly Field[],
): DocumentFacts {
  const { structure, stack } = choice;
  const open = fields.filter(({ value }) => value === OPEN).map(({ name }) => name);
  return {
    ...commonFacts(feature, markdownText(feature.title), choice.entities),
    skeleton: true,
    decisions: openDecisions(open),
    decided: [
      {
        title: 'Structure of the source',
        value: structure.title,
        why: 'It was chosen when the plan was written; the tree in plan.md shows it.',
        alternatives: 'the other structures that `nx g plan --structure` offers.',
      },
      {
        title: 'Language and tools',
        value: stack.title,
        why: 'They are the tools of the workspace.',
        alternatives: 'none in this workspace.',
      },
    ],
    trial: structure.name === 'single' ? commandLineTrial(choice, workspace) : LIBRARY_TRIAL,
  };
}

/** The facts of a feature whose plan is there: only what the plan itself says. */
export function factsOfPlan(tree: Tree, { feature }: Subject, plan: PlanDocument): DocumentFacts {
  const models = plan.layout.flatMap(({ path, status }) => {
    const name = /(?:^|\/)src\/models\/([a-z][a-z0-9-]*)\.ts$/.exec(path)?.[1];
    return name === undefined || name === 'index' || status === 'deleted' ? [] : [name];
  });
  const names = [...new Set(models)];
  const contracted = names.filter((name) =>
    tree.exists(`${feature.directory}/contracts/${name}.schema.json`),
  );
  const skeleton = contracted.length > 0;
  const fields = plan.technicalContext.fields;
  const open = TECHNICAL_CONTEXT_FIELDS.filter((name) => {
    const field = fields.find((one) => one.name === name);
    return field === undefined || field.value === null || field.open;
  });
  const title = markdownText(plan.title?.text ?? feature.title);
  return {
    ...commonFacts(feature, title, (skeleton ? contracted : names).map(entityNames)),
    skeleton,
    decisions: openDecisions(open),
    decided: [],
    trial: skeleton ? LIBRARY_TRIAL : `${OPEN}: how is the feature tried by hand?`,
  };
}

function commonFacts(feature: TargetFeature, title: string, entities: readonly EntityNames[]) {
  return {
    entities,
    title,
    input: title.replaceAll('"', "'"),
    branch: markdownCode(feature.branch),
    directory: feature.directory,
  };
}

/** At least the stories are open in a fresh plan: the feature stays in its research phase until they are told. */
function openDecisions(fields: readonly TechnicalContextFieldName[]): Decision[] {
  const stories = {
    title: 'User stories',
    why: 'spec.md does not tell yet who wants the feature and what they can do with it.',
  };
  return [stories, ...fields.map((name) => ({ title: name, why: 'plan.md does not say it yet.' }))];
}

const LIBRARY_TRIAL = 'The integration tests show how the parts are used from outside.';

/** How the command line is tried after a build. */
function commandLineTrial({ directory, entities }: SourceChoice, workspace: WorkspaceFacts): string {
  const main = workspace.usesReferences
    ? `${directory}/dist/cli/main.js`
    : `dist/${directory}/src/cli/main.js`;
  return [
    'Try the command line; `--json` gives answers for programs:',
    '',
    '```bash',
    `node ${main} --help`,
    `node ${main} ${entities[0]?.kebab ?? 'item'} create --id=first --name=First --json`,
    '```',
  ].join('\n');
}

/** The section values of a plan.md that is being written. */
export function planFacts(
  feature: TargetFeature,
  choice: SourceChoice,
): { summary: string; documentTree: string; sourceTree: string; structureDecision: string } {
  const { structure, entities, directory, parts } = choice;
  const names = joined(entities.map(({ wordsPlural }) => wordsPlural));
  const directories = parts.flatMap(({ root, items }) =>
    items.filter(({ kind }) => kind === 'dir').map(({ path }) => `\`${root}/${path}\``),
  );
  return {
    summary:
      `${markdownText(feature.title)}. The feature starts as a walking skeleton in \`${directory}\`: ${names} can be ` +
      'created, listed and found, and every layer is tested. What it grows into is decided in research.md.',
    documentTree: drawTree(feature.directory, DOCUMENT_ITEMS),
    sourceTree: parts.map(({ root, items }) => drawTree(root, items)).join('\n\n'),
    structureDecision: `${structure.title}. Code and tests live in ${joined(directories)}.`,
  };
}

const DOCUMENT_ITEMS = [
  { path: 'spec.md', kind: 'file', comment: 'what is wanted and why' },
  { path: 'plan.md', kind: 'file', comment: 'this file' },
  { path: 'research.md', kind: 'file', comment: 'decisions, open and taken' },
  { path: 'data-model.md', kind: 'file', comment: 'entities and their rules' },
  { path: 'quickstart.md', kind: 'file', comment: 'how to try it' },
  { path: 'contracts', kind: 'dir', comment: 'JSON Schemas that the contract tests read' },
] as const;

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
