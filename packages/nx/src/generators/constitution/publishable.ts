import { getProjects, parseJson, type Tree } from '@nx/devkit';
import { resolveTemplate } from '@plangate/core/documents';
import type { WorkspaceFiles } from '@plangate/core';
import { filePlan, joinPlans, missingFiles, type FilePlan } from '../../scaffolding/file-plan.js';
import { packageFiles } from '../../scaffolding/package-files.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { defaultConstitution } from '../shared/constitution.js';

const TEST = 'tests/unit/constitution.test.mjs';
const REPORTS = 'dist/test';

/** Where a package of rules is made, and when. */
interface PublishableRequest {
  /** Relative to the workspace root. */
  readonly directory: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/**
 * A package with a constitution that other workspaces extend: its structures and templates, a test that every gate of it can be
 * read, and a project that runs it. What exists is kept.
 * @throws GeneratorProblem when another project has its name
 */
export function publishablePlan(tree: Tree, files: WorkspaceFiles, request: PublishableRequest): FilePlan {
  const { directory, today } = request;
  const name = nameOf(files, directory);
  const other = getProjects(tree).get(name);
  if (other !== undefined && other.root !== directory) {
    throw new GeneratorProblem(
      `The project ${other.root} has the name ${name} already.`,
      'Choose a directory with another last part.',
    );
  }
  const content: Readonly<Record<string, string>> = {
    'package.json': json(manifest(name)),
    'project.json': json(project(name, directory)),
    'README.md': readme(name),
    'constitution.md': defaultConstitution(files, today),
    'structures/service/structure.yaml': STRUCTURE,
    ...templates(files),
    [TEST]: TEST_SOURCE,
  };
  const wanted = Object.entries(content).map(([path, text]) => ({
    path: `${directory}/${path}`,
    content: text,
    reason: path === 'constitution.md' ? ('constitution' as const) : ('configuration' as const),
  }));
  const planned = missingFiles(wanted, (path) => files.kind(path) !== null);
  const notes = planned.files.length === 0 ? [`${directory} has all of it already.`] : nextSteps(name);
  return joinPlans(planned, filePlan({ notes: notes.map((text) => ({ level: 'info', text, paths: [] })) }));
}

function nextSteps(name: string): string[] {
  return [
    `Install the packages, so that ${name} finds @plangate/core, and prove it with: nx run ${name}:test`,
    `Publish it with \`npm publish\` in its directory; other workspaces extend it with: extends: "${name}"`,
    `Gates of this workspace judge ${name} as they judge all projects. It has no code, so leave it out of those that ask for lint, types, tests or coverage: projects: ["!${name}"]`,
  ];
}

/** The name of an existing package, or one with the scope of the workspace. */
function nameOf(files: WorkspaceFiles, directory: string): string {
  const own = nameIn(files, `${directory}/package.json`);
  if (own !== null) return own;
  const last = directory.slice(directory.lastIndexOf('/') + 1);
  const plain = last
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const scope = /^@[^/]+(?=\/)/.exec(nameIn(files, 'package.json') ?? '')?.[0];
  if (plain === '') {
    throw new GeneratorProblem(
      `--publishable ${directory} cannot be used: no name of a package can be made from it.`,
      'Choose a directory whose last part has letters, such as tools/constitution.',
    );
  }
  return scope === undefined ? plain : `${scope}/${plain}`;
}

function nameIn(files: WorkspaceFiles, path: string): string | null {
  const text = files.read(path);
  if (!text.ok) return null;
  const { name } = parseJson<{ name?: unknown }>(text.text);
  return typeof name === 'string' && name !== '' ? name : null;
}

function manifest(name: string): object {
  const own = packageFiles().read('package.json');
  const { version } = parseJson<{ version: string }>(own.ok ? own.text : '{}');
  return {
    name,
    version: '0.1.0',
    description: 'The constitution that our workspaces extend',
    type: 'module',
    files: ['constitution.md', 'structures', 'templates'],
    devDependencies: { '@plangate/core': `^${version}` },
  };
}

/** The test is run by Node itself, so that the package needs no configuration and no build. */
function project(name: string, directory: string): object {
  const up = directory
    .split('/')
    .map(() => '..')
    .join('/');
  const commands = [
    `node -e "require('fs').mkdirSync('${REPORTS}', { recursive: true })"`,
    `node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=${REPORTS}/junit.xml ${TEST}`,
  ];
  return {
    $schema: `${up}/node_modules/nx/schemas/project-schema.json`,
    name,
    targets: {
      test: {
        executor: 'nx:run-commands',
        cache: true,
        inputs: ['{projectRoot}/**/*', { externalDependencies: ['@plangate/core'] }],
        outputs: [`{projectRoot}/${REPORTS}`],
        options: { commands, cwd: '{projectRoot}', parallel: false },
      },
    },
  };
}

/** The workspace's own templates; what it has from Spec Kit is not its own. */
function templates(files: WorkspaceFiles): Readonly<Record<string, string>> {
  const own = ['plan-template', 'spec-template'].flatMap((name) => {
    const resolved = resolveTemplate(files, '.', name);
    const isOwn = resolved.ok && resolved.files.some((file) => file.includes('/overrides/'));
    return isOwn ? [[`templates/${name}.md`, resolved.text] as const] : [];
  });
  return own.length === 0 ? { 'templates/.gitkeep': '' } : Object.fromEntries(own);
}

const STRUCTURE = `# Workspaces that extend this package plan with it: nx g plan "…" --structure=service
description: A library that a service is made of
extends: library
`;

const TEST_SOURCE = `import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readConstitution } from '@plangate/core/documents';

const path = new URL('../../constitution.md', import.meta.url);
const { principles, findings, leftovers } = readConstitution(readFileSync(path, 'utf8'));

test('every gate of the constitution can be read', () => {
  assert.deepEqual(findings, []);
});

test('the constitution has principles, and no placeholder is left', () => {
  assert.notEqual(principles.length, 0);
  assert.deepEqual(leftovers, []);
});
`;

function readme(name: string): string {
  return `# ${name}

The constitution that our workspaces extend. A workspace installs it as a development dependency and names it in the
front matter of its own constitution:

\`\`\`yaml
extends: '${name}'
\`\`\`

- \`constitution.md\` has the principles and their gates.
- \`structures/\` has structures that its workspaces plan with, unless they have one of the same name.
- \`templates/\` has \`plan-template.md\` and \`spec-template.md\`, which replace those of Spec Kit.
`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
