/** The feature of the shared workspaces. */
export const FEATURE = 'specs/001-saved-cards-at-checkout';
export const FEATURE_NODE = 'spec-001-saved-cards-at-checkout';
export const PROJECT = 'packages/checkout';

/** Directories of the default structure. */
export const DIRECTORIES = [
  'src/models',
  'src/services',
  'src/cli',
  'src/lib',
  'tests/contract',
  'tests/integration',
  'tests/unit',
];

/** What Spec Kit's template leaves for its author, which nothing we write may contain. */
export const LEFT_OVER =
  /\[(FEATURE|DATE|link|###[^\]]*|PROJECT[^\]]*|e\.g\.[^\]]*)\]|ACTION REQUIRED|REMOVE IF UNUSED|\bOption \d/i;

/** The nine fields of Technical Context. */
export const FIELDS = [
  'Language/Version',
  'Primary Dependencies',
  'Storage',
  'Testing',
  'Target Platform',
  'Project Type',
  'Performance Goals',
  'Constraints',
  'Scale/Scope',
];
