import { posix } from 'node:path';
import { entityNames, STRUCTURES, type EntityNames, type Stack } from '@plangate/core';
import type { Tree } from '@nx/devkit';
import { renderFolder, type RenderedFile } from './templates.js';

/** Where a walking skeleton goes and what it is of. */
export interface SkeletonPlace {
  /** Root of the project. */
  readonly root: string;
  /** Directory of the feature, whose contracts the tests read. */
  readonly feature: string;
  readonly stack: Stack;
  readonly entities: readonly EntityNames[];
  /** What relative imports end in. */
  readonly importEnding: '.js' | '';
}

/** The files of some layers of the stack, with paths relative to the project's root. */
function skeletonOf(tree: Tree, place: SkeletonPlace, layers: readonly string[]): RenderedFile[] {
  const index = tree.read(`${place.root}/src/index.ts`, 'utf-8');
  const contracts = `${place.feature}/contracts`;
  return layers.flatMap((layer) =>
    renderFolder(`${place.stack.name}/${layer}`, {
      entities: place.entities,
      ext: place.importEnding,
      contracts,
      // A library entry that was there before knows nothing of this feature, and is left alone.
      isExported: ({ kebab }: EntityNames) => index === null || index.includes(`./models/${kebab}`),
      contractsFromSuite: posix.relative(`${place.root}/tests/unit`, contracts),
    }),
  );
}

/** The skeleton for a new plan: without tests of shared sources that are there already and need not be ours. */
export function newSkeleton(tree: Tree, place: SkeletonPlace, layers: readonly string[]): RenderedFile[] {
  return skeletonOf(tree, place, layers).filter(({ path }) => {
    const source = SHARED_TESTS[path];
    const isForeign = source !== undefined && tree.exists(`${place.root}/${source}`);
    return !isForeign || tree.exists(`${place.root}/${path}`);
  });
}

/** Sources that all entities share; their tests come with them or not at all. */
const SHARED_TESTS: Readonly<Record<string, string>> = {
  'tests/integration/main.spec.ts': 'src/cli/main.ts',
  'tests/unit/command-line.spec.ts': 'src/cli/command-line.ts',
  'tests/unit/file-store.spec.ts': 'src/cli/file-store.ts',
  'tests/integration/server.spec.ts': 'src/api/server.ts',
  'tests/integration/server-entry.spec.ts': 'src/api/main.ts',
  'tests/unit/router.spec.ts': 'src/api/router.ts',
  'tests/unit/html.spec.ts': 'src/components/html.ts',
  'tests/unit/api-client.spec.ts': 'src/services/api-client.ts',
};

/**
 * The skeleton that a declared tree asks for: of each layer whose sources it declares, the files. It is found from the
 * tree alone, so that a run that was stopped half-way ends as if it had not been.
 * @param declared paths that the plan declares in the project, relative to its root
 */
export function declaredSkeleton(
  tree: Tree,
  place: Omit<SkeletonPlace, 'entities'>,
  declared: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const entities = declaredEntities(tree, place.feature, declared);
  const [first] = entities;
  if (first === undefined) {
    return new Map();
  }
  const there = (path: string): boolean => declared.has(path) || tree.exists(`${place.root}/${path}`);
  const layers = [
    ...new Set(Object.values(STRUCTURES).flatMap(({ parts }) => parts.flatMap((part) => part.layers))),
  ];
  const files = layers.flatMap((layer) => {
    const rendered = skeletonOf(tree, { ...place, entities }, [layer]);
    const whole = rendered.every(({ path }) => there(path) || SHARED_TESTS[path] !== undefined);
    return whole ? rendered : [];
  });
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** Entities that have a contract in the feature and a model in the tree. */
function declaredEntities(tree: Tree, feature: string, declared: ReadonlySet<string>): EntityNames[] {
  return tree
    .children(`${feature}/contracts`)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => name.slice(0, -'.schema.json'.length))
    .filter((name) => /^[a-z][a-z0-9-]*$/.test(name))
    .filter((name) => declared.has(`src/models/${name}.ts`) || declared.has(`src/services/${name}-client.ts`))
    .map(entityNames);
}
