import { featureNumber, isTestFileName, walkProject, type WorkspaceFiles } from '@plangate/core';
import { compileGlob, joinPath } from '@plangate/core/graph';
import { detectTools } from '../../../tools/detect.js';
import type { ToolKind, ToolProject, ToolUse } from '../../../tools/tool.js';
import { expandDirectories } from '../../../workspace/inventory.js';
import { placesOfTests, type TestPlaces } from './test-places.js';

/** A project as it is found. */
export interface SurveyedProject {
  readonly name: string;
  readonly root: string;
  readonly uses: readonly ToolUse[];
  readonly targets: ReadonlySet<string>;
  /** Whether it is there to test other projects from outside, and has no tests of its own code. */
  readonly isEndToEnd: boolean;
  /** The targets that run end-to-end tests of this or another project. */
  readonly endToEndTargets: readonly string[];
  /** Its test files, relative to its root. */
  readonly tests: readonly string[];
}

/** What a workspace is like, as far as a constitution has to fit it. */
export interface Survey {
  /** Without a root that only holds the others. */
  readonly projects: readonly SurveyedProject[];
  /** Where the tests of its projects are; null if there are none. */
  readonly tests: TestPlaces | null;
  /** The targets that run the tools of each kind, where most projects do not call it as Nx does. */
  readonly targets: Readonly<Partial<Record<ToolKind, string>>>;
  /** Directories of features beside `specs`, as the plugin takes them. */
  readonly specsRoots: readonly string[];
}

/** Tools that drive an application from outside. */
const END_TO_END = new Set(['playwright', 'cypress']);
/** A name by which generators and people tell projects of end-to-end tests. */
const END_TO_END_NAME = /(?:^|[-_./])e2e$/;

/** What Nx's own plugins call the targets of each kind. */
const USUAL = { tests: 'test', lint: 'lint', types: 'typecheck' } as const;

/** Looks at the projects of a workspace: their tools, targets and tests, and where its features are. */
export function surveyWorkspace(projects: readonly ToolProject[], files: WorkspaceFiles): Survey {
  const roots = new Set(projects.map(({ root }) => root));
  const surveyed = projects
    .filter(({ root, targets }) => root !== '.' || isOwnProject(targets, projects.length))
    .map((project) => surveyProject(project, roots, files));
  return {
    projects: surveyed,
    tests: placesOfTests(surveyed.filter(({ isEndToEnd }) => !isEndToEnd).map(({ tests }) => tests)),
    targets: {
      ...usualTarget('tests', surveyed),
      ...usualTarget('lint', surveyed),
      ...usualTarget('types', surveyed),
    },
    specsRoots: findSpecsRoots(files, [...roots]),
  };
}

/** The root of a workspace with other projects is one itself only where it has targets that run something. */
function isOwnProject(targets: ToolProject['targets'], projects: number): boolean {
  return projects === 1 || Object.keys(targets).some((name) => /^(?:test|lint|typecheck)$/.test(name));
}

function surveyProject(
  project: ToolProject,
  roots: ReadonlySet<string>,
  files: WorkspaceFiles,
): SurveyedProject {
  const { name, root } = project;
  const uses = detectTools(project, files);
  const testing = uses.filter(({ tool }) => tool.kind === 'tests');
  const fromOutside = testing.filter(({ tool }) => END_TO_END.has(tool.name));
  const named = END_TO_END_NAME.test(name) || END_TO_END_NAME.test(root);
  const isEndToEnd =
    testing.length === fromOutside.length
      ? fromOutside.length > 0 || named
      : named && (fromOutside.length > 0 || !Object.hasOwn(project.targets, USUAL.tests));
  const paths = walkProject(files, root, roots).paths;
  return {
    name,
    root,
    uses,
    targets: new Set(Object.keys(project.targets)),
    isEndToEnd,
    endToEndTargets: (isEndToEnd ? testing : fromOutside).flatMap(({ target }) => target ?? []),
    tests: paths.filter(({ path, kind }) => kind === 'file' && isTestFileName(path)).map(({ path }) => path),
  };
}

/** The target that runs the tools of a kind in most projects, where none has a target of the usual name. */
function usualTarget(
  kind: keyof typeof USUAL,
  projects: readonly SurveyedProject[],
): Partial<Record<ToolKind, string>> {
  if (projects.some(({ targets }) => targets.has(USUAL[kind]))) return {};
  const most = commonest(
    projects.flatMap(({ uses, endToEndTargets }) =>
      uses.flatMap(({ tool, target }) =>
        tool.kind !== kind || target === null || endToEndTargets.includes(target) ? [] : [target],
      ),
    ),
  );
  return most === null ? {} : { [kind]: most };
}

/** The name that occurs most often; of several the first. Null without any. */
export function commonest(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

/** Directories in which people keep the features of a part of a workspace. */
const HOLDERS = ['docs', '.specify', 'apps', 'libs', 'packages', 'services', 'projects', 'modules'];

/** The directories besides `specs` that hold features, those of several projects side by side as one glob. */
function findSpecsRoots(files: WorkspaceFiles, roots: readonly string[]): readonly string[] {
  const places = new Set([
    ...HOLDERS.map((holder) => `${holder}/specs`),
    ...HOLDERS.flatMap((holder) => expandDirectories(files, `${holder}/*/specs`)),
    ...roots.filter((root) => root !== '.').map((root) => joinPath(root, 'specs')),
  ]);
  const found = [...places].filter((place) => holdsFeatures(files, place)).sort();
  const globs = found.map((place) => {
    const glob = place.replace(/[^/]+\/specs$/, '*/specs');
    const beside = found.filter((other) => other.replace(/[^/]+\/specs$/, '*/specs') === glob);
    return beside.length > 1 && compileGlob(glob).ok ? glob : place;
  });
  return [...new Set(globs)];
}

function holdsFeatures(files: WorkspaceFiles, directory: string): boolean {
  return files.list(directory).some((name) => {
    const feature = name.endsWith('/') ? name.slice(0, -1) : '';
    if (feature === '' || featureNumber(feature) === null) return false;
    const place = joinPath(directory, feature);
    return ['spec.md', 'plan.md'].some((document) => files.kind(joinPath(place, document)) === 'file');
  });
}
