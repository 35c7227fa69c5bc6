import { readConstitution } from '../../../src/entries/documents.js';

/** Each gate of a principle with the given text as one short text. */
function gatesOf(text: string): string[] {
  const { principles } = readConstitution(`## Core Principles\n\n### I. One\n\n${text}\n`);
  return (principles[0]?.gates ?? []).map(({ rules }) => short(rules)).sort();
}

/** The same for a section outside the principles. */
function gatesBelow(title: string, text: string): string[] {
  const { elsewhere = [] } = readConstitution(
    `## Core Principles\n\n### I. One\n\nKeep it small.\n\n## ${title}\n\n${text}\n`,
  );
  return elsewhere.map(({ rules }) => short(rules)).sort();
}

function short(rules: object): string {
  const { kind, max, min, suites, name, rules: named, metric } = rules as Record<string, unknown>;
  const limits = max as { warnings?: number } | string | undefined;
  if (kind === 'lint' || kind === 'types') {
    const warnings = typeof limits === 'object' && limits.warnings === 0 && named === undefined;
    return [kind, ...(warnings ? ['no warnings'] : []), ...((named as string[] | undefined) ?? [])].join(' ');
  }
  if (kind === 'coverage') return `coverage ${Object.values(min as object).join('/')}`;
  if (kind === 'tests') return `tests ${(suites as string[]).join('/')}`;
  if (kind === 'performance') return `performance ${String(metric)} ${String(max)}`;
  return `${String(kind)} ${String(name)}`;
}

