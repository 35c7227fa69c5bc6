import { FsTree } from 'nx/src/generators/tree';
import type * as devkit from '@nx/devkit';
import planGenerator from '../../../src/generators/plan/generator.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';
import { fakeLibraryGenerator, now } from './support.js';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: fakeLibraryGenerator }),
  installPackagesTask: () => undefined,
  formatFiles: () => Promise.resolve(),
}));

/** What Spec Kit's scripts look for in a feature; tasks.md is what their next command writes. */
const LOOKED_FOR = ['contracts', 'data-model.md', 'plan.md', 'quickstart.md', 'research.md', 'spec.md'];

const TEMPLATE = `# Implementation Plan: [FEATURE]

**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]
**Input**: Feature specification from \`/specs/[###-feature-name]/spec.md\`

## Summary

[Extract from feature spec: primary requirement]

## Project Structure

### Test data

Kept in \`fixtures/\`.

### Source Code (repository root)

\`\`\`text
# [REMOVE IF UNUSED] Option 1: Single project
src/
\`\`\`

## Rollout

<!-- who switches it on -->

Two weeks.
`;

function workspace(files: Record<string, string>): FsTree {
  const root = temporaryDirectory();
  writeFiles(root, {
    'nx.json':
      '{"plugins":[{"plugin":"@plangate/nx/plugin","options":{"specsRoots":["specs","apps/*/specs"]}}]}',
    'package.json': '{"name":"@acme/source","devDependencies":{"typescript":"~6.0.3"}}',
    'tsconfig.base.json': '{"compilerOptions":{"paths":{}}}',
    ...files,
  });
  return new FsTree(root, false);
}

const options = { entities: 'Card', directory: 'packages/cards', skipFormat: true };

describe('a feature that is planned beside Spec Kit', () => {
  it('has every document that its scripts look for, and is the active one', async () => {
    const tree = workspace({ '.specify/init-options.json': '{"feature_numbering":"sequential"}' });
    await planGenerator(tree, { feature: 'Saved cards', ...options }, { now });
    expect([...tree.children('specs/001-saved-cards')].sort()).toEqual(LOOKED_FOR);
    expect(tree.children('specs/001-saved-cards/contracts').length).toBeGreaterThan(0);
    expect(tree.read('.specify/feature.json', 'utf-8')).toBe(
      '{"feature_directory":"specs/001-saved-cards"}\n',
    );
  });

  it('is planned without a name when it is the active one', async () => {
    const tree = workspace({
      '.specify/feature.json': '{"feature_directory":"specs/003-refunds"}',
      'specs/003-refunds/spec.md': '# Feature Specification: Refunds at the counter\n',
    });
    await planGenerator(tree, options, { now });
    expect(tree.read('specs/003-refunds/plan.md', 'utf-8')).toMatch(
      /^# Implementation Plan: Refunds at the counter$/m,
    );
    expect(tree.read('specs/003-refunds/spec.md', 'utf-8')).toBe(
      '# Feature Specification: Refunds at the counter\n',
    );
    const before = tree.listChanges().map(({ path }) => path);
    await planGenerator(tree, options, { now });
    expect(tree.listChanges().map(({ path }) => path)).toEqual(before);
  });

  it('is governed by the nearest folder: its template, and its constitution beside that of the workspace', async () => {
    const tree = workspace({
      '.specify/templates/plan-template.md': '# Not this one\n',
      '.specify/memory/constitution.md':
        '# C\n\n## Core Principles\n\n### I. Shared\n\nCode MUST be shared.\n',
      'apps/web/.specify/templates/plan-template.md': TEMPLATE,
      'apps/web/.specify/memory/constitution.md':
        '# C\n\n## Core Principles\n\n### I. Own\n\nPages MUST be own.\n',
    });
    await planGenerator(tree, { feature: 'Saved cards', specsDir: 'apps/web/specs', ...options }, { now });
    const plan = tree.read('apps/web/specs/001-saved-cards/plan.md', 'utf-8') ?? '';
    expect(plan.match(/^#{2,3} .*$/gm)).toEqual([
      '## Summary',
      '## Project Structure',
      '### Test data',
      '### Documentation (this feature)',
      '### Source Code (repository root)',
      '## Rollout',
      '## Technical Context',
      '## Constitution Check',
      '## Complexity Tracking',
    ]);
    expect(plan).toContain('Kept in `fixtures/`.');
    expect(plan).toContain('<!-- who switches it on -->');
    expect(plan).toContain('`/apps/web/specs/001-saved-cards/spec.md`');
    expect(plan).toMatch(/\| I\. Shared .*\n\| I\. Own /);
    expect(plan).not.toContain('Option 1');
  });
});
