import { FEATURE as PLANNED, PROJECT } from './feature.ts';
import { isFormatted, line, nxJson, type Ran, type Run, type Setting } from './generator-options.ts';
import { type Workspace } from './workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';
const BASELINE = '.specify/baseline.json';
const LEGACY = 'packages/legacy';
const OWN_CONSTITUTION = `${LEGACY}/.specify/memory/constitution.md`;
const TILL = 'packages/till';
const TILL_STRUCTURE = '.specify/structures/till/structure.yaml';
const FEATURE = 'docs/specs/002-till';
const SPEC = 'docs/specs/002-basket/spec.md';
const DECIDED = 'docs/specs/002-decided';
const SAVED_CARDS = '001-saved-cards-at-checkout';

interface NxJson {
  readonly plugins: readonly (string | { plugin: string })[];
}
type Baseline = Record<'violations', Record<string, Record<string, Record<string, number>>>>;

function contains(path: string, text: string | RegExp): Setting['seen'] {
  return ({ ws }) => expect(ws.read(path)).toEqual(expect.stringMatching(text));
}

/** A field of Technical Context. */
function field(label: string, value: string): Setting['seen'] {
  return contains(`${FEATURE}/plan.md`, new RegExp(`^\\*\\*${label}\\*\\*: ${value}`, 'mu'));
}

function unformatted(path: string): Setting {
  return line(true, async ({ ws }) => expect(await isFormatted(ws, path)).toBe(false));
}

const unchangedManifest: Setting['seen'] = ({ ws }) =>
  expect(ws.git('diff', '--stat', 'package.json')).toBe('');

function removePlugin(ws: Workspace): void {
  const content = ws.json<NxJson>('nx.json');
  const plugins = content.plugins.filter(
    (entry) => typeof entry === 'string' || !entry.plugin.startsWith('@plangate'),
  );
  ws.write('nx.json', JSON.stringify({ ...content, plugins }));
  ws.remove(CONSTITUTION);
}

/** A package.json with the devkit of another version, which is not installed, and no plugin that needs it. */
function removeDevkit(ws: Workspace): void {
  ws.write('nx.json', '{}');
  ws.edit('package.json', '"devDependencies": {', '"devDependencies": { "@nx/devkit": "23.0.0",');
  ws.remove('node_modules/@nx/devkit');
}

export function addLegacy(ws: Workspace): void {
  ws.write(
    `${LEGACY}/package.json`,
    JSON.stringify({ name: 'legacy', version: '0.0.1', scripts: { test: 'jest' } }),
  );
  ws.write(`${LEGACY}/jest.config.cjs`, "module.exports = { testEnvironment: 'node' };\n");
  ws.write(`${LEGACY}/eslint.config.mjs`, 'export default [];\n');
}

/** A feature whose documents leave nothing open; its headings are in a form that the formatter changes. */
function addDecided(ws: Workspace): void {
  ws.write(
    `${DECIDED}/plan.md`,
    '# Implementation Plan: Decided\n\n## Summary\n\nIt is decided.\n\n## Technical Context\n\n**Language/Version**: TypeScript\n\n' +
      '## Project Structure\n\n```text\npackages/decided/\n└── src/\n    └── index.ts\n```\n\n**Structure Decision**: As drawn.\n',
  );
  ws.write(
    `${DECIDED}/spec.md`,
    '# Feature Specification: Decided\n\n### User Story 1 - Decide (Priority: P1)\n\nIt is decided.\n',
  );
  ws.write(
    '.specify/templates/tasks-template.md',
    '# Tasks: [FEATURE NAME]\n\n*   a note that is not formatted\n\n## Phase 3: User Story 1 - [Title]\n\n- [ ] T001 [US1] [Task]\n',
  );
}

function violations({ ws }: Ran): Baseline['violations'][string] {
  const { violations: all } = ws.json<Baseline>(BASELINE);
  return Object.values(all).reduce((one, other) => ({ ...one, ...other }), {});
}

