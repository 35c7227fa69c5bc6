import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import * as factories from '../../../src/generators/factories.js';

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

    it('lets any other error of it say itself what is wrong', async () => {
      withError(new Error('a broken installation'));
      const tree = createTreeWithEmptyWorkspace();
      await expect(factories.spec(tree, {} as never)).rejects.toThrow('a broken installation');
    });
  });
});
