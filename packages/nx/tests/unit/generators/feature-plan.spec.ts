import { featurePlan } from '../../../src/generators/plan/feature-plan.js';
import { schema, type PlanOptions } from '../../../src/generators/plan/schema.js';
import type { TargetFeature } from '../../../src/generators/shared/feature.js';
import type { FilePlan } from '../../../src/scaffolding/file-plan.js';
import { planText } from '../../support/documents.js';
import { memoryFiles } from '../scaffolding/support.js';

const feature = {
  directory: 'specs/001-saved-cards',
  name: '001-saved-cards',
  title: 'Saved cards',
  branch: '001-saved-cards',
  isNew: true,
};

/** What `nx g plan` is going to do in a workspace in memory: nothing of Nx is asked. */
function planned(
  contents: Readonly<Record<string, string>>,
  options: Partial<PlanOptions> = {},
  target: TargetFeature = feature,
): FilePlan {
  const checked = schema.parse({
    feature: 'Saved cards',
    directory: 'packages/cards',
    entities: 'Card',
    ...options,
  });
  const workspace = { root: '/w', files: memoryFiles(contents), specsRoots: ['specs'] };
  return featurePlan(workspace, { feature: target, checked, today: '2026-03-02', projects: [] });
}

describe('the plan of a feature', () => {
  it('names every file with the reason for it, the project, and what it needs', () => {
    const plan = planned({});
    const reasons = Object.fromEntries(plan.files.map(({ path, reason }) => [path, reason]));
    expect(reasons).toMatchObject({
      'specs/001-saved-cards/plan.md': 'document',
      'specs/001-saved-cards/contracts/card.schema.json': 'document',
      'packages/cards/src/models/card.ts': 'skeleton',
    });
    expect(plan.projects).toMatchObject([
      {
        root: 'packages/cards',
        stack: 'typescript',
        hasTests: true,
        paths: expect.arrayContaining(['src/models/card.ts']) as string[],
        feature: 'specs/001-saved-cards',
      },
    ]);
    expect(plan.needs).toMatchObject([
      { root: 'packages/cards', testInputs: 'specs/001-saved-cards/contracts' },
    ]);
    expect(Object.keys(plan.needs[0]?.dependencies ?? {})).toEqual(['zod']);
  });

  it('keeps what is there, and says which documents it was computed from', () => {
    const plan = planned({
      'specs/001-saved-cards/plan.md': planText(
        'packages/cards/\n└── src/\n    ├── a.ts\n    ├── b.ts # EXISTING\n    └── empty/',
      ),
      'packages/cards/src/a.ts': 'mine',
      '.specify/feature.json': '{}',
    });
    expect(plan.kept).toEqual(['specs/001-saved-cards/plan.md', 'packages/cards/src/a.ts']);
    expect(plan.inputs).toContain('specs/001-saved-cards/plan.md');
    expect(plan.files.find(({ path }) => path === 'packages/cards/src/empty/.gitkeep')?.reason).toBe(
      'directory',
    );
    expect(plan.files.find(({ reason }) => reason === 'active-feature')?.edits).toBe(true);
    const absent = plan.notes.find(({ paths }) => paths.includes('packages/cards/src/b.ts'));
    expect(absent?.level).toBe('info');
    const unused = plan.notes.find(({ paths }) => paths.includes('--entities'));
    expect(unused?.paths).toEqual(expect.arrayContaining(['--directory', '--entities']));
  });

  it('names a project as it can be called, and says so unless a person chose the directory', () => {
    const odd = { ...feature, directory: 'specs/001-3-for-2', name: '001-3-for-2', title: '3 for 2' };
    const isNoted = ({ notes }: FilePlan) => notes.some(({ text }) => text.includes('feature-3-for-2'));
    const usual = planned({}, { directory: undefined }, odd);
    expect(usual.projects).toMatchObject([{ root: 'packages/feature-3-for-2', feature: odd.directory }]);
    expect(isNoted(usual)).toBe(true);
    const chosen = planned({}, { directory: 'packages/3-for-2' }, odd);
    expect(chosen.projects).toMatchObject([{ root: 'packages/3-for-2' }]);
    expect(isNoted(chosen)).toBe(false);
  });

  it('names the other names of a configuration, so that a tool is configured once', () => {
    const plan = planned({
      'specs/001-saved-cards/plan.md': planText(
        'packages/cards/\n├── src/\n│   └── a.ts\n└── jest.config.ts',
      ),
    });
    const config = plan.files.find(({ path }) => path === 'packages/cards/jest.config.ts');
    expect(config?.unless).toContain('packages/cards/jest.config.cjs');
  });
});