describe('a rule that a sentence states plainly', () => {
  it.each<[string, string[]]>([
    // A setting that must be on.
    ['Strict mode MUST be on throughout the repository.', ['types']],
    ['Strict mode MUST be enabled project-wide.', ['types']],
    ['TypeScript strict mode is required everywhere.', ['types']],
    ['TypeScript MUST run in strict mode across the monorepo.', ['types']],
    // A clause that only says when it is checked.
    ['All tests MUST pass on GitHub Actions before a pull request can be merged to main.', ['target test']],
    ['Linting MUST pass prior to merging any topic branch.', ['lint']],
    ['Require all tests and linting to pass before merging.', ['lint', 'target test']],
    ['All tests MUST pass before merging is allowed (see `checks.yml`).', ['target test']],
    ['All commits MUST pass all tests.', ['target test']],
    ['A feature is done only when:\n\n- ESLint passes with zero warnings', ['lint no warnings']],
    ['A change is complete when:\n\n- All tests pass', ['target test']],
    // A label, and an exception that is written down.
    ['**No `any`**: The `any` type is strictly forbidden.', ['lint *no-explicit-any']],
    ['No `any` types without an inline justification comment.', ['lint *no-explicit-any']],
    ['`any` types are prohibited except in documented cases.', ['lint *no-explicit-any']],
    ['不可使用 `any` 型別。', ['lint *no-explicit-any']],
    ['90% of all code MUST be covered by automated tests.', ['coverage 90']],
    // What the build refuses.
    ['The build MUST fail on type errors.', ['types']],
    ['CI MUST fail if there are any lint errors.', ['lint']],
    ['The pipeline MUST block merges on ESLint warnings.', ['lint no warnings']],
    ['Type errors MUST break the build.', ['types']],
    ['Merges MUST be blocked when linting fails.', ['lint']],
    ['The build MUST fail when coverage drops below 75%.', ['coverage 75']],
    ['Coverage below 85% MUST fail the build.', ['coverage 85']],
    ['Failing tests MUST block the merge.', ['target test']],
    ['Der Build MUSS bei Typfehlern fehlschlagen.', ['types']],
    ['CI 遇到类型错误时必须失败。', ['types']],
    // What has to be fixed.
    ['Clippy warnings MUST be fixed.', ['lint no warnings']],
    ['All ESLint errors MUST be resolved before merge.', ['lint']],
    ['Type errors MUST be fixed before a release.', ['types']],
    ['Alle Lint-Fehler MÜSSEN behoben werden.', ['lint']],
    ['所有 ESLint 警告必须修复。', ['lint no warnings']],
    // A ban, whatever lies outside the code.
    ['`any` is prohibited, third-party code excepted.', ['lint *no-explicit-any']],
    ['`any` MUST NOT be used (external code excepted).', ['lint *no-explicit-any']],
    ['The `any` type is banned except in vendored typings.', ['lint *no-explicit-any']],
    ['No `any` types are allowed.', ['lint *no-explicit-any']],
    // Two rules in one sentence.
    ['Strict mode MUST be enabled and `any` MUST NOT be used.', ['lint *no-explicit-any', 'types']],
    ['Linting MUST pass, and coverage MUST be at least 80%.', ['coverage 80', 'lint']],
    ['Type checking MUST pass and documentation SHOULD be complete.', ['types']],
    ['All code MUST pass linting; unit tests are required for every package.', ['lint', 'tests unit']],
    // What CI runs.
    ['CI MUST run tests, lint and type check.', ['lint', 'target test', 'types']],
    [
      'The CI pipeline MUST run linting, type checking, and unit tests on every pull request.',
      ['lint', 'target test', 'types'],
    ],
    [
      'Every pull request MUST pass lint, type-check, test and build.',
      ['lint', 'target build', 'target test', 'types'],
    ],
    // Scripts that every package has.
    ['Each package MUST have build, test and lint scripts.', ['target build', 'target lint', 'target test']],
    ['Every package MUST define `typecheck` and `test` targets.', ['target test', 'target typecheck']],
    // Tests and builds that succeed.
    ['All tests MUST pass before merge.', ['target test']],
    ['The full test suite MUST be green.', ['target test']],
    ['Every package MUST build without errors.', ['target build']],
    ['The build MUST succeed.', ['target build']],
    // Checks with their tools in brackets.
    ['Linting MUST pass (ruff for Python, ESLint for TypeScript).', ['lint']],
    ['Type checking MUST pass (mypy, tsc).', ['types']],
    ['`mypy` MUST pass in strict mode.', ['types']],
    ['Type hints MUST be used throughout.', ['types']],
    ['`npm run lint` (ESLint) MUST pass.', ['target lint']],
    ['`uv run ruff check .` MUST pass with zero warnings.', ['lint no warnings']],
    ['`uv run mypy --strict .` MUST pass.', ['types']],
    ['`npx tsc --noEmit` MUST pass.', ['types']],
    ['Frontend Requirements:\n\n- Strict TypeScript mode enabled', ['types']],
    ['Linting and formatting MUST pass automatically.', ['lint']],
    // Start-up.
    ['Startup time MUST be under 2 seconds.', ['performance startup 2s']],
    ['Cold start MUST NOT exceed 800ms.', ['performance startup 800ms']],
    ['The application MUST start in under 3s.', ['performance startup 3s']],
  ])('is read of %j', (text, gates) => {
    expect(gatesOf(text)).toEqual(gates);
  });

  it.each([
    'Integration tests are required for contract changes, new adapters and shared schemas.',
    'Contract tests are required for integration changes.',
    'Unit tests are required for changes of contracts.',
    'Integration tests are required for: new library contract tests, contract changes.',
    'React strict mode MUST be enabled.',
    'Bash scripts MUST use strict mode.',
    'The build MUST fail on missing translations.',
    'The build MUST fail on type errors in the payment module.',
    'CI MUST fail on new lint errors.',
    'Clippy warnings MUST be fixed where practical.',
    'Clippy warnings MUST be reviewed.',
    'Warnings in the parser MUST be fixed.',
    '`any` is prohibited in the domain layer, third-party code excepted.',
    '`any` SHOULD NOT be used.',
    'When the checkout is touched, linting MUST pass and coverage MUST be at least 80%.',
    'Linting SHOULD pass and documentation MUST be complete.',
    'CI MUST run tests for changed packages.',
    'CI MUST run the nightly report.',
    'CI SHOULD run tests and lint.',
    'Each package MUST have a README and an owner.',
    'Every library MUST define `typecheck` and `test` targets.',
    'Each package SHOULD have build and test scripts.',
    'Contributors MUST run lint and tests.',
    'Tests MUST fail before the implementation begins.',
    'All tests MUST be deterministic.',
    'All tests of the payment module MUST pass.',
    'Tests MUST NOT pass by accident.',
    '`uv run ruff format --check .` MUST pass.',
    'The build MUST be reproducible.',
    'The importer MUST start in under 3s.',
    'Startup SHOULD be under 2 seconds.',
    'Bug fixes MUST start in under 2 days.',
    'Features MUST include unit tests, contract tests where applicable.',
    'Payments module: no `any` types.',
    'A parser is touched only when:\n\n- All tests pass',
    'New code is done when:\n\n- All tests pass',
    'All commits MUST pass the tests of the payments module.',
    '`any` types are prohibited except in tests.',
    '80% of features MUST be covered by tests.',
    'Tests MUST pass before the payments branch is merged.',
  ])('is not read of %j', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });

  it('is a duty where the heading says so', () => {
    const items = '- ESLint passes\n- [ ] Type check passes\n- ✅ All tests pass\n- Coverage ≥ 80%';
    const gates = ['coverage 80', 'lint', 'target test', 'types'];
    expect(gatesBelow('Quality Gates', items)).toEqual(gates);
    expect(gatesBelow('Definition of Done', items)).toEqual(gates);
    expect(gatesBelow('Workflow', `### Merge Gates\n\n${items}`)).toEqual(gates);
    expect(gatesBelow('质量门禁', '- 通过 ESLint 检查')).toEqual(['lint']);
  });

  it('is one for each line that is ticked', () => {
    expect(
      gatesBelow('Definition of Done', '✅ Type check passes\n✅ ESLint passes with zero warnings'),
    ).toEqual(['lint no warnings', 'types']);
  });

  it('is none where the heading only names a subject, or the item is softened', () => {
    expect(gatesBelow('Testing', '- ESLint passes\n- All tests pass')).toEqual([]);
    expect(gatesBelow('Quality Gates', '- Linting should pass\n- Tests pass where applicable')).toEqual([]);
    expect(gatesBelow('Quality Gates', '### Roadmap\n\n- ESLint passes')).toEqual([]);
  });
});
