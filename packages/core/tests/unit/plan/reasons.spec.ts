import { REASONS, type ReasonArgs } from '../../../src/index.js';
import type { reasons as layoutGateReasons } from '../../../src/gates/layout/reasons.js';
import type { reasons as planReasons } from '../../../src/gates/plan/reasons.js';
import type { reasons as layoutReasons } from '../../../src/layout/reasons.js';
import type { reasons as principleReasons } from '../../../src/principles/reasons.js';
import type { reasons as waiverReasons } from '../../../src/waivers/reasons.js';

const feature = '001-a';
const path = 'packages/pay/src/a.ts';

/** One example of the arguments of each code of this area; the compiler asks for every one. */
const EXAMPLES: {
  readonly [Code in
    | keyof typeof layoutReasons
    | keyof typeof layoutGateReasons
    | keyof typeof planReasons
    | keyof typeof principleReasons
    | keyof typeof waiverReasons]: ReasonArgs[Code];
} = {
  'layout-path-outside': { path, why: 'parent' },
  'layout-path-unusable': { path, why: 'backslash' },
  'layout-names-collide': { path, other: 'packages/pay/src/A.ts' },
  'layout-kind-conflict': { path, other: 'packages/pay/src' },
  'layout-kind-mismatch': { path, declared: 'file', found: 'dir' },
  'layout-too-large': { entries: 10_001, limit: 10_000 },
  'layout-entry-missing': { path, status: 'existing' },
  'layout-entry-pending': { path, status: 'existing', feature },
  'layout-directory-missing': { path, feature, finished: false },
  'layout-directory-pending': { path, feature },
  'layout-file-missing': { path, feature, finished: false },
  'layout-path-moved': { path, to: 'packages/pay/src/b.ts', feature },
  'layout-not-demanded': { names: 'x.ts, y.ts', more: 3, why: 'hidden' },
  'layout-file-pending': { path, feature },
  'layout-deleted-present': { path, feature },
  'layout-deletion-pending': { path, feature },
  'layout-unplanned': { directory: 'packages/pay', names: 'x.ts, y.ts', more: 3 },
  'layout-as-required': { checked: 4 },
  'layout-as-planned': { checked: 4 },
  'layout-not-planned': { project: 'pay' },
  'layout-required-directory-missing': { what: 'tests/unit', more: 1, root: 'packages/pay' },
  'layout-required-file-missing': { what: 'README.md', more: 0, root: 'packages/pay' },
  'layout-entity-incomplete': {
    what: 'src/services/card-service.ts',
    more: 0,
    root: 'packages/pay',
    entity: 'card',
  },
  'layout-forbidden-present': { path, pattern: '**/*.ts', more: 2 },
  'layout-structure-unknown': { structure: 'singel', known: 'single, web', nearest: 'single' },
  'layout-structure-unreadable': {
    structure: 'mobile',
    problem: 'structure.yaml:2:3 "dirs" is not a field.',
  },
  'layout-too-many-files': { root: 'packages/pay', limit: 20_000, pattern: '**/*.js' },
  'plan-passed': undefined,
  'principle-pending': { principle: 'II. Test-First' },
  'waiver-stale': { row: 'II.coverage', gate: 'II.coverage', project: 'pay' },
  'waiver-table-unknown': { columns: 'What, Why' },
  'waivers-unreadable': { problem: 'binary' },
  'plan-pending': { file: 'specs/001-a/plan.md' },
  'plan-missing': { file: 'specs/001-a/plan.md' },
  'plan-document-unreadable': { file: 'specs/001-a/plan.md', problem: 'binary' },
  'plan-not-written': { nature: 'template', why: 'nothing is filled in' },
  'check-row-misnamed': { row: 'II. Speed', principle: 'II. Test-First' },
  'plan-unfilled': { file: 'specs/001-a/plan.md' },
  'plan-section-missing': { section: 'Summary' },
  'plan-section-empty': { section: 'Summary' },
  'plan-section-pending': { section: 'Summary' },
  'plan-field-missing': { field: 'Storage' },
  'plan-field-pending': { field: 'Storage' },
  'plan-tree-missing': undefined,
  'plan-tree-pending': undefined,
  'structure-decision-missing': undefined,
  'structure-decision-pending': undefined,
  'structure-decision-names-nothing': undefined,
  'structure-decision-unknown-path': { path: 'packages/pai', nearest: 'packages/pay' },
  'principle-without-verdict': { principle: 'II. Test-First' },
  'violation-without-waiver': { principle: 'II. Test-First', verdict: 'FAIL' },
  'waiver-without-reason': { row: 'II.coverage', cells: '"Why Needed"' },
  'waiver-expired': { row: 'II.coverage', until: '2025-01-01' },
  'waiver-end-unclear': { row: 'II.coverage', until: 'next summer' },
  'waiver-column-unknown': { row: 'II.coverage', column: 'Holds While' },
  'waiver-gate-unknown': { row: 'II.coverag', gate: 'II.coverag', nearest: 'II.coverage' },
  'waiver-project-unknown': { row: 'II.coverage @ payy', project: 'payy', nearest: 'pay' },
  'waiver-not-understood': { row: 'II.coverage is not waived', gate: 'II.coverage' },
  'waiver-names-nothing': { row: 'Repository pattern' },
  'waiver-without-violation': { row: 'II', principle: 'II. Test-First' },
  'document-not-filled-in': { document: 'spec.md', places: 50 },
  'spec-missing': { file: 'specs/001-a/spec.md' },
  'design-document-missing': { document: 'specs/001-a/research.md' },
  'tasks-missing': undefined,
  'constitution-unfilled-elsewhere': { file: '.specify/memory/constitution.md', feature },
  'roadmap-entry-open': { entry: 'R1', feature: 'specs/002-b' },
  'feature-paths-missing': { feature: '001-a', paths: 6, names: 'a, b, c, d, e', more: 1 },
  'feature-paths-pending': { feature: '001-a', paths: 2, names: 'a, b', more: 0 },
  'task-file-missing': { task: 'T001', path },
};

describe('reasons of plans and layouts', () => {
  it.each(Object.entries(EXAMPLES))(
    '%s names its arguments, and errors say how to fix them',
    (code, args) => {
      const reason = REASONS[code as keyof typeof EXAMPLES];
      const message = reason.message(args as never);
      const fix = reason.fix(args as never);
      expect(message).toMatch(/[.?]$/);
      expect(`${message} ${fix}`).not.toMatch(/undefined|null|\[object/);
      for (const key of ['path', 'principle', 'row', 'file', 'field', 'section', 'pattern'] as const) {
        const value: unknown = args && key in args ? args[key as keyof typeof args] : undefined;
        if (typeof value === 'string') expect(message).toContain(value);
      }
      if (reason.severity === 'error') expect(fix).not.toBe('');
    },
  );

  it('leaves out what is not known', () => {
    expect(REASONS['structure-decision-unknown-path'].message({ path: 'x/y', nearest: null })).not.toContain(
      '?',
    );
    expect(
      REASONS['layout-structure-unknown'].message({ structure: 'x', known: 'single', nearest: null }),
    ).not.toContain('?');
    expect(REASONS['plan-not-written'].message({ nature: 'other', why: '' })).toContain('other');
  });
});
