import {
  TECHNICAL_CONTEXT_FIELDS,
  type PlanDocument,
  type TechnicalContextFieldName,
  type WorkspaceFiles,
} from '@plangate/core';
import { drawTree } from '../../scaffolding/draw-tree.js';
import { entityNames, type EntityNames } from '../../scaffolding/entities.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type { StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import { entityValues } from '../../scaffolding/templates/files.js';
import { markdownCode, markdownText } from '../shared/markdown.js';
import type { TargetFeature } from '../shared/feature.js';
import type { ChosenPart, SourceChoice } from './choice.js';
import { technicalContextOptions, type CheckedPlanOptions } from './schema.js';
import type { TemplateValues } from './templates.js';

/** Spec Kit's marker for what nobody has decided yet. */
export const OPEN = 'NEEDS CLARIFICATION';

/** A field of Technical Context. */
type Field = Readonly<Record<'name' | 'value', string>>;
type Decision = Readonly<Record<'title' | 'why', string>>;

/** Values for the documents beside plan.md. */
export interface DocumentFacts extends TemplateValues {
  readonly title: string;
  readonly input: string;
  readonly branch: string;
  /** Whether the source is the walking skeleton, so that documents may say how it behaves. */
  readonly skeleton: boolean;
  readonly decisions: readonly Decision[];
  readonly decided: readonly Readonly<Record<'title' | 'value' | 'why' | 'alternatives', string>>[];
  /** The command that makes its projects ready to run; empty if none is needed. */
  readonly setup: string;
  readonly trial: string;
}

interface Subject {
  readonly files: WorkspaceFiles;
  readonly feature: TargetFeature;
  readonly stack: StackInWorkspace;
}

/** The nine fields: from the options, then from the stack and the workspace; the others are open. */
export function technicalContext(options: CheckedPlanOptions, choice: SourceChoice): readonly Field[] {
  const known = choice.stacks.map((stack) =>
    stack.technicalContext(
      choice.structure,
      partsOf(stack, choice).map(({ tools }) => tools),
    ),
  );
  const stated = (name: TechnicalContextFieldName): string =>
    [...new Set(known.flatMap((fields) => fields[name] ?? []))].join(' + ');
  const names = Object.keys(technicalContextOptions) as (keyof typeof technicalContextOptions)[];
  return TECHNICAL_CONTEXT_FIELDS.map((name, index) => {
    const option = names[index];
    const given = option === undefined ? '' : String(options[option] ?? '').trim();
    return { name, value: given === '' ? stated(name) || OPEN : markdownText(given) };
  });
}

function partsOf(stack: StackInWorkspace, { parts }: SourceChoice): readonly ChosenPart[] {
  return parts.filter((part) => part.stack === stack);
}

/** The facts of a feature whose plan is being written. */
export function factsOfChoice(
  { feature }: Subject,
  choice: SourceChoice,
  fields: readonly Field[],
): DocumentFacts {
  const { structure, stacks } = choice;
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
        value: [...new Set(choice.parts.map(({ stack, tools }) => stack.describe(tools)))].join(', and '),
        why: 'The project, its plan or most projects of the workspace have them; where nothing decides, Plangate does.',
        alternatives: 'other tools that the workspace has.',
      },
    ],
    setup: setupOf(stacks),
    trial: trialOf(choice),
  };
}

/** The facts of a feature that has a plan: only what the plan itself says. */
export function factsOfPlan({ files, feature }: Subject, plan: PlanDocument): DocumentFacts {
  const drawn = plan.layout.filter(({ status }) => status !== 'deleted').map(({ path }) => path);
  const models = drawn.flatMap((path) => STACKS.flatMap((stack) => stack.entityOfModel(path) ?? []));
  const stacks = STACKS.filter((stack) => drawn.some((path) => stack.isSource(path) || stack.isTest(path)));
  const names = [...new Set(models)];
  const contracted = names.filter(
    (name) => files.kind(`${feature.directory}/contracts/${name}.schema.json`) !== null,
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
    setup: setupOf(stacks.map((stack) => stack.open(files))),
    trial: skeleton ? LIBRARY_TRIAL : `${OPEN}: how is the feature tried by hand?`,
  };
}

function commonFacts(feature: TargetFeature, title: string, entities: readonly EntityNames[]) {
  return {
    entities: entityValues(entities),
    title,
    input: title.replaceAll('"', "'"),
    branch: markdownCode(feature.branch),
    directory: feature.directory,
  };
}

/** At least the stories are open in a new plan, so the feature stays in its research phase until they are written. */
function openDecisions(fields: readonly string[]): Decision[] {
  const stories = {
    title: 'User stories',
    why: 'spec.md does not say yet who wants the feature and what they can do with it.',
  };
  return [stories, ...fields.map((name) => ({ title: name, why: 'plan.md does not say it yet.' }))];
}

function setupOf(stacks: readonly StackInWorkspace[]): string {
  return stacks.flatMap(({ setup }) => setup ?? []).join('\n');
}

const LIBRARY_TRIAL = 'The integration tests show how the parts are used from outside.';

/** How to try the first project that can be tried by hand; the tests show the others. */
function trialOf({ parts, entities }: SourceChoice): string {
  const trials = parts.flatMap(({ root, stack, layers }) => stack.trial({ root, layers, entities }) ?? []);
  return trials[0] ?? LIBRARY_TRIAL;
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