export const RUNS: readonly Run[] = [
  {
    generator: 'init',
    title: 'without the plugin',
    given: removePlugin,
    settings: { updatePackageScripts: line(true, unchangedManifest) },
    formatted: CONSTITUTION,
  },
  {
    generator: 'init',
    title: 'without formatting',
    given: removePlugin,
    settings: { skipFormat: unformatted(CONSTITUTION) },
  },
  {
    generator: 'preset',
    title: 'without the plugin',
    given: removePlugin,
    settings: {
      pipeline: line('gitlab', ({ ws }) => expect(ws.exists('.gitlab-ci.yml')).toBe(true)),
      ci: line('github', ({ ws }) => expect(ws.exists('.github/workflows/gates.yml')).toBe(false)),
      example: line(true, ({ ws }) => expect(ws.exists('packages/greetings/src/index.ts')).toBe(true)),
      formatter: line('prettier', contains('package.json', '"prettier"')),
    },
  },
  {
    generator: 'constitution',
    title: 'with a principle and prose to bind',
    given: (ws) =>
      ws.write(
        CONSTITUTION,
        '# Acme\n\n## Core Principles\n\n### I. Tests\n\nLine coverage MUST be at least 80%.\n',
      ),
    settings: {
      bind: line(true, contains(CONSTITUTION, /^```yaml gate\n.*kind: coverage/msu)),
      principle: line('Small Changes', contains(CONSTITUTION, /^### II\. Small Changes$/mu)),
      text: nxJson('Every change MUST be small.', contains(CONSTITUTION, /^Every change MUST be small\.$/mu)),
    },
  },
  {
    generator: 'constitution',
    title: 'of a project',
    settings: {
      project: line('legacy', contains(OWN_CONSTITUTION, 'legacy')),
      principle: line('Small Changes', contains(OWN_CONSTITUTION, /^### VI\. Small Changes$/mu)),
      text: line('Every change MUST be small.', contains(OWN_CONSTITUTION, 'Every change MUST be small.')),
      skipFormat: unformatted(OWN_CONSTITUTION),
    },
  },
  {
    generator: 'constitution',
    title: 'as a package',
    settings: { publishable: line('tools/rules', contains('tools/rules/package.json', /"@acme\/rules"/u)) },
  },
  {
    generator: 'constitution',
    title: 'before it is in force',
    given: (ws) =>
      ws.write('next.md', '# Acme\n\n## Core Principles\n\n### I. Small\n\nChanges are small.\n'),
    settings: {
      preview: line('next.md', ({ output }) =>
        expect(output).toMatch(/\d+ of \d+ projects .*would turn red/u),
      ),
    },
  },
  {
    generator: 'spec',
    title: 'of a new feature',
    settings: {
      description: line('Customers fill a basket', contains(SPEC, 'Customers fill a basket')),
      shortName: line('basket', ({ ws }) => expect(ws.exists(SPEC)).toBe(true)),
      entities: line('Parcel,Ribbon', contains(SPEC, /\*\*Parcel\*\*[^]*\*\*Ribbon\*\*/u)),
      specsDir: nxJson('docs/specs', ({ ws }) => expect(ws.exists('docs/specs')).toBe(true)),
      skipFormat: unformatted(SPEC),
    },
  },
  {
    generator: 'plan',
    title: 'of a new feature with every field',
    settings: {
      feature: line('Till of the shop', contains(`${FEATURE}/plan.md`, /^# .*Till of the shop$/mu)),
      shortName: line('till', ({ ws }) => expect(ws.exists(FEATURE)).toBe(true)),
      directory: line(TILL, ({ ws }) => expect(ws.exists(`${TILL}/package.json`)).toBe(true)),
      structure: nxJson('library', ({ ws }) => expect(ws.exists(`${TILL}/src/cli`)).toBe(false)),
      language: line('typescript', ({ ws }) => expect(ws.exists(`${TILL}/src/index.ts`)).toBe(true)),
      entities: line('Drawer', ({ ws }) => expect(ws.exists(`${TILL}/src/models/drawer.ts`)).toBe(true)),
      specsDir: line('docs/specs', ({ ws }) => expect(ws.exists(`${FEATURE}/spec.md`)).toBe(true)),
      languageVersion: line('5.10', field('Language/Version', '5\\.10$')),
      primaryDependencies: line('zod 4', field('Primary Dependencies', 'zod 4')),
      storage: nxJson('PostgreSQL 17', field('Storage', 'PostgreSQL 17')),
      testing: nxJson('Jest', field('Testing', 'Jest')),
      targetPlatform: line('Linux', field('Target Platform', 'Linux')),
      projectType: line('library', field('Project Type', 'library')),
      performanceGoals: line(
        '1,000 requests a second',
        field('Performance Goals', '1,000 requests a second'),
      ),
      constraints: line('p95 under 200 ms', field('Constraints', 'p95 under 200 ms')),
      scale: nxJson(10_000, field('Scale/Scope', '10000$')),
      skipFormat: unformatted(`${TILL}/package.json`),
    },
  },
  {
    generator: 'structure',
    title: 'from a project',
    settings: {
      name: line('till', ({ ws }) => expect(ws.exists(TILL_STRUCTURE)).toBe(true)),
      from: line(PROJECT, contains(TILL_STRUCTURE, `like ${PROJECT}`)),
    },
  },
  {
    generator: 'structure',
    title: 'as a table',
    settings: {
      name: line('library', ({ output }) => expect(output).toContain('conform to library')),
      table: line(true, ({ ws }) => expect(ws.git('status', '--short', '.specify')).toBe('')),
      projects: nxJson('legacy', ({ output }) => expect(output).toContain('of 1 projects')),
    },
  },
  {
    generator: 'structure',
    title: 'as JSON',
    settings: {
      name: line('library', ({ output }) => expect(output).toContain('"structure": "library"')),
      json: line(true, ({ output }) => expect(output).toContain('"conforms": false')),
    },
  },
  {
    generator: 'conform',
    title: 'of a project',
    given: (ws) => ws.write(`${LEGACY}/src/card-service.ts`, 'export {};\n'),
    settings: {
      project: line('legacy', ({ ws }) => expect(ws.exists(`${LEGACY}/src/card-service.ts`)).toBe(false)),
      structure: nxJson('library', ({ ws }) =>
        expect(ws.exists(`${LEGACY}/src/services/card-service.ts`)).toBe(true),
      ),
    },
  },
  {
    generator: 'tasks',
    title: 'of a planned feature',
    given: addDecided,
    settings: {
      feature: line(2, contains(`${DECIDED}/tasks.md`, /^# Tasks: Decided$/mu)),
      specsDir: line('docs/specs', contains(`${DECIDED}/tasks.md`, /\[US1\]/u)),
      skipFormat: unformatted(`${DECIDED}/tasks.md`),
    },
  },
  {
    generator: 'tasks',
    title: 'that are proven',
    given: (ws) => {
      addDecided(ws);
      ws.write(`${DECIDED}/tasks.md`, '- [x] T001 Write `packages/gone/a.ts`\n');
    },
    settings: {
      feature: line(2, contains(`${DECIDED}/tasks.md`, 'T001')),
      specsDir: line('docs/specs', contains(`${DECIDED}/plan.md`, 'Decided')),
      tick: line(true, ({ output }) => expect(output).toContain('packages/gone/a.ts does not exist')),
    },
  },
  {
    generator: 'sync',
    title: 'of a plan with one more project',
    given: (ws) => {
      const root = 'packages/receipts/\n└── src/\n    └── receipt.ts\n\n';
      ws.write(`${PLANNED}/tasks.md`, '# Tasks\n\n- [ ] T001 Write it\n');
      ws.edit(`${PLANNED}/plan.md`, /^(?=packages\/checkout\/)/m, root);
    },
    settings: { skipFormat: unformatted('packages/receipts/package.json') },
  },
  {
    generator: 'evidence',
    title: 'of a project',
    settings: {
      projects: line('legacy', contains(`${LEGACY}/jest.config.cjs`, 'json-summary')),
      add: line('audit', contains(`${LEGACY}/package.json`, 'npm-audit')),
      skipFormat: unformatted(`${LEGACY}/jest.config.cjs`),
    },
  },
  {
    generator: 'feature',
    title: 'that gets another name',
    settings: {
      feature: line(1, ({ ws }) => expect(ws.exists(`specs/${SAVED_CARDS}`)).toBe(false)),
      rename: line('Stored cards', contains('specs/001-stored-cards/plan.md', '`001-stored-cards`')),
    },
  },
  {
    generator: 'feature',
    title: 'that gets another number',
    settings: {
      feature: line(SAVED_CARDS, ({ ws }) => expect(ws.files('specs')).not.toEqual([])),
      renumber: line(
        7,
        contains(`${PROJECT}/tests/contract/card.spec.ts`, '/specs/007-saved-cards-at-checkout/contracts'),
      ),
    },
  },
  {
    generator: 'feature',
    title: 'that is history',
    settings: {
      feature: line(`specs/${SAVED_CARDS}`, ({ output }) => expect(output).toContain('archive')),
      archive: line(true, ({ ws }) => expect(ws.exists(`specs/archive/${SAVED_CARDS}/plan.md`)).toBe(true)),
    },
  },
  {
    generator: 'feature',
    title: 'that is not wanted any more',
    settings: {
      feature: line('Saved cards at checkout', ({ output }) => expect(output).toContain('card.spec.ts')),
      remove: line(true, ({ ws }) => expect(ws.exists(`specs/${SAVED_CARDS}`)).toBe(false)),
    },
  },
  {
    generator: 'status',
    title: 'for a script',
    settings: {
      json: line(true, ({ output }) => expect(output).toContain(`"directory": "specs/${SAVED_CARDS}"`)),
    },
  },
  {
    generator: 'baseline',
    title: 'of what has no reports',
    settings: { unproven: line(true, (ran) => expect(violations(ran)).toHaveProperty(['II.tests'])) },
    formatted: BASELINE,
  },
  {
    generator: 'baseline',
    title: 'of what is new',
    given: (ws) => {
      ws.write(BASELINE, '{ "schemaVersion": 1, "violations": {} }\n');
      ws.remove(`${PROJECT}/src/models`);
    },
    settings: {
      grow: nxJson(true, (ran) => expect(Object.values(violations(ran)).length).toBeGreaterThan(0)),
      skipFormat: unformatted(BASELINE),
    },
  },
  {
    generator: 'canary',
    title: 'of some gates',
    settings: {
      projects: line(PROJECT, ({ output }) => expect(output).toMatch(/in 1 project \(/u)),
      gates: nxJson('tests', ({ output }) => expect(output).toMatch(/of 1 gate bites? in/u)),
    },
  },
  {
    generator: 'canary',
    title: 'as JSON',
    settings: {
      gates: line('II.tests', ({ output }) => expect(output).toContain('"gate": "II.tests"')),
      json: line(true, ({ output }) => expect(output).toContain('"notTried"')),
      strict: nxJson(true, ({ output }) => expect(output).not.toMatch(/do(?:es)? not bite/u)),
    },
  },
  {
    generator: 'init',
    title: 'without the devkit',
    given: removeDevkit,
    isDry: true,
    settings: {
      keepExistingVersions: line(false, ({ output }) => expect(output).toContain('UPDATE package.json')),
    },
  },
];
