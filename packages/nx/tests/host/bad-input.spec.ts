import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTITUTION, FEATURE, plan, readyWorkspace } from './shop.js';
import type { HostWorkspace } from './support.js';

const PLAN = 'specs/001-odd/plan.md';
const NODE = 'spec-001-odd';

function planWithTree(tree: string): string {
  return `# Implementation Plan: Odd\n\n## Summary\n\nOdd.\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n\n**Structure Decision**: As above.\n`;
}

let ws: HostWorkspace;
beforeEach(async () => {
  ws = await readyWorkspace();
});

const planOdd = (feature: string | number = '001-odd') =>
  ws.generate(plan, {
    feature,
    skipFormat: true,
    ...(feature === '001-odd' ? {} : { directory: 'packages/odd' }),
  });

describe('a plan.md', () => {
  it.each([
    ['empty', ''],
    ['binary', Buffer.from([0, 1, 2, 255, 254, 0, 10, 0])],
    ['inside a fence', `\`\`\`markdown\n${planWithTree('packages/a/')}\n\`\`\`\n`],
    ['with an unclosed fence', '# Implementation Plan: Odd\n\n```text\npackages/odd/\n├── src/\n'],
    [
      'with conflict markers',
      `<<<<<<< HEAD\n${planWithTree('packages/a/')}=======\n${planWithTree('packages/b/')}>>>>>>> other\n`,
    ],
  ])('that is %s ends in a verdict with a reason and a place', async (_title, content) => {
    ws.write(PLAN, content);
    const verdict = await ws.judge(NODE);
    expect(verdict).toMatchObject({ success: false, verdict: 'fail' });
    const failing = verdict.gates.filter((gate) => gate.verdict === 'fail');
    expect(failing.map(({ location }) => location?.file)).toContain(PLAN);
  });

  it('that nobody filled in is no feature alone, and one still to be planned beside a spec.md', async () => {
    ws.write(PLAN, '# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]`\n');
    expect(Object.keys((await ws.graph()).nodes)).not.toContain(NODE);
    ws.write('specs/001-odd/spec.md', '# Feature Specification: Odd\n');
    const planned = await ws.judge(NODE);
    expect(planned).toMatchObject({ success: true, verdict: 'pending' });
    expect(planned.gates.find(({ kind }) => kind === 'plan')).toMatchObject({
      reason: 'plan-unfilled',
      location: { file: PLAN },
    });
    ws.write('specs/001-odd/tasks.md', '# Tasks\n\n- [ ] T001 Do it\n');
    expect(await ws.judge(NODE)).toMatchObject({ success: false, verdict: 'fail' });
  });

  it('with CRLF and a byte order mark has the same verdict as without', async () => {
    const text = planWithTree('packages/odd/\n└── src/');
    ws.write(PLAN, text);
    const { gates } = await ws.judge(NODE);
    expect(gates.length).toBeGreaterThan(0);
    ws.write(PLAN, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect((await ws.judge(NODE)).gates).toEqual(gates);
  });

  it('without a constitution over it fails with a reason that says so', async () => {
    ws.remove(CONSTITUTION);
    ws.write(PLAN, planWithTree('packages/odd/'));
    const verdict = await ws.judge(NODE);
    expect(verdict.success).toBe(false);
    expect(verdict.gates.map(({ reason }) => reason)).toContain('constitution-missing');
  });

  it('with control characters brings none of them to the terminal', async () => {
    const text = planWithTree('packages/\u001b[31mred\u0007/').replace('Odd', 'O\u001b]0;owned\u0007dd');
    ws.write(PLAN, text);
    const { output } = await ws.judge(NODE);
    expect(output).toContain(NODE);
    expect(output).not.toContain('\u001b]0;owned');
    expect(output).not.toContain('\u0007');
  });
});

describe('a tree', () => {
  it.each([
    ['..', '../outside/\n└── stolen.ts'],
    ['an absolute path', '/tmp/plangate-outside/\n└── stolen.ts'],
    ['a home directory', '~/plangate-outside/\n└── stolen.ts'],
    ['a drive letter', 'C:\\plangate-outside\\\n└── stolen.ts'],
    ['.. in the middle', 'packages/odd/\n└── ../../../outside/stolen.ts'],
  ])('with %s creates nothing outside of the workspace, and fails', async (_title, tree) => {
    ws.write(PLAN, planWithTree(tree));
    await planOdd().catch(() => undefined);
    expect(ws.files('..').filter((file) => file.includes('stolen'))).toEqual([]);
    expect((await ws.judge(NODE)).verdict).toBe('fail');
  });

  it('that goes through a link out of the workspace does not follow it', async () => {
    mkdirSync(join(ws.root, '../elsewhere'));
    mkdirSync(join(ws.root, 'packages'));
    symlinkSync('../../elsewhere', join(ws.root, 'packages/linked'), 'dir');
    ws.write(PLAN, planWithTree('packages/linked/\n└── src/\n    └── a.ts'));
    await planOdd().catch(() => undefined);
    expect(ws.files('../elsewhere')).toEqual([]);
  });

  it.each([
    ['10,000 entries', Array.from({ length: 10_000 }, (_, index) => `├── f${index}.ts`)],
    ['a depth of 200', Array.from({ length: 200 }, (_, depth) => `${'    '.repeat(depth)}└── d${depth}/`)],
  ])('of %s ends in a verdict', async (_title, entries) => {
    ws.write(PLAN, planWithTree(`packages/odd/\n${entries.join('\n')}`));
    expect((await ws.judge(NODE)).verdict).toBe('fail');
  });
});

describe('a title', () => {
  it.each([
    ['300 characters', 'Very long title '.repeat(19).trim()],
    ['emoji', '🚀 Cards 💳'],
    ['path syntax', '../../etc/passwd'],
  ])('of %s gives a safe directory', async (_title, title) => {
    await planOdd(title);
    const directories = new Set(ws.files('specs').map((file) => file.split('/')[0] ?? ''));
    expect(directories.size).toBe(1);
    const [directory = ''] = directories;
    expect(directory).toMatch(/^001(?:-[a-z0-9]+)+$/);
    expect(directory.length).toBeLessThanOrEqual(100);
  });

  it('without a letter or digit is refused, and nothing is written', async () => {
    const before = ws.contents();
    await expect(planOdd('🚀')).rejects.toThrow(/title|feature/i);
    expect(ws.contents()).toEqual(before);
  });

  it('that is a number which two features took is told, and neither is chosen', async () => {
    ws.write('specs/003-one/plan.md', planWithTree('packages/one/'));
    ws.write('specs/003-two/plan.md', planWithTree('packages/two/'));
    const before = ws.contents();
    await expect(planOdd(3)).rejects.toThrow(/003-one.*003-two/s);
    expect(ws.contents()).toEqual(before);
  });
});

describe('a run of the generator', () => {
  const options = {
    feature: 'Saved cards at checkout',
    directory: 'packages/odd',
    entities: 'Card',
    skipFormat: true,
  };

  it('that was stopped half-way ends as if it had not been', async () => {
    await ws.generate(plan, options);
    const complete = ws.files();
    ws.remove('packages/odd/tests');
    ws.remove('packages/odd/src/services');
    ws.remove(`${FEATURE}/research.md`);
    await ws.generate(plan, options);
    expect(ws.files()).toEqual(complete);
  });

  it('leaves no trace when it is dry, and says what it would write', async () => {
    const before = ws.contents();
    const { changes } = await ws.generate(plan, options, { dryRun: true });
    expect(changes).toContain(`CREATE ${FEATURE}/plan.md`);
    expect(changes).toContain('CREATE packages/odd/src/models/card.ts');
    expect(ws.contents()).toEqual(before);
  });

  it('changes nothing the second time, whether it names the feature by title or by number', async () => {
    await ws.generate(plan, options);
    for (const feature of [options.feature, 1]) {
      expect((await ws.generate(plan, { ...options, feature })).changes).toEqual([]);
    }
  });

  it('that cannot write ends in an error that names the place', async () => {
    const specs = join(ws.root, 'specs');
    // Root may write everywhere but below a file.
    if (process.getuid?.() === 0) ws.write('specs', '');
    else mkdirSync(specs, { mode: 0o555 });
    try {
      await expect(ws.generate(plan, options)).rejects.toThrow('specs');
    } finally {
      chmodSync(specs, 0o755);
    }
  });
});
