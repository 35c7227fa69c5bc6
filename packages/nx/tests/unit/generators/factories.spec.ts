import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import * as factories from '../../../src/generators/factories.js';
import { guarded, type Factory } from '../../../src/generators/guarded.js';
import { applyChanges, diskTree } from '../../host/nx-tree.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const CONSTITUTION = '.specify/memory/constitution.md';

describe('what Nx calls for a generator', () => {
  it('runs it where @nx/devkit is installed', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await factories.init(tree, {} as never);
    expect(tree.exists(CONSTITUTION)).toBe(true);
    await factories.spec(tree, { description: 'Saved cards' } as never);
    expect(tree.exists('specs/001-saved-cards/spec.md')).toBe(true);
  });

  describe('without @nx/devkit', () => {
    const withError = (error: Error) => {
      jest.resetModules();
      jest.doMock('@nx/devkit', () => {
        throw error;
      });
    };
    afterEach(() => {
      jest.dontMock('@nx/devkit');
      jest.resetModules();
    });

    it('says that it is missing and which command adds it', async () => {
      withError(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
      const tree = createTreeWithEmptyWorkspace();
      for (const name of [
        'constitution',
        'spec',
        'plan',
        'evidence',
        'baseline',
        'structure',
        'conform',
      ] as const)
        await expect(factories[name](tree, {} as never)).rejects.toThrow(
          /@nx\/devkit.*nx g @plangate\/nx:init/s,
        );
      expect(tree.listChanges().map(({ path }) => path)).not.toContain(CONSTITUTION);
    });

    describe('init', () => {
      const MANIFEST = 'package.json';
      let root: string;
      let calls: number;
      const read = (path: string): string => readFileSync(join(root, path), 'utf8');
      const runUntil = async (factory: Factory, killedAfter = Infinity): Promise<void> => {
        const tree = diskTree(root);
        const after = (await factory(tree, {} as never)) as () => Promise<void>;
        applyChanges(root, tree, killedAfter);
        if (killedAfter === Infinity) await after();
      };
      const adding = guarded('plan', (tree) => {
        tree.write('plan.md', '');
        tree.write('src/card.ts', '');
        return Promise.resolve(tree.write(MANIFEST, '{ "private": true }'));
      });

      beforeEach(() => {
        root = temporaryDirectory();
        writeFiles(root, { [MANIFEST]: '{}' });
        calls = 0;
        jest.spyOn(console, 'warn').mockImplementation(() => undefined);
        withError(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
        jest.doMock('../../../src/generators/init/devkit.js', () => ({
          addDevkit: (tree: Tree) => {
            const text = tree.read(MANIFEST, 'utf-8') ?? '';
            if (!text.includes('devkit')) tree.write(MANIFEST, text.replace(' }', ', "devkit": true }'));
            return () => void (calls += 1);
          },
        }));
      });
      afterEach(() => {
        jest.dontMock('../../../src/generators/init/devkit.js');
        jest.restoreAllMocks();
      });

      it('completes a run that was killed before it changes package.json itself, and then installs', async () => {
        await runUntil(adding, 1);
        await runUntil(factories.init);
        expect([read(MANIFEST), calls]).toEqual(['{ "private": true, "devkit": true }', 1]);
      });

      it('is run to its end by the same command, if it is killed itself', async () => {
        await runUntil(adding, 1);
        await runUntil(factories.init, 1);
        expect([existsSync(join(root, 'src/card.ts')), read(MANIFEST)]).toEqual([true, '{}']);
        await runUntil(factories.init);
        expect([read(MANIFEST), calls]).toEqual(['{ "private": true, "devkit": true }', 1]);
      });
    });

    it('lets any other error of it say itself what is wrong', async () => {
      withError(new Error('a broken installation'));
      const tree = createTreeWithEmptyWorkspace();
      await expect(factories.spec(tree, {} as never)).rejects.toThrow('a broken installation');
    });
  });
});
