/** The architecture of the packages as rules; each says why it is there. ARCHITECTURE.md tells the same as a walk. */
const CORE = '^packages/core/src/';
const HEAVY_PACKAGES =
  'node_modules/(remark-parse|remark-gfm|unified|yaml|zod' +
  '|ajv|ajv-draft-04|graphql|protobufjs|@asyncapi/specs|@seriousme/openapi-schema-validator)/';

/** The storeys of the core from the ground up, each with what it must not know. */
const STOREYS = [
  [
    'languages',
    'The words of languages are plain data, compiled from YAML, which readers of every storey use; they know no reader.',
  ],
  ['base', 'Paths, globs and walks are used by everything, so they know nothing of Plangate.'],
  ['model', 'Types are shared by every stage; a type that knows a stage drags it everywhere.'],
  [
    'reasons',
    'Making a finding must not depend on who finds it; the codes are declared by those who give them.',
  ],
  [
    'principles',
    'What a row or a waiver means by a principle is asked by constitutions, waivers and gates alike.',
  ],
  [
    'constitutions',
    'Which gates are in force follows from documents alone, never from what a kind of gate decides.',
  ],
  ['waivers', 'What a ledger waives follows from its rows; who touches what is told by those above.'],
  ['layout', 'A tree is safe, and agrees with the disk, whoever planned it.'],
  ['features', 'Features are found and ordered before anything is judged.'],
  ['evidence', 'Evidence says what was measured; what it means is the business of a gate.'],
  ['gates', 'A kind of gate decides one thing and knows nothing of verdicts, waivers in use or baselines.'],
  ['sync', 'In what documents and workspace differ follows from what gates find; nothing is judged by it.'],
  ['judging', 'The run uses everything below it, and renders nothing.'],
  ['reports', 'A report turns verdicts into files.'],
];
const NAMES = STOREYS.map(([name]) => name);

/** The heavy half: storeys and files that may load parsers and the schema library. */
const HEAVY_STOREYS = 'markdown|documents|prose|editing|contracts|planning';
const HEAVY_FILES =
  `${CORE}((${HEAVY_STOREYS})/|speckit/templates\\.ts` +
  '|gates/(gate-(phrases|schemas)|known-gates)\\.ts|gates/[^/]+/(schema|words)\\.ts|gates/[^/]+/words/' +
  '|judging/([a-z]+-schema|read-baseline)\\.ts' +
  '|entries/(contracts|documents|editing|extend)\\.ts)';

/**
 * The folders that could leave as a package of their own, and what they need of the storeys: the ground, and the files that
 * say what a principle is called and how a feature is named, which are rules of these documents and import nothing else.
 */
const SPEC_KIT = 'markdown|documents|prose|languages|editing|speckit';
const NAMES_IN_DOCUMENTS =
  'principles/(attested|comparable-name|numeral|principle-heading|principle-label|principle-number)\\.ts|features/naming\\.ts';

