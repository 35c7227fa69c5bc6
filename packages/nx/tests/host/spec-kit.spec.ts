import { CONSTITUTION, constitutionOf, plan, plannedWorkspace, spec } from './shop.js';
import type { HostWorkspace } from './support.js';

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

/** A workspace in which Spec Kit was there first; each step begins where the one before ended. */
describe('a workspace with Spec Kit', () => {
  let ws: HostWorkspace;
  const active = () =>
    (JSON.parse(ws.read('.specify/feature.json')) as { feature_directory: string }).feature_directory;
  const bind = (how = {}) => ws.generate(constitutionOf(ws), { bind: true, skipFormat: true }, how);

  beforeAll(async () => {
    ws = await plannedWorkspace();
    ws.write('.specify/init-options.json', '{ "speckit_version": "1.0.1" }\n');
    ws.write('.specify/feature.json', '{\n  "feature_directory": "specs/006-older"\n}\n');
    ws.write('.specify/templates/plan-template.md', TEMPLATE);
    ws.write('specs/006-older/spec.md', '# Feature Specification: Older\n');
    ws.write(CONSTITUTION, WORDS);
  });

  it('shows in a dry run which gates the words state, and writes nothing', async () => {
    const before = ws.contents();
    const { told } = await bind({ dryRun: true });
    expect(told).toContain(`I.coverage (coverage: lines >= 80 %; read from its words, ${CONSTITUTION}:7)`);
    expect(told).toContain('Not bound, and attested: II. Built');
    expect(ws.contents()).toEqual(before);
  });

  it('gets blocks where something is judged by them, once', async () => {
    await bind();
    const bound = ws.read(CONSTITUTION);
    expect(bound.match(/^```yaml gate\n- kind: coverage\n {2}min: \{ lines: 80 \}\n```$/gm)).toHaveLength(1);
    expect(bound).toContain('**Version**: 1.2.1');
    expect((await bind()).changes).toEqual([]);
  });

  it('numbers features one after the other, and remembers the last', async () => {
    await ws.generate(spec, { description: 'Refunds by mail', skipFormat: true });
    await ws.generate(spec, { description: 'Gift wrapping paper', skipFormat: true });
    const made = ws.files('specs').filter((path) => !/^00[16]-/.test(path));
    expect(made.map((path) => path.replace(/^(\d+)-[a-z-]+/, '$1'))).toEqual(['007/spec.md', '008/spec.md']);
    expect(active()).toMatch(/^specs\/008-/);
  });

  it('plans the active feature in its own template', async () => {
    await ws.generate(plan, { directory: 'packages/active', skipFormat: true });
    const text = ws.read(`${active()}/plan.md`);
    expect(text.indexOf('## Rollout')).toBeLessThan(text.indexOf('## Summary'));
    expect(text).toContain('Who switches it on, and when? Ask the shop.');
    expect(text).not.toContain('[FEATURE]');
    expect(ws.exists('packages/active/package.json')).toBe(true);
  });
});
