import { workspace, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';
const WORDS = `# Corner Shop Constitution

## Core Principles

### I. Tested

Test coverage MUST be at least 80%.

### II. Built

\`nx run-many -t pack-check\` MUST pass.

## Governance

**Version**: 1.2.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
`;

/** A workspace in which Spec Kit was there first; what its documents come to is in the host tests. */
describe('a workspace with Spec Kit', () => {
  let ws: Workspace;
  beforeAll(() => {
    ws = workspace('ts', 'planned');
    ws.write('.specify/init-options.json', '{ "speckit_version": "1.0.1" }\n');
    ws.write('specs/006-older/spec.md', '# Feature Specification: Older\n');
    ws.write(CONSTITUTION, WORDS);
    ws.commit('As it was');
  });

  it('binds the gates that judge a project of its graph', async () => {
    const { output } = await ws.nxOk('g @plangate/nx:constitution --bind');
    expect(ws.read(CONSTITUTION).match(/^- kind: coverage$/gm)).toHaveLength(1);
    expect(output).toContain('Not bound, and attested: II. Built');
  });

  it('numbers features that are specified at one moment one after the other', async () => {
    const titles = ['Refunds by mail', 'Gift wrapping paper'];
    const runs = titles.map((title) => ws.nxOk(`g @plangate/nx:spec "${title}" --no-interactive`));
    await Promise.all(runs);
    const made = ws.files('specs').filter((path) => !/^00[16]-/.test(path));
    expect(made.map((path) => path.replace(/^(\d+)-[a-z-]+/, '$1'))).toEqual(['007/spec.md', '008/spec.md']);
    const { feature_directory: active } = ws.json<{ feature_directory: string }>('.specify/feature.json');
    expect(ws.exists(`${active}/spec.md`)).toBe(true);
  });
});

describe('a workspace that has a constitution of Spec Kit', () => {
  const OWN = [
    '# Acme Constitution',
    '',
    '## Core Principles',
    '',
    '### I. Library-First',
    'Every feature starts as a standalone library.  ',
    '',
    '### II. Test Coverage',
    'Every package MUST have a minimum of 85% line coverage.',
    '',
    '## Governance',
    'The constitution supersedes all other practices.',
    '',
    '**Version**: 2.1.1 | **Ratified**: 2025-06-13 | **Last Amended**: 2025-07-16',
    '',
  ].join('\r\n');

  it('keeps it byte for byte and prints its gates and attested principles', async () => {
    const ws = workspace('ts', 'bare');
    ws.write(CONSTITUTION, OWN);
    const { output } = await ws.nxOk('add @plangate/nx');
    expect(ws.read(CONSTITUTION)).toBe(OWN);
    expect(output).toContain('II.coverage');
    expect(output).toMatch(/I\. Library-First.*attested/);
  });
});
