import { posix } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { entityValues } from '../../templates/files.js';
import type { ProjectTools, Stack, StackInWorkspace, WorkspaceProject } from '../stack.js';
import { constitutionTools } from './constitution.js';
import type { Conventions } from './conventions/conventions.js';
import { WorkspaceConventions } from './conventions/read.js';
import { runnerValues } from './conventions/test-names.js';
import { declarationOf } from './frameworks/index.js';
import { layerFolders } from './layers.js';
import { exportedNames, extendEntry } from './extend-entry.js';
import { claim } from './language.js';
import { createProject } from './project/create.js';
import { DEPENDENCIES, declareNeeds, DEV_DEPENDENCIES } from './project/dependencies.js';
import { setUpWorkspace } from './project/set-up-workspace.js';
import { RESERVED } from './reserved.js';
import { isImportable, isTest, starterContent } from './starter.js';
import { commandLineTrial } from './trial.js';
import { readTypeScriptWorkspace } from './workspace.js';

const ENTRY = 'src/index.ts';
const TITLES = { jest: 'Jest', vitest: 'Vitest' } as const;

/** TypeScript on Node.js, with the tools that Nx's own generators bring. */
export const stack: Stack = {
  name: 'typescript',
  title: 'TypeScript on Node.js, with the tools of the workspace',
  language: 'TypeScript',
  isDefault: true,
  reserved: RESERVED,
  constitution: constitutionTools,
  sharedTests: {
    'tests/integration/main.spec.ts': 'src/cli/main.ts',
    'tests/unit/command-line.spec.ts': 'src/cli/command-line.ts',
    'tests/unit/file-store.spec.ts': 'src/cli/file-store.ts',
    'tests/integration/server.spec.ts': 'src/api/server.ts',
    'tests/integration/server-entry.spec.ts': 'src/api/main.ts',
    'tests/integration/entry.spec.ts': 'src/main.ts',
    'tests/unit/router.spec.ts': 'src/api/router.ts',
    'tests/unit/html.spec.ts': 'src/components/html.ts',
    'tests/unit/api-client.spec.ts': 'src/services/api-client.ts',
    'tests/integration/app.spec.tsx': 'src/app/app.tsx',
    'tests/integration/app.spec.ts': 'src/app/app.ts',
    'tests/integration/start.spec.ts': 'src/app/App.vue',
  },
  claim,
  isPresent: (files) => ['tsconfig.base.json', 'tsconfig.json'].some((path) => files.kind(path) === 'file'),
  isSource: isImportable,
  isTest,
  fileNames: {
    source: (words) => `${words.replaceAll(' ', '-')}.ts`,
    test: (words) => `${words.replaceAll(' ', '-')}.spec.ts`,
  },
  exportedNames,
  isEntry: (path) => /^src\/(?:index|(?:(?:cli|api)\/)?main)\.ts$/.test(path),
  entityOfModel(path) {
    const name = /(?:^|\/)src\/models\/([a-z][a-z0-9-]*)\.ts$/.exec(path)?.[1];
    return name === undefined || name === 'index' ? null : name;
  },
  isAbout: (entity, declared) =>
    declared.has(`src/models/${entity}.ts`) || declared.has(`src/services/${entity}-client.ts`),
  otherNames,
  layerFolders: (layer, tools) => layerFolders(layer, tools as Conventions),
  setUpWorkspace,
  open,
};

/** Configuration files of which a tool reads only one, whatever their extension. */
const ONE_OF = /^(?<stem>.*(?:jest|eslint|vite|vitest|webpack|rollup|prettier|babel)\.config)\.[cm]?[jt]s$/;

function otherNames(path: string): string[] {
  const stem = ONE_OF.exec(path)?.groups?.stem;
  const endings = stem === undefined ? [] : ['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'];
  return endings.map((ending) => `${stem}.${ending}`).filter((name) => name !== path);
}

function open(files: WorkspaceFiles, projects: readonly WorkspaceProject[] = []): StackInWorkspace {
  const workspace = readTypeScriptWorkspace(files);
  const conventions = new WorkspaceConventions(files, projects, workspace);
  return {
    stack,
    entry: ENTRY,
    hasEntry: (tools) =>
      (tools as Conventions).projectType === 'library' || (tools as Conventions).framework === 'none',
    toolsOf: (part) => conventions.of(part),
    describe: (tools) => describeTools(tools as Conventions),
    notRun: (project) => conventions.notRun(project),
    extendEntry,
    technicalContext: ({ platforms, projectType }, tools) => ({
      'Language/Version': `TypeScript ${workspace.typescript ?? ''}`.trim() + ` on Node.js ${workspace.node}`,
      'Primary Dependencies': [...frameworksOf(tools), 'zod (validation)'].join(', '),
      Testing: `${runnersOf(tools).join(' and ')}: contract, integration and unit tests, with coverage`,
      'Target Platform': platformOf(platforms, workspace.node),
      'Project Type': projectType,
    }),
    templateValues({ root, feature, entities, tools }) {
      const text = files.read(`${root}/${ENTRY}`);
      const contracts = `${feature}/contracts`;
      return {
        // An existing entry does not export this feature yet.
        entities: entityValues(entities).map((entity) => ({
          ...entity,
          isExported: !text.ok || text.text.includes(`./models/${entity.kebab}`),
        })),
        ext: (tools as Conventions).importEnding,
        contracts,
        ...runnerValues(tools as Conventions),
      };
    },
    fileValues({ root, feature }, path) {
      const from = posix.dirname(path);
      return {
        src: posix.relative(from, 'src') || '.',
        contractsFromSuite: posix.relative(`${root}/${from}`, `${feature}/contracts`),
      };
    },
    starter: ({ path, sources, tools }) => starterContent(path, { sources, ...(tools as Conventions) }),
    trial: (project) => commandLineTrial(project, workspace),
    needs: { dependencies: DEPENDENCIES, devDependencies: DEV_DEPENDENCIES },
    setup: null,
    nextSteps: () => [],
    createProject: (tree, project) =>
      createProject(tree, { ...project, tools: project.tools as Conventions, workspace }),
    declareNeeds: (tree, needs) => declareNeeds(tree, { ...needs, workspace }),
  };
}

function describeTools({ testRunner, linter, framework }: Conventions): string {
  const declaration = declarationOf(framework);
  const made = declaration === null ? 'TypeScript on Node.js' : `TypeScript with ${declaration.title}`;
  return `${made}, tested with ${TITLES[testRunner]}${linter === 'eslint' ? ', linted with ESLint' : ''}`;
}

function frameworksOf(tools: readonly ProjectTools[]): string[] {
  const declared = (tools as readonly Conventions[]).map(({ framework }) => declarationOf(framework));
  return [...new Set(declared.flatMap((declaration) => declaration?.title ?? []))];
}

function runnersOf(tools: readonly ProjectTools[]): string[] {
  return [...new Set((tools as readonly Conventions[]).map(({ testRunner }) => TITLES[testRunner]))];
}

function platformOf(platforms: readonly string[], node: string): string {
  const known = new Map([
    ['server', 'Node.js server'],
    ['browsers', 'browsers'],
    ['phones', 'iOS and Android'],
  ]);
  const names = platforms.flatMap((platform) => known.get(platform) ?? []);
  return names.length === 0 ? `Node.js ${node} or later` : names.join(' and ');
}
