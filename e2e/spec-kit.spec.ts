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
const TEMPLATE = `# Implementation Plan: [FEATURE]

**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]

## Rollout

Who switches it on, and when? Ask the shop.

## Summary

[Extract from feature spec: primary requirement + technical approach from research]
`;

/** A workspace in which Spec Kit was there first. */
describe('a workspace with Spec Kit', () => {
  let ws: Workspace;
  beforeAll(() => {
    ws = workspace('ts', 'planned');
    ws.write('.specify/init-options.json', '{ "speckit_version": "1.0.1" }\n');
    ws.write('.specify/feature.json', '{\n  "feature_directory": "specs/006-older"\n}\n');
    ws.write('.specify/templates/plan-template.md', TEMPLATE);
    ws.write('specs/006-older/spec.md', '# Feature Specification: Older\n');
    ws.write(CONSTITUTION, WORDS);
    ws.commit('As it was');
  });

  it('shows in a dry run which gates the words state, and writes nothing', async () => {
    const { output } = await ws.nxOk('g @plangate/nx:constitution --bind --dry-run');
    expect(output).toContain(`I.coverage (coverage: lines >= 80 %; read from its words, ${CONSTITUTION}:7)`);
    expect(output).toContain('Not bound, and attested: II. Built');
    expect(ws.changes()).toEqual([]);
  });

  it('gets blocks where something is judged by them, once', async () => {
    await ws.nxOk('g @plangate/nx:constitution --bind');
    const bound = ws.read(CONSTITUTION);
    expect(bound.match(/^```yaml gate\n- kind: coverage\n {2}min: \{ lines: 80 \}\n```$/gm)).toHaveLength(1);
    expect(bound).toContain('**Version**: 1.2.1');
    await ws.nxOk('g @plangate/nx:constitution --bind');
    expect(ws.read(CONSTITUTION)).toBe(bound);
    ws.commit('Bound');
  });

  it('numbers features that are specified at one moment one after the other', async () => {
    const titles = ['Refunds by mail', 'Gift wrapping paper'];
    const runs = titles.map((title) => ws.nxOk(`g @plangate/nx:spec "${title}" --no-interactive`));
    await Promise.all(runs);
    const made = ws.files('specs').filter((path) => !/^00[16]-/.test(path));
    expect(made.map((path) => path.replace(/^(\d+)-[a-z-]+/, '$1'))).toEqual(['007/spec.md', '008/spec.md']);
    const { feature_directory: active } = ws.json<{ feature_directory: string }>('.specify/feature.json');
    expect(ws.exists(`${active}/spec.md`)).toBe(true);
    ws.commit('Two specifications');
  });

  it('plans the active feature in its own template', async () => {
    const { feature_directory: active } = ws.json<{ feature_directory: string }>('.specify/feature.json');
    await ws.nxOk('g @plangate/nx:plan --directory=packages/active --no-interactive');
    const plan = ws.read(`${active}/plan.md`);
    expect(plan.indexOf('## Rollout')).toBeLessThan(plan.indexOf('## Summary'));
    expect(plan).toContain('Who switches it on, and when? Ask the shop.');
    expect(plan).not.toContain('[FEATURE]');
    expect(ws.exists('packages/active/package.json')).toBe(true);
  });
});
