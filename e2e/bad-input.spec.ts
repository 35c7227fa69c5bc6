import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { workspace, type VerdictFile, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';

function planWithTree(tree: string): string {
  return `# Implementation Plan: Odd\n\n## Summary\n\nOdd.\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n\n**Structure Decision**: As above.\n`;
}

describe('input that is wrong', () => {
  let ws: Workspace;

  beforeEach(() => {
    ws = workspace('ts');
  });

  it.each([
    ['empty', ''],
    ['binary', Buffer.from([0, 1, 2, 255, 254, 0, 10, 0])],
    ['inside a fence', `\`\`\`markdown\n${planWithTree('packages/a/')}\n\`\`\`\n`],
    ['with an unclosed fence', '# Implementation Plan: Odd\n\n```text\npackages/odd/\n├── src/\n'],
    [
      'with conflict markers',
      `<<<<<<< HEAD\n${planWithTree('packages/a/')}=======\n${planWithTree('packages/b/')}>>>>>>> other\n`,
    ],
  ])('a plan.md that is %s ends in a verdict with a reason and a place', async (_title, content) => {
    ws.write('specs/001-odd/plan.md', content);
    const verdict = await ws.judge('spec-001-odd');
    expect(verdict.code).toBe(1);
    expect(verdict.verdict).toBe('fail');
    expect(
      verdict.gates.some(
        (gate) => gate.verdict === 'fail' && gate.location?.file === 'specs/001-odd/plan.md',
      ),
    ).toBe(true);
  });

  it('a template that nobody filled in is no feature alone, and one still to be planned beside a spec.md', async () => {
    const plan = 'specs/001-odd/plan.md';
    ws.write(plan, '# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]`\n');
    expect(await ws.projects()).not.toContain('spec-001-odd');
    ws.write('specs/001-odd/spec.md', '# Feature Specification: Odd\n');
    const planned = await ws.judge('spec-001-odd');
    expect(planned).toMatchObject({ code: 0, verdict: 'pending' });
    expect(planned.gates.find(({ kind }) => kind === 'plan')).toMatchObject({
      reason: 'plan-unfilled',
      location: { file: plan },
    });
    ws.write('specs/001-odd/tasks.md', '# Tasks\n\n- [ ] T001 Do it\n');
    expect(await ws.judge('spec-001-odd')).toMatchObject({ code: 1, verdict: 'fail' });
  });

  it('CRLF and a byte order mark change no verdict', async () => {
    const text = planWithTree('packages/odd/\n└── src/');
    const judgedAs = async (content: string): Promise<VerdictFile['gates']> => {
      ws.write('specs/001-odd/plan.md', content);
      return (await ws.judge('spec-001-odd')).gates;
    };
    const plain = await judgedAs(text);
    expect(await judgedAs(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
  });

  it.each([
    ['..', '../outside/\n└── stolen.ts'],
    ['an absolute path', '/tmp/plangate-outside/\n└── stolen.ts'],
    ['a home directory', '~/plangate-outside/\n└── stolen.ts'],
    ['a drive letter', 'C:\\plangate-outside\\\n└── stolen.ts'],
    ['.. in the middle', 'packages/odd/\n└── ../../../outside/stolen.ts'],
  ])('a tree with %s creates nothing outside the workspace', async (_title, tree) => {
    ws.write('specs/001-odd/plan.md', planWithTree(tree));
    ws.commit();
    await ws.nx('g plan 001-odd --no-interactive');
    expect(ws.files('..').filter((file) => file.includes('stolen'))).toEqual([]);
    expect((await ws.judge('spec-001-odd')).verdict).toBe('fail');
  });

  it('a link that leaves the workspace is not followed', async () => {
    mkdirSync(join(ws.root, '../elsewhere'));
    symlinkSync('../../elsewhere', ws.path('packages/linked'), 'dir');
    ws.write('specs/001-odd/plan.md', planWithTree('packages/linked/\n└── src/\n    └── a.ts'));
    await ws.nx('g plan 001-odd --no-interactive');
    expect(ws.files('../elsewhere')).toEqual([]);
  });

  it('a tree of 10,000 entries ends within a minute', async () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => `├── f${index}.ts`).join('\n');
    ws.write('specs/001-odd/plan.md', planWithTree(`packages/odd/\n${entries}`));
    const start = performance.now();
    await ws.judge('spec-001-odd');
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('a tree of depth 200 ends in a verdict', async () => {
    const entries = Array.from({ length: 200 }, (_, depth) => `${'    '.repeat(depth)}└── d${depth}/`).join(
      '\n',
    );
    ws.write('specs/001-odd/plan.md', planWithTree(`packages/odd/\n${entries}`));
    expect((await ws.judge('spec-001-odd')).verdict).toBe('fail');
  });

  it('no constitution fails with a reason that says so', async () => {
    ws.remove(CONSTITUTION);
    ws.write('specs/001-odd/plan.md', planWithTree('packages/odd/'));
    const verdict = await ws.judge('spec-001-odd');
    expect(verdict.code).toBe(1);
    expect(verdict.gates.map((gate) => gate.reason)).toContain('constitution-missing');
  });

  it.each([
    ['300 characters', 'Very long title '.repeat(19).trim()],
    ['emoji', '🚀 Cards 💳'],
    ['path syntax', '../../etc/passwd'],
  ])('a title of %s gives a safe directory', async (_title, title) => {
    await ws.nxOk(`g plan "${title}" --directory=packages/odd --no-interactive`);
    const directories = ws.files('specs').map((file) => file.split('/')[0] ?? '');
    const [directory = ''] = directories;
    expect(new Set(directories).size).toBe(1);
    expect(directory).toMatch(/^001(-[a-z0-9]+)+$/);
    expect(directory.length).toBeLessThanOrEqual(100);
  });

  it('a title without a letter or digit is refused, and nothing is written', async () => {
    const { code, output } = await ws.nx('g plan "🚀" --directory=packages/odd --no-interactive');
    expect(code === 0 ? ws.files('specs').length > 0 : /title|feature/i.test(output)).toBe(true);
    if (code !== 0) expect(ws.changes()).toEqual([]);
  });

  it('a number that two features took is told, and neither is chosen', async () => {
    ws.write('specs/003-one/plan.md', planWithTree('packages/one/'));
    ws.write('specs/003-two/plan.md', planWithTree('packages/two/'));
    ws.commit();
    const { code, output } = await ws.nx('g plan 3 --no-interactive');
    expect(code).not.toBe(0);
    expect(output).toContain('003-one');
    expect(output).toContain('003-two');
    expect(ws.changes()).toEqual([]);
  });

  it('control characters of a document never reach the terminal', async () => {
    ws.write(
      'specs/001-odd/plan.md',
      planWithTree('packages/\u001b[31mred\u0007/').replace('Odd', 'O\u001b]0;owned\u0007dd'),
    );
    const { output } = await ws.judge('spec-001-odd');
    expect(output).not.toContain('\u001b]0;owned');
    expect(output).not.toContain('\u0007');
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('a directory without permission ends in an error that names it', async () => {
    mkdirSync(ws.path('specs'));
    chmodSync(ws.path('specs'), 0o555);
    const { code, output } = await ws.nx('g plan "Odd" --directory=packages/odd --no-interactive');
    chmodSync(ws.path('specs'), 0o755);
    expect(code).not.toBe(0);
    expect(output).toContain('specs');
  });

  it('a run that was stopped half-way ends as if it had not been', async () => {
    const command = 'g plan "Odd" --directory=packages/odd --entities=Card --no-interactive';
    await ws.nxOk(command);
    const complete = ws.files('.').filter((file) => /^(specs|packages)\//.test(file));
    ws.remove('packages/odd/tests');
    ws.remove('packages/odd/src/services');
    ws.remove('specs/001-odd/research.md');
    await ws.nxOk(command);
    expect(ws.files('.').filter((file) => /^(specs|packages)\//.test(file))).toEqual(complete);
  });
});

it('outside a workspace nx says so and nothing is written', async () => {
  const ws = workspace('ts');
  ws.remove('nx.json');
  ws.remove('package.json');
  const { code } = await ws.nx('g @plangate/nx:plan "Odd" --no-interactive');
  expect(code).not.toBe(0);
  expect(ws.exists('specs')).toBe(false);
});
