import {
  parseJson,
  readNxJson,
  logger,
  serializeJson,
  type GeneratorCallback,
  type NxJsonConfiguration,
  type Tree,
} from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';
import { CONSTITUTION_PATH } from '@plangate/core/graph';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { EMPTY_PLAN, filePlan, joinPlans, missingFiles, type FilePlan } from '../../scaffolding/file-plan.js';
import { filesAfter } from '../../scaffolding/overlay.js';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { defaultConstitution, describeConstitution } from '../shared/constitution.js';
import { describeSurvey, nextCommands } from '../shared/fitting/describe.js';
import { fitOf } from '../shared/fitting/fit.js';
import { surveyWorkspace, type Survey } from '../shared/fitting/survey.js';
import { PLUGIN, SYNC_GENERATOR } from '../shared/plugin-entry.js';
import { parseOptions } from '../shared/options.js';
import { knownNodes, toolProjects, type ToolNodes } from '../shared/tool-projects.js';
import { schema, type InitOptions } from './schema.js';

type Plugins = NonNullable<NxJsonConfiguration['plugins']>;

/** What a caller from code may set besides the options. */
export interface InitHost {
  /** The nodes of the project graph; default: those that Nx has just read. */
  readonly nodes?: () => ToolNodes;
}

/**
 * Registers the plugin and the sync generator in nx.json and writes `.specify/memory/constitution.md` with the five default principles
 * if there is none, so that they fit the existing projects. An existing constitution keeps every byte; what was read from it is printed.
 */
export async function initGenerator(
  tree: Tree,
  options: InitOptions = {},
  host: InitHost = {},
): Promise<GeneratorCallback> {
  const { skipFormat } = parseOptions(schema, options, '@plangate/nx:init');
  const files = treeWorkspaceFiles(tree);
  const today = new Date().toISOString().slice(0, 10);
  const nodes = (host.nodes ?? (() => knownNodes(tree)))();
  const survey = surveyWorkspace(toolProjects(tree, files, nodes), files);
  // Plugins may come from a preset that nx.json extends, which only Nx itself reads.
  const registered = readNxJson(tree) ?? {};
  const plan = joinPlans(registration(files, registered, survey), constitution(files, survey, today));
  await applyFilePlan(tree, plan, { skipFormat });
  return () => {
    for (const { text } of plan.notes) logger.info(text);
  };
}

function constitution(files: WorkspaceFiles, survey: Survey, today: string): FilePlan {
  const isNew = files.kind(CONSTITUTION_PATH) === null;
  const content = isNew ? defaultConstitution(files, today, fitOf(survey)) : '';
  const wanted = [{ path: CONSTITUTION_PATH, content, reason: 'constitution' }] as const;
  const plan = missingFiles(wanted, (path) => files.kind(path) !== null);
  const text = filesAfter(files, plan).read(CONSTITUTION_PATH);
  const lines = [
    ...(isNew ? describeSurvey(survey) : []),
    ...(text.ok ? describeConstitution(readConstitution(text.text), CONSTITUTION_PATH) : []),
    ...nextCommands(survey),
  ];
  const notes = lines.map((line) => ({ level: 'info', text: line, paths: [CONSTITUTION_PATH] }) as const);
  return joinPlans(plan, filePlan({ inputs: plan.kept, notes }));
}

/**
 * What registers the plugin and the sync generator.
 * @param registered all that is registered
 */
function registration(
  files: WorkspaceFiles,
  { plugins = [], sync = {} }: NxJsonConfiguration,
  survey: Survey,
): FilePlan {
  const text = files.read('nx.json');
  if (!text.ok) return EMPTY_PLAN;
  const nxJson = parseJson<NxJsonConfiguration>(text.text);
  const isRegistered = plugins.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === PLUGIN);
  const generators = sync.globalGenerators ?? [];
  const changes: NxJsonConfiguration = {
    ...(isRegistered
      ? {}
      : { plugins: [...plugins, { plugin: PLUGIN, options: optionsFor(plugins, survey) }] }),
    ...(generators.includes(SYNC_GENERATOR)
      ? {}
      : { sync: { ...nxJson.sync, globalGenerators: [...generators, SYNC_GENERATOR] } }),
  };
  if (Object.keys(changes).length === 0) return EMPTY_PLAN;
  const content = `${serializeJson({ ...nxJson, ...changes })}\n`;
  const file = { path: 'nx.json', content, reason: 'configuration', edits: true } as const;
  return filePlan({ files: [file], inputs: ['nx.json'] });
}

/** The options of the plugin where they differ from the defaults. */
function optionsFor(plugins: Plugins, survey: Survey): object {
  const { tests } = survey.targets;
  const found = { ...survey.targets, ...(tests === undefined ? {} : { coverage: tests }) };
  const targets = { ...found, ...renamedTargets(plugins) };
  return {
    ...(survey.specsRoots.length > 0
      ? { specsRoots: [...new Set([...DEFAULT_OPTIONS.specsRoots, ...survey.specsRoots])] }
      : {}),
    ...(Object.keys(targets).length > 0 ? { targets } : {}),
  };
}

/** Names that the workspace gave to the inferred targets of first-party plugins, where they are not the usual ones. */
function renamedTargets(plugins: Plugins): Record<string, string> {
  const targets: Record<string, string> = {};
  for (const entry of plugins) {
    if (typeof entry === 'string') {
      continue;
    }
    const options = (entry.options ?? {}) as {
      targetName?: unknown;
      testTargetName?: unknown;
      typecheck?: { targetName?: unknown } | boolean;
    };
    const typecheck = typeof options.typecheck === 'object' ? options.typecheck.targetName : undefined;
    const test = options.testTargetName ?? options.targetName;
    if (
      /^@nx\/(jest|vite|vitest)(\/plugin)?$/u.test(entry.plugin) &&
      typeof test === 'string' &&
      test !== 'test'
    ) {
      targets.tests ??= test;
      targets.coverage ??= test;
    } else if (
      entry.plugin === '@nx/eslint/plugin' &&
      typeof options.targetName === 'string' &&
      options.targetName !== 'lint'
    ) {
      targets.lint = options.targetName;
    } else if (
      entry.plugin === '@nx/js/typescript' &&
      typeof typecheck === 'string' &&
      typecheck !== 'typecheck'
    ) {
      targets.types = typecheck;
    }
  }
  return targets;
}

export default initGenerator;
