/** The architecture of the packages as rules; each says why it is there. */
const LIGHT = '^packages/core/src/(?!documents/|editing/|schema/)';
const HEAVY_PACKAGES = 'node_modules/(remark-parse|remark-gfm|unified|yaml|zod)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'The core judges data. Without Nx, file system and process it runs in a browser, a test or another host alike.',
      severity: 'error',
      from: { path: '^packages/core/src' },
      to: {
        path: '(^|node_modules/)(nx|@nx)/|^(fs|fs/promises|process|child_process|os|path|http|https|net)$',
      },
    },
    {
      name: 'core-without-node-builtins',
      comment: 'The one port (port.ts) is the only way to a workspace.',
      severity: 'error',
      from: { path: '^packages/core/src' },
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
        'Judging runs in every nx command and batch; remark, yaml and zod cost hundreds of milliseconds at import. Only documents/, editing/ and schema/ may load them.',
      severity: 'error',
      from: { path: LIGHT },
      to: {
        path: `${HEAVY_PACKAGES}|^packages/core/src/(documents|editing)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'light-half-takes-only-types-from-schema',
      comment: 'schema/ runs zod; the light half may use the inferred types alone.',
      severity: 'error',
      from: { path: LIGHT },
      to: { path: '^packages/core/src/schema/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'plugin-entry-stays-light',
      comment:
        'Every nx command loads the plugin entry, and every gate the executor: no parser, no schema library, no generator behind them at import.',
      severity: 'error',
      from: {
        path: '^packages/nx/src/(plugin|options|executors)',
        pathNot: '^packages/nx/src/(options/(check|plugin\\.schema)|executors/[^/]+/schema)\\.ts$',
      },
      to: {
        path: `${HEAVY_PACKAGES}|^packages/nx/src/(generators/|options/(check|plugin\\.schema)|executors/[^/]+/schema)`,
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'reports-only-render',
      comment: 'A report is a pure function of verdicts; it may not judge or read.',
      severity: 'error',
      from: { path: '^packages/core/src/reports/' },
      to: {
        path: '^packages/core/src/(documents|evidence|layout|features|gates|judging)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'evidence-knows-no-gates',
      comment: "Evidence says what was measured; what it means for a gate is the gate kind's business.",
      severity: 'error',
      from: { path: '^packages/core/src/evidence/' },
      to: { path: '^packages/core/src/(gates|judging|reports)/', dependencyTypesNot: ['type-only'] },
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
      comment: 'A cycle at run time makes the order of loading matter.',
      severity: 'error',
      from: { path: '^packages' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
    exclude: { path: '(^|/)(dist|test-output|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
