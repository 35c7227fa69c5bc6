import * as ts from 'typescript';
import type { Offer } from '../../../../src/generators/evidence/offers.js';
import {
  planEvidence,
  type EvidencePlan,
  type EvidenceRequest,
} from '../../../../src/generators/evidence/plan-evidence.js';
import type { ToolProject, ToolTarget } from '../../../../src/tools/tool.js';
import { memoryFiles } from '../../scaffolding/support.js';

type Contents = Readonly<Record<string, unknown>>;

const textOf = (content: unknown): string =>
  typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`;

function projectOf(
  name: string,
  targets: Readonly<Record<string, ToolTarget>>,
  more: Partial<ToolProject> = {},
): ToolProject {
  return { name, root: `libs/${name}`, targets, scripts: {}, ...more };
}

function plan(
  all: readonly ToolProject[],
  contents: Contents = {},
  more: Partial<EvidenceRequest> = {},
): EvidencePlan {
  const texts = Object.entries(contents).map(([path, content]) => [path, textOf(content)] as const);
  return planEvidence({
    selected: all,
    all,
    files: memoryFiles(Object.fromEntries(texts)),
    compiler: () => ts,
    targets: {},
    add: [],
    plugins: [],
    nxVersion: '23.1.0',
    needsLines: () => false,
    ...more,
  });
}

const parsed = ({ edits }: EvidencePlan): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...edits].map(([path, text]) => [path, JSON.parse(text) as unknown]));

const RUFF =
  'plangate-report libs/pay/test-output/lint/ruff.json --again="--output-format=json" -- ruff check';
const RUFF_ANYWHERE =
  'plangate-report {projectRoot}/test-output/lint/ruff.json --again="--output-format=json" -- ruff check';
const RUFF_OUTPUTS = ['{projectRoot}/test-output/lint/ruff.json'];

describe('where the command of a target is changed', () => {
  it.each<[string, object, object]>([
    ['a short command', { command: 'ruff check libs/pay' }, { command: `${RUFF} libs/pay` }],
    [
      'a command in the options, with the token that it has',
      { options: { command: 'ruff check {projectRoot}' } },
      { options: { command: `${RUFF} {projectRoot}` } },
    ],
    ['a command in brackets', { command: '(ruff check libs/pay)' }, { command: `(${RUFF} libs/pay)` }],
    [
      'one of several commands',
      { options: { commands: ['echo {projectName}', 'ruff check libs/pay'] } },
      { options: { commands: ['echo {projectName}', `${RUFF} libs/pay`] } },
    ],
    [
      'a command with settings of its own',
      { options: { commands: [{ command: 'ruff check libs/pay', forwardAllArgs: false }] } },
      { options: { commands: [{ command: `${RUFF} libs/pay`, forwardAllArgs: false }] } },
    ],
  ])('in project.json: %s', (_title, lint, after) => {
    const resolved = JSON.parse(
      JSON.stringify(lint).replaceAll('{projectRoot}', 'libs/pay').replaceAll('{projectName}', 'pay'),
    ) as ToolTarget;
    const made = plan([projectOf('pay', { lint: resolved })], {
      'libs/pay/project.json': { name: 'pay', targets: { lint } },
    });
    expect(parsed(made)).toEqual({
      'libs/pay/project.json': { name: 'pay', targets: { lint: { ...after, outputs: RUFF_OUTPUTS } } },
    });
    expect(made.rows).toEqual([
      expect.objectContaining({
        target: 'lint',
        writes: null,
        changes: ['libs/pay/project.json'],
        byHand: [],
      }),
    ]);
  });

  it.each([
    ['in front of the command', 'ruff check {projectRoot}', `${RUFF_ANYWHERE} {projectRoot}`],
    [
      'inside the command',
      'A={projectName} ruff check {projectRoot}',
      `A={projectName} ${RUFF_ANYWHERE} {projectRoot}`,
    ],
    [
      'behind a command of the whole workspace',
      'ls {workspaceRoot} && ruff check {projectRoot}',
      `ls {workspaceRoot} && ${RUFF_ANYWHERE} {projectRoot}`,
    ],
  ])('once in nx.json for all projects that inherit it: %s', (_title, command, after) => {
    const names = ['pay', 'cart'];
    const projects = names.map((name) =>
      projectOf(name, {
        lint: {
          command: command
            .replaceAll('{projectRoot}', `libs/${name}`)
            .replaceAll('{projectName}', name)
            .replaceAll('{workspaceRoot}', '.'),
        },
      }),
    );
    const made = plan(projects, { 'nx.json': { targetDefaults: { lint: { command } } } });
    expect(parsed(made)['nx.json']).toEqual({ targetDefaults: { lint: { command: after } } });
    expect(made.rows.map(({ byHand }) => byHand)).toEqual([[], []]);
    expect(made.rows.map(({ changes }) => changes)).toEqual(
      names.map((name) => ['nx.json', `libs/${name}/project.json`]),
    );
  });

  it('never writes the directory of one project into the command of all', () => {
    const command = '(ruff check {projectRoot})';
    const nxJson = { targetDefaults: { lint: { command } } };
    const made = plan([projectOf('pay', { lint: { command: '(ruff check libs/pay)' } })], {
      'nx.json': nxJson,
    });
    expect(parsed(made)['nx.json']).toBeUndefined();
    expect(made.rows).toEqual([
      expect.objectContaining({ byHand: [expect.stringContaining('-- ruff check')] }),
    ]);
  });

  it('of the root project as it is, in nx.json too', () => {
    const made = plan([projectOf('shop', { lint: { command: 'ruff check .' } }, { root: '.' })], {
      'nx.json': { targetDefaults: { lint: { command: 'ruff check {projectRoot}' } } },
    });
    expect(parsed(made)['nx.json']).toEqual({
      targetDefaults: {
        lint: {
          command:
            'plangate-report test-output/lint/ruff.json --again="--output-format=json" -- ruff check {projectRoot}',
        },
      },
    });
  });

  it('leaves it to a person where it is written in no file, with the whole command', () => {
    const made = plan([projectOf('pay', { lint: { command: 'ruff check libs/pay' } })]);
    expect(made.rows).toEqual([
      expect.objectContaining({ byHand: [expect.stringContaining(`${RUFF} libs/pay`)] }),
    ]);
  });

  it('leaves it to a person where nx.json has a list of defaults for the target', () => {
    const nxJson = { targetDefaults: { lint: [{ command: 'ruff check .' }] } };
    const made = plan([projectOf('pay', { lint: { command: 'ruff check .' } })], { 'nx.json': nxJson });
    expect(parsed(made)['nx.json']).toBeUndefined();
    expect(made.rows[0]?.byHand).toHaveLength(1);
  });

  it('changes a command for each tool that it runs', () => {
    const lint = {
      executor: 'nx:run-commands',
      options: { commands: ['ruff check . && mypy .', null, 'echo'], cwd: 'libs/pay', parallel: false },
    };
    const made = plan([projectOf('pay', { lint })], { 'libs/pay/project.json': { targets: { lint } } });
    const { targets } = parsed(made)['libs/pay/project.json'] as { targets: { lint: ToolTarget } };
    expect(targets.lint.options).toEqual({
      ...lint.options,
      commands: [
        'plangate-report test-output/lint/ruff.json --again="--output-format=json" -- ruff check . && ' +
          'plangate-report test-output/lint/mypy.json --again="--output=json" -- mypy .',
        null,
        'echo',
      ],
    });
    expect(targets.lint.outputs).toEqual([
      '{projectRoot}/test-output/lint/ruff.json',
      '{projectRoot}/test-output/lint/mypy.json',
    ]);
  });

  it('changes a script for each tool that it runs', () => {
    const scripts = { lint: 'biome lint && oxlint' };
    const lint = { executor: 'nx:run-script', options: { script: 'lint' } };
    const manifest = { name: 'pay', scripts };
    const made = plan([projectOf('pay', { lint }, { scripts })], { 'libs/pay/package.json': manifest });
    expect(parsed(made)['libs/pay/package.json']).toMatchObject({
      scripts: {
        lint:
          'plangate-report test-output/lint/biome-report.json --again="--reporter=json" -- biome lint && ' +
          'plangate-report test-output/lint/oxlint.json --again="--format=json" -- oxlint',
      },
    });
  });
});

describe('which tools of a project are changed', () => {
  it.each<[string, string, Partial<Record<string, string>>, boolean]>([
    ['typecheck', 'tsc', {}, true],
    ['check', 'tsc', { types: 'check' }, true],
    ['typecheck', 'tsc', { types: 'check' }, false],
    ['build', 'tsc --noEmit', {}, true],
    ['build', 'tsc -b --emitDeclarationOnly', {}, true],
    ['build', 'tsc -b', {}, false],
  ])('the compiler in %s: %s with %j: %s', (name, command, targets, isChanged) => {
    const made = plan(
      [projectOf('pay', { [name]: { command } })],
      { 'libs/pay/project.json': { targets: { [name]: { command } } } },
      { targets },
    );
    expect(made.rows.map(({ target }) => target)).toEqual(isChanged ? [name] : []);
    expect(made.edits.size).toBe(isChanged ? 1 : 0);
    expect(made.without).toEqual(isChanged ? [] : ['pay']);
  });

  it.each([
    ['tests that no target runs', { 'libs/pay/pytest.ini': '' }, {}, ['pytest']],
    ['lint that no target runs', { 'libs/pay/biome.json': '{}' }, {}, ['Biome']],
    [
      'lint beside another one that runs',
      { 'libs/pay/biome.json': '{}' },
      { lint: { command: 'ruff check .' } },
      [],
    ],
    ['types, which editors check', { 'libs/pay/tsconfig.json': '{}', 'libs/pay/mypy.ini': '' }, {}, []],
  ])('names a configuration of %s', (_title, contents, targets, titles) => {
    const { rows } = plan([projectOf('pay', targets)], contents);
    expect(rows.filter(({ target }) => target === null).map(({ tool }) => tool.title)).toEqual(titles);
  });
});

describe('targets that are added', () => {
  const added = (offer: Offer, contents: Contents, more: Partial<EvidenceRequest> = {}) =>
    plan([projectOf('pay', {})], contents, { add: [offer], ...more });

  it.each<[string, Contents, string]>([
    ['npm', { 'package-lock.json': '{}' }, 'npm-audit.json --again="--json" -- npm audit'],
    ['pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm-audit.json --again="--json" -- pnpm audit'],
    ['yarn', { 'yarn.lock': '' }, 'yarn-audit.json --again="--json" -- yarn audit'],
    [
      'Python',
      { 'pnpm-lock.yaml': '', 'libs/pay/pyproject.toml': '' },
      'pip-audit.json --again="-f json" -- pip-audit {projectRoot}',
    ],
    [
      'both languages',
      { 'yarn.lock': '', 'libs/pay/pyproject.toml': '', 'libs/pay/package.json': '{}' },
      'yarn-audit.json --again="--json" -- yarn audit',
    ],
  ])('audit what %s locks', (_title, contents, end) => {
    const [text] = [...added('audit', contents).edits.values()];
    expect(text).toContain(JSON.stringify(`plangate-report {projectRoot}/test-output/security/${end}`));
  });

  it('make a project.json with the name where the project has no file', () => {
    const command =
      'plangate-report {projectRoot}/test-output/load/lighthouse.json -- lighthouse http://localhost:4200 --quiet ' +
      '--chrome-flags=--headless --output=json --output-path={projectRoot}/test-output/load/lighthouse.json';
    const made = added('lighthouse', {}, { targets: { performance: 'load' } });
    const outputs = ['{projectRoot}/test-output/load/lighthouse.json'];
    expect(parsed(made)).toEqual({
      'libs/pay/project.json': { name: 'pay', targets: { load: { command, cache: false, outputs } } },
    });
    expect(made.rows).toEqual([expect.objectContaining({ target: 'load', tool: { title: 'Lighthouse' } })]);
  });

  it('are none where the project has one of the name, and the row says so', () => {
    const made = plan([projectOf('pay', { performance: { command: 'own' } })], {}, { add: ['k6'] });
    expect(made.edits.size).toBe(0);
    expect(made.rows).toEqual([expect.objectContaining({ changes: [], byHand: [expect.any(String)] })]);
  });
});

describe('what targets need besides a command', () => {
  const executor: ToolTarget = { executor: '@nx/eslint:lint' };
  const OPTIONS = {
    format: './node_modules/@plangate/nx/eslint-formatter.js',
    outputFile: '{projectRoot}/test-output/lint/eslint.json',
  };
  const two = (lint: ToolTarget) => ['one', 'two'].map((name) => projectOf(name, { lint }));

  it('is said in each project where nx.json has a list of defaults for the executor', () => {
    const nxJson = { targetDefaults: { '@nx/eslint:lint': [{ options: { quiet: true } }] } };
    const made = plan(two(executor), { 'nx.json': nxJson });
    expect([...made.edits.keys()]).toEqual(['libs/one/project.json', 'libs/two/project.json']);
    expect(parsed(made)['libs/one/project.json']).toEqual({
      name: 'one',
      targets: { lint: { options: OPTIONS, outputs: ['{projectRoot}/test-output/lint/eslint.json'] } },
    });
  });

  it('keeps outputs that hold the report already', () => {
    const made = plan(two({ ...executor, outputs: ['{projectRoot}/test-output'] }), { 'nx.json': {} });
    expect(parsed(made)).toEqual({
      'nx.json': { targetDefaults: { '@nx/eslint:lint': { options: OPTIONS } } },
    });
  });

  const inferred: ToolTarget = {
    executor: 'nx:run-commands',
    options: { command: 'eslint .', cwd: '.' },
    metadata: { technologies: ['eslint'] },
  };
  const configs = { 'libs/one/eslint.config.mjs': '', 'libs/two/eslint.config.mjs': '' };

  it.each<[string, Contents, EvidenceRequest['plugins']]>([
    ['no known plugin infers the target', {}, []],
    [
      'a default of the executor would come before it',
      { 'nx.json': { targetDefaults: { 'nx:run-commands': { cache: true } } } },
      [{ plugin: '@nx/eslint/plugin' }],
    ],
  ])('is said in each project where %s', (_title, contents, plugins) => {
    const made = plan(two(inferred), { ...configs, ...contents }, { plugins });
    expect([...made.edits.keys()]).toEqual(['libs/one/project.json', 'libs/two/project.json']);
  });
});
