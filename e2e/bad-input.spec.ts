import { chmodSync, mkdirSync } from 'node:fs';
import { workspace, type Workspace } from './support/workspace.ts';

/** What wrong documents come to is in the host tests; here is what only a process of Nx can show. */
describe('input of strangers', () => {
  let ws: Workspace;

  beforeEach(() => {
    ws = workspace('ts');
  });

  it('brings no control character of a document to the terminal, and writes nothing outside', async () => {
    const tree = 'packages/\u001b[31mred\u0007/\n└── ../../../outside/stolen.ts';
    const plan = `# Implementation Plan: O\u001b]0;owned\u0007dd\n\n## Summary\n\nOdd.\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n\n**Structure Decision**: As above.\n`;
    ws.write('specs/001-odd/plan.md', plan);
    const generated = await ws.nx('g plan 001-odd --no-interactive');
    const judged = await ws.judge('spec-001-odd');
    expect(judged.verdict).toBe('fail');
    expect(ws.files('..').filter((file) => file.includes('stolen'))).toEqual([]);
    for (const { output } of [generated, judged]) {
      expect(output).not.toContain('\u001b]0;owned');
      expect(output).not.toContain('\u0007');
    }
  });

  it('that is refused ends the generator with an error, and nothing is written', async () => {
    const { code, output } = await ws.nx('g plan "🚀" --directory=packages/odd --no-interactive');
    expect(code).not.toBe(0);
    expect(output).toMatch(/title|feature/i);
    expect(ws.changes()).toEqual([]);
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

  it('outside a workspace nx says so and nothing is written', async () => {
    ws.remove('nx.json');
    ws.remove('package.json');
    const { code } = await ws.nx('g @plangate/nx:plan "Odd" --no-interactive');
    expect(code).not.toBe(0);
    expect(ws.exists('specs')).toBe(false);
  });
});