/** No file of a storey imports from a storey above its own, types included. */
const storeyRules = STOREYS.slice(0, -1).map(([name, reason], index) => ({
  name: `storey-${name}`,
  comment: reason,
  severity: 'error',
  from: { path: `${CORE}${name}/`, pathNot: HEAVY_FILES },
  to: { path: `${CORE}(${NAMES.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...storeyRules,
    {
      name: 'spec-kit-could-be-a-package',
      comment:
        'Reading and editing documents needs no kind of gate: kinds are passed as a table (KnownGates), which the entries wire. So these folders could be published alone.',
      severity: 'error',
      from: { path: `${CORE}((${SPEC_KIT})/|${NAMES_IN_DOCUMENTS})` },
      to: { path: CORE, pathNot: `${CORE}((${SPEC_KIT}|base|model|reasons)/|${NAMES_IN_DOCUMENTS})` },
    },
    {
      name: 'planning-is-on-top',
      comment:
        'Tasks are planned from what documents say, and written as edits: no reader and no editor knows what they are for.',
      severity: 'error',
      from: { path: `${CORE}(?!planning/|entries/|index\\.ts)` },
      to: { path: `${CORE}planning/` },
    },
    {
      name: 'reports-only-render',
      comment: 'A report is a pure function of verdicts; it may not judge or read.',
      severity: 'error',
      from: { path: `${CORE}reports/` },
      to: {
        path: `${CORE}(${NAMES.filter((name) => !['base', 'model', 'reports'].includes(name)).join('|')})/`,
      },
    },
    {
      name: 'core-is-pure',
      comment:
        'The core judges data. Without Nx, file system and process it runs in a browser, a test or another host alike.',
      severity: 'error',
      from: { path: CORE },
      to: {
        path: '(^|node_modules/)(nx|@nx)/|^(fs|fs/promises|process|child_process|os|path|http|https|net)$',
      },
    },
    {
      name: 'core-without-node-builtins',
      comment: 'The one port (base/workspace-files.ts) is the only way to a workspace.',
      severity: 'error',
      from: { path: CORE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-host',
      comment: 'Adapters depend on the core, never the other way round.',
      severity: 'error',
      from: { path: '^packages/core' },
      to: { path: '^packages/nx' },
    },
    {
      name: 'light-half-stays-light',
      comment:
        'Judging runs in every nx command and batch; remark, yaml and zod cost hundreds of milliseconds at import. File names tell what is heavy.',
      severity: 'error',
      from: { path: CORE, pathNot: HEAVY_FILES },
      to: { path: `${HEAVY_PACKAGES}|${HEAVY_FILES}`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plugin-entry-stays-light',
      comment:
        'Every nx command loads the plugin entry, and every gate the executor: no parser, no schema library, no generator behind them at import.',
      severity: 'error',
      from: {
        path: '^packages/nx/src/(plugin|options|executors)',
        pathNot: '^packages/nx/src/(options/(check|[a-z]+\\.schema)|executors/[^/]+/schema)\\.ts$',
      },
      to: {
        path: `${HEAVY_PACKAGES}|^packages/nx/src/((generators|scaffolding)/|options/(check|[a-z]+\\.schema)|executors/[^/]+/schema)`,
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'scaffolding-knows-no-generator',
      comment:
        'Generators compute a plan of files with what scaffolding offers; what is shared lies below both.',
      severity: 'error',
      from: { path: '^packages/nx/src/scaffolding/' },
      to: { path: '^packages/nx/src/(generators|executors|plugin)/' },
    },
    {
      name: 'plans-of-files-without-nx',
      comment:
        'A plan of files can be computed, shown and tested without Nx: only what applies it and what creates projects may load its devkit.',
      severity: 'error',
      from: { path: '^packages/nx/src/scaffolding/', pathNot: '/(stacks/.*|apply\\.ts$)' },
      to: { path: 'node_modules/(nx|@nx)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'templates-run-for-people-only',
      comment:
        'EJS runs the code of a template. A gate or a project graph reads structures of a pull request and must not run them.',
      severity: 'error',
      from: { path: '^packages/nx/src/(plugin|options|executors|scaffolding/structures)' },
      to: { path: 'node_modules/ejs/', reachable: true },
    },
    {
      name: 'a-language-stays-in-its-stack',
      comment:
        'What belongs to one language lies in its folder; others reach it through the registry, so that a language is one folder.',
      severity: 'error',
      from: { path: '^packages/nx/src', pathNot: '^packages/nx/src/scaffolding/stacks/([^/]+/|index\\.ts$)' },
      to: { path: '^packages/nx/src/scaffolding/stacks/[^/]+/' },
    },
    {
      name: 'no-nx-internals',
      comment: 'Only what the packages of Nx export is stable between its versions.',
      severity: 'error',
      from: { path: '^packages/nx/src' },
      to: {
        path: 'node_modules/(nx|@nx/[a-z-]+)/(src|dist/src)/',
        dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg'],
      },
    },
    {
      name: 'no-circular',
      comment:
        'A circle has no ground floor: neither file can be understood, tested or moved without the other.',
      severity: 'error',
      from: { path: '^packages' },
      to: { circular: true },
    },
    {
      name: 'declared-dependencies-only',
      comment: "What is not in a package's own package.json is missing once it is installed elsewhere.",
      severity: 'error',
      from: { path: '^packages/[^/]+/src' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-output|examples|refused)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
