import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { applyFilePlan } from '../../../src/scaffolding/apply.js';
import { filePlan, joinPlans, missingFiles, type PlannedFile } from '../../../src/scaffolding/file-plan.js';
import { filesAfter } from '../../../src/scaffolding/overlay.js';
import { memoryFiles } from './support.js';

const file = (path: string, more: Partial<PlannedFile> = {}): PlannedFile => ({
  path,
  content: `${path}\n`,
  reason: 'document',
  ...more,
});

describe('a plan of files', () => {
  it('keeps what is there', () => {
    const plan = missingFiles([file('a.md'), file('b.md')], (path) => path === 'a.md');
    expect(plan.files.map(({ path }) => path)).toEqual(['b.md']);
    expect(plan.kept).toEqual(['a.md']);
  });

  it('joins others in their order, each input once', () => {
    const joined = joinPlans(
      filePlan({ files: [file('a')], inputs: ['plan.md'] }),
      filePlan({ files: [file('b')], inputs: ['plan.md', 'spec.md'] }),
    );
    expect(joined.files.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(joined.inputs).toEqual(['plan.md', 'spec.md']);
  });

  it('shows the workspace as it will be', () => {
    const files = memoryFiles({ 'specs/001-a/spec.md': 'there' });
    const plan = filePlan({
      files: [
        file('specs/001-a/spec.md'),
        file('specs/001-a/contracts/card.json'),
        file('b.md'),
        file('b/c.md'),
      ],
    });
    const after = filesAfter(files, plan);
    expect(after.read('specs/001-a/spec.md')).toEqual({ ok: true, text: 'there' });
    expect(after.read('b.md')).toEqual({ ok: true, text: 'b.md\n' });
    expect(after.list('specs/001-a')).toEqual(['contracts/', 'spec.md']);
    expect(after.list('.')).toEqual(['b.md', 'b/', 'specs/']);
    expect([after.kind('specs/001-a/contracts'), after.kind('b/c.md'), after.kind('b/d.md')]).toEqual([
      'dir',
      'file',
      null,
    ]);
    expect(Buffer.concat([...after.chunks('b.md')]).toString()).toBe('b.md\n');
  });

  it('shows an edited file as edited', () => {
    const plan = filePlan({ files: [file('a', { content: 'after', edits: true })] });
    expect(filesAfter(memoryFiles({ a: 'before' }), plan).read('a')).toEqual({ ok: true, text: 'after' });
  });
});

describe('applyFilePlan', () => {
  it('writes what is missing, edits what it was made of, and skips what is not needed', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('kept.md', 'mine');
    tree.write('edited.json', '{}');
    tree.write('jest.config.cjs', '');
    const plan = filePlan({
      files: [
        file('new.md'),
        file('kept.md'),
        file('edited.json', { content: '{"a":1}', edits: true, isFinal: true }),
        file('jest.config.ts', { unless: ['jest.config.cjs'] }),
      ],
    });
    const applied = await applyFilePlan(tree, plan, { skipFormat: true });
    expect(tree.read('new.md', 'utf-8')).toBe('new.md\n');
    expect(tree.read('kept.md', 'utf-8')).toBe('mine');
    expect(tree.read('edited.json', 'utf-8')).toBe('{"a":1}');
    expect(tree.exists('jest.config.ts')).toBe(false);
    expect(applied.skipped.map(({ path }) => path)).toEqual(['jest.config.ts']);
    expect(applied.dependenciesChanged).toBe(false);
  });

  it('declares what code needs, with the versions that are there', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('package.json', '{ "dependencies": { "zod": "4.0.0" } }');
    tree.write('packages/a/package.json', '{}');
    const needs = {
      root: 'packages/a',
      stack: 'typescript',
      dependencies: { zod: '^4.1.12', react: '^19.0.0' },
      devDependencies: {},
      testInputs: null,
      isNew: true,
      tools: {},
    };
    const applied = await applyFilePlan(tree, filePlan({ needs: [needs] }), { skipFormat: true });
    expect(JSON.parse(tree.read('packages/a/package.json', 'utf-8') ?? '')).toMatchObject({
      dependencies: { react: '^19.0.0', zod: '4.0.0' },
    });
    expect(applied.dependenciesChanged).toBe(true);
  });
});
