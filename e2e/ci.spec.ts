import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter } from 'node:path';
import { PROJECT } from './support/feature.ts';
import { stepsOf, type CiSystem } from './support/recipes.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const FAILING =
  "import { it, expect } from '@jest/globals';\n\nit('fails', () => {\n  expect(1).toBe(2);\n});\n";

/** What becomes of a recipe: how each step ended, in order, and what all of them printed. */
interface Run {
  readonly codes: readonly number[];
  readonly output: string;
}

/** The recipes of docs/ci.md, run as they stand on a workspace with one red project. */
describe('the recipe for', () => {
  let ws: Workspace;

  beforeAll(() => {
    ws = workspace('ts', 'planned');
    ws.write(`${PROJECT}/tests/unit/fails.spec.ts`, FAILING);
    ws.write('.git/bin/gh', '#!/bin/sh\necho "gh $*"\n');
    chmodSync(ws.path('.git/bin/gh'), 0o755);
    ws.commit('Break a test');
  });

  async function run(system: CiSystem, environment: Record<string, string>): Promise<Run> {
    ws.remove('dist/gate');
    const codes: number[] = [];
    let output = '';
    for (const { lines, after } of stepsOf(system)) {
      const before = codes.some((code) => code !== 0) ? 'failure' : 'success';
      if (after !== 'any' && after !== before) continue;
      ws.write('.git/step.sh', lines.join('\n'));
      const path = `${ws.path('.git/bin')}${delimiter}${process.env.PATH ?? ''}`;
      const step = await ws.run('bash -eo pipefail .git/step.sh', { PATH: path, ...environment });
      codes.push(step.code);
      output += step.output;
    }
    return { codes, output };
  }

  const linesOf = (output: string, pattern: RegExp): string[] =>
    output.split('\n').filter((line) => pattern.test(line));

  it('GitHub Actions shows what is red in the summary, as annotations, as code scanning, and in a comment', async () => {
    const summary = ws.path('.git/summary.md');
    const { codes, output } = await run('GitHub Actions', {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      NUMBER: '7',
    });
    expect(codes.map((code) => code === 0)).toEqual([false, false, false, true]);
    expect(existsSync(summary)).toBe(true);
    expect(readFileSync(summary, 'utf8')).toContain('tests/unit/fails.spec.ts');
    expect(statSync(summary).size).toBeLessThan(1_048_576);
    const errors = linesOf(output, /^::error /);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(10);
    for (const line of errors) expect(line).toMatch(/^::error (?:\w+=[^,:]*,)*title=[^,:]*::\S/);
    const { runs } = ws.json<{ runs: { results: { ruleId: string; locations: unknown[] }[] }[] }>(
      'dist/gate/report.sarif',
    );
    expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('tests-failed');
    for (const { locations } of runs[0]?.results ?? []) expect(locations).toHaveLength(1);
    expect(output).toContain('gh pr comment 7 --body-file dist/gate/report.md');
    expect(ws.read('dist/gate/report.md').length).toBeLessThan(65_536);
  });

  it('GitLab CI leaves Code Quality, tests and metrics', async () => {
    const { codes } = await run('GitLab CI', { GITLAB_CI: 'true' });
    expect(codes.map((code) => code === 0)).toEqual([false, false]);
    const quality = ws.json<Record<string, unknown>[]>('dist/gate/gl-code-quality-report.json');
    expect(quality).toContainEqual({
      description: expect.any(String) as string,
      check_name: 'tests-failed',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      severity: 'major',
      location: {
        path: `${PROJECT}/tests/unit/fails.spec.ts`,
        lines: { begin: expect.any(Number) as number },
      },
    });
    expect(new Set(quality.map(({ fingerprint }) => fingerprint)).size).toBe(quality.length);
    expect(ws.read('dist/gate/gl-junit.xml')).toContain('<failure type="tests-failed"');
    expect(ws.read('dist/gate/gl-metrics.txt')).toMatch(/^plangate_verdicts\{verdict="fail"\} [1-9]/m);
    expect(ws.read('dist/gate/gl-metrics.txt')).toMatch(/^# EOF\n$/m);
  });

  it('Azure Pipelines names the summary to the agent, logs issues, and leaves tests', async () => {
    const { codes, output } = await run('Azure Pipelines', { TF_BUILD: 'True' });
    expect(codes.map((code) => code === 0)).toEqual([false, false, false]);
    expect(linesOf(output, /^##vso\[task\.uploadsummary\]/)).toEqual([
      `##vso[task.uploadsummary]${ws.path('dist/gate/azure-summary.md')}`,
    ]);
    expect(linesOf(output, /^##vso\[task\.logissue type=error;.*code=tests-failed;\]./)).toHaveLength(1);
    expect(ws.read('dist/gate/azure-summary.md')).toContain('tests/unit/fails.spec.ts');
    expect(ws.read('dist/gate/azure-junit.xml')).toContain('<failure type="tests-failed"');
  });
});
