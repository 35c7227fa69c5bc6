import {
  readProblem,
  readProblemFix,
  REASONS,
  sanitize,
  withoutOwnRoot,
  type Finding,
  type PlanDocument,
  type WorkspaceFiles,
} from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { ownRootEvidence } from '../../workspace/index.js';
import { planScaffold, type CreatedEntry, type Scaffold } from '../../scaffolding/declared-tree.js';
import { filePlan, type FilePlan, type PlannedFile, type PlannedNeeds } from '../../scaffolding/file-plan.js';
import { languages } from '../../scaffolding/stacks/choose.js';
import type { StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import type { TargetFeature } from '../shared/feature.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { rootOf, within, type DeclaredRoot, type ScaffoldSubject } from './declared-root.js';
import { extensionOf } from './extend.js';

/**
 * Reads plan.md back: its tree decides; its paths are relative to the workspace root.
 * @param root absolute path of the workspace root
 * @throws GeneratorProblem when the file is not a plan, or a merge conflict is left in it
 */
export function readDeclaredTree(root: string, files: WorkspaceFiles, directory: string): PlanDocument {
  const path = `${directory}/plan.md`;
  const text = files.read(path);
  if (!text.ok) {
    throw new GeneratorProblem(
      `${path} cannot be read: ${readProblem(text.problem)}.`,
      `${readProblemFix(text.problem, 'Save it as UTF-8 text.')} If you delete it, it is written anew.`,
    );
  }
  const plan = readPlan(text.text);
  if (plan.nature !== 'plan') {
    throw new GeneratorProblem(
      `${directory}: ${sanitize(REASONS['plan-not-written'].message({ nature: plan.nature, why: plan.natureReason }))}`,
      'Fill it in, or delete it to have it written.',
    );
  }
  const conflict = plan.leftovers.find(({ kind }) => kind === 'conflict-marker');
  if (conflict !== undefined) {
    throw new GeneratorProblem(
      `${path}:${conflict.position.line}:${conflict.position.column} A merge conflict is left in the plan.`,
      'Resolve the conflict first.',
    );
  }
  return withoutOwnRoot(plan, ownRootEvidence(root, files));
}

/**
 * What has to be created because a plan declares it and it does not exist: projects, directories and files.
 * @throws GeneratorProblem naming every entry that cannot be created
 */
export function scaffoldPlan(subject: ScaffoldSubject, declared: PlanDocument): FilePlan {
  const { feature, files, stack } = subject;
  const projectRoots = subject.projects.map(({ root }) => root);
  const tree = planScaffold(declared.layout, (path) => files.kind(path), projectRoots);
  const elsewhere = tree.findings.filter(isOfAnotherPlace);
  refuseFindings(
    `${feature.directory}/plan.md`,
    tree.findings.filter((finding) => !elsewhere.includes(finding)),
  );
  const wanted = tree.roots.filter(({ exists }) => !exists).map(({ root }) => root);
  const parts = tree.roots.map(({ root }) => rootOf(root, subject, { tree, declared }));
  const projects = parts.flatMap(({ root, stack: own, isClaimed, mine, tools, skeleton: ready }) => {
    if (!isClaimed || !wanted.includes(root)) return [];
    const hasTests = mine.some(({ path }) => own.stack.isTest(path));
    const paths = declared.layout
      .filter(({ path, kind }) => kind === 'file' && path.startsWith(`${root}/`))
      .map(({ path }) => within(root, path));
    const skeleton = mine.map(({ path }) => within(root, path)).filter((path) => ready.has(path));
    return [{ root, stack: own.stack.name, hasTests, paths, skeleton, feature: feature.directory, tools }];
  });
  const created = new Set(projects.map(({ root }) => root));
  const extended = parts
    .filter(({ root }) => !created.has(root))
    .flatMap((part) => extensionOf(part, { kept: tree.kept, files }) ?? []);
  const edited = extended.flatMap(({ file }) => file ?? []);
  const made = new Set(tree.create.map(({ path }) => path));
  return filePlan({
    files: [
      ...tree.create.map((entry) => fileOf(entry, parts, stack)),
      ...parts.filter(({ root }) => created.has(root)).flatMap((part) => entryOf(part, made)),
      ...edited,
    ].flatMap((file) => file ?? []),
    kept: tree.kept
      .filter(({ kind, path }) => kind === 'file' && !edited.some((file) => file.path === path))
      .map(({ path }) => path),
    projects,
    needs: parts.flatMap((part) => needsOf(part, feature, created.has(part.root))),
    inputs: [`${feature.directory}/plan.md`],
    notes: [
      ...notesOf(tree, { wanted, created }),
      ...notCreated(elsewhere),
      ...extended.flatMap(({ note }) => note ?? []),
      ...nextStepsOf(parts.filter(({ root }) => created.has(root))),
      ...parts.flatMap(({ root, lacking }) => lackingNote(root, lacking)),
      ...parts.filter(({ root }) => !created.has(root)).flatMap(notRunNote),
    ],
  });
}

/** What is left to do by hand for the projects that are new, by language. */
function nextStepsOf(parts: readonly DeclaredRoot[]): FilePlan['notes'] {
  const stacks = new Map(parts.map(({ stack }) => [stack.stack.name, stack]));
  return [...stacks.values()].flatMap((stack) =>
    stack.nextSteps(parts.filter((part) => part.stack.stack === stack.stack).map(({ root }) => root)),
  );
}

/** An absolute path is in another repository, or in none: it can be left out, and the rest of the tree still means the same. */
function isOfAnotherPlace({ reason, args }: Finding): boolean {
  return reason === 'layout-path-outside' && ABSOLUTE.has((args as { why: string }).why);
}

const ABSOLUTE: ReadonlySet<string> = new Set(['absolute', 'home', 'drive']);

function notCreated(findings: readonly Finding[]): FilePlan['notes'] {
  const paths = findings.map(({ args }) => (args as { path: string }).path);
  if (paths.length === 0) return [];
  return [{ level: 'info', text: 'Not created, because these paths lead out of the workspace', paths }];
}

function refuseFindings(file: string, findings: readonly Finding[]): void {
  const errors = findings.filter(({ reason }) => REASONS[reason].severity === 'error');
  if (errors.length === 0) {
    return;
  }
  const lines = errors.slice(0, 20).map((finding) => {
    const reason = REASONS[finding.reason] as { message(args: unknown): string; fix(args: unknown): string };
    const place =
      finding.position === null ? file : `${file}:${finding.position.line}:${finding.position.column}`;
    return `  ${place} ${sanitize(reason.message(finding.args))} ${sanitize(reason.fix(finding.args))}`;
  });
  const more = errors.length > lines.length ? `\n  and ${errors.length - lines.length} more` : '';
  throw new GeneratorProblem(
    `The tree of the plan cannot be created:\n${lines.join('\n')}${more}`,
    'Nothing was written.',
  );
}

function fileOf(
  { path, kind, empty, root }: CreatedEntry,
  roots: readonly DeclaredRoot[],
  preferred: StackInWorkspace,
): PlannedFile | null {
  if (kind === 'dir') {
    return empty ? { path: `${path}/.gitkeep`, content: '', reason: 'directory', unless: [path] } : null;
  }
  const part = roots.find((one) => one.root === root);
  const stack = part?.stack ?? preferred;
  const unless = stack.stack.otherNames(path);
  const ready = part?.skeleton.get(within(part.root, path));
  if (ready !== undefined) return { path, content: ready.content, reason: 'skeleton', unless };
  const { tools = {}, sources = [] } = part ?? {};
  const place = { path: part === undefined ? path : within(part.root, path), sources, tools };
  return { path, content: stack.starter(place), reason: 'starter', unless };
}

/** Where a project's manifest names its entry, the project has one even where the plan declares none. */
function entryOf({ root, stack, mine, tools }: DeclaredRoot, made: ReadonlySet<string>): PlannedFile[] {
  if (stack.entry === null || !stack.hasEntry(tools)) return [];
  const path = `${root}/${stack.entry}`;
  if (made.has(path)) return [];
  const sources = mine.map((entry) => within(root, entry.path)).filter((one) => stack.stack.isSource(one));
  return [{ path, content: stack.starter({ path: stack.entry, sources, tools }), reason: 'entry' }];
}

function needsOf(
  { root, stack, mine, skeleton, tools }: DeclaredRoot,
  feature: TargetFeature,
  isNew: boolean,
): PlannedNeeds[] {
  const ready = mine.flatMap(({ path }) => {
    const file = skeleton.get(within(root, path));
    return file === undefined ? [] : [{ path, ...file }];
  });
  if (ready.length === 0) return [];
  const readsContracts = ready.some((file) => file.readsContracts);
  return [
    {
      root,
      stack: stack.stack.name,
      dependencies: Object.assign(
        {},
        ...ready.map(({ dependencies }) => dependencies),
      ) as PlannedNeeds['dependencies'],
      devDependencies: Object.assign(
        {},
        ...ready.map(({ devDependencies }) => devDependencies),
      ) as PlannedNeeds['dependencies'],
      testInputs: readsContracts ? `${feature.directory}/contracts` : null,
      isNew,
      tools,
    },
  ];
}

function lackingNote(root: string, lacking: readonly string[]): FilePlan['notes'] {
  const text = `${root} has sources that do not export what the skeleton needs of them. Its new files are left to be written; another --directory has room for all`;
  return lacking.length === 0 ? [] : [{ level: 'info', text, paths: lacking }];
}

/** Tests that nothing runs would be missing without a word. */
function notRunNote({ root, stack, mine }: DeclaredRoot): FilePlan['notes'] {
  const tests = mine.map(({ path }) => within(root, path)).filter((path) => stack.stack.isTest(path));
  const found = tests.length === 0 || root === '.' ? null : stack.notRun({ root, tests });
  if (found === null) return [];
  return [{ level: 'info', text: found.why, paths: found.tests.map((path) => `${root}/${path}`) }];
}

function notesOf(
  tree: Scaffold,
  { wanted, created }: { wanted: readonly string[]; created: ReadonlySet<string> },
): FilePlan['notes'] {
  const foreign = wanted.filter((root) => !created.has(root));
  const note = (text: string, paths: readonly string[]): FilePlan['notes'] =>
    paths.length === 0 ? [] : [{ level: 'info', text, paths }];
  return [
    ...note(
      'Marked existing or modified in the plan, but not there',
      tree.absent.map(({ path }) => path),
    ),
    ...note(
      `Not made a project, because it is not ${languages()}; only what the tree draws was created`,
      foreign,
    ),
  ];
}
