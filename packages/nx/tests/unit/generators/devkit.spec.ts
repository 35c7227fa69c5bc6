import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readJson, writeJson } from '@nx/devkit';
import { addDevkit, type DevkitHost } from '../../../src/generators/init/devkit.js';

function host(nxVersion: string, versions: readonly string[], calls: string[]): DevkitHost {
  return {
    nx: { version: nxVersion, command: 'nx' },
    packageManager: {
      name: 'npm',
      versionsOf: () => versions,
      install: () => void calls.push('install'),
    },
    runNx: (words) => void calls.push(words.join(' ')),
  };
}

function workspaceWithoutDevkit() {
  const tree = createTreeWithEmptyWorkspace();
  writeJson(tree, 'package.json', { name: 'acme', devDependencies: { zod: '4.0.0', nx: '22.7.12' } });
  return tree;
}

const PUBLISHED = ['22.7.11', '22.7.12', '23.3.2', '24.0.0', '24.1.0-beta.1'];

describe('a workspace without @nx/devkit', () => {
  it.each([
    ['22.7.12', '22.7.12'],
    ['22.8.0', '22.7.12'],
    ['24.0.6', '24.0.0'],
    ['24.1.0-beta.1', '24.1.0-beta.1'],
  ])('with Nx %s gets %s', (nxVersion, expected) => {
    const tree = workspaceWithoutDevkit();
    addDevkit(tree, {}, host(nxVersion, PUBLISHED, []));
    expect(readJson(tree, 'package.json')).toEqual({
      name: 'acme',
      devDependencies: { '@nx/devkit': expected, nx: '22.7.12', zod: '4.0.0' },
    });
  });

  it.each(['dependencies', 'devDependencies'])(
    'keeps the version that %s have, or replaces it there',
    (section) => {
      const tree = createTreeWithEmptyWorkspace();
      const declared = { name: 'acme', [section]: { '@nx/devkit': '22.0.0' } };
      writeJson(tree, 'package.json', declared);
      addDevkit(tree, {}, host('22.7.12', [], []));
      expect(readJson(tree, 'package.json')).toEqual(declared);
      addDevkit(tree, { keepExistingVersions: false }, host('22.7.12', PUBLISHED, []));
      expect(readJson(tree, 'package.json')).toEqual({
        name: 'acme',
        [section]: { '@nx/devkit': '22.7.12' },
      });
    },
  );

  it('installs it and runs init again with the same options, once all is written', async () => {
    const calls: string[] = [];
    const run = addDevkit(workspaceWithoutDevkit(), { skipFormat: true }, host('24.0.6', PUBLISHED, calls));
    expect(calls).toEqual([]);
    await run();
    expect(calls).toEqual(['install', expect.stringMatching(/^g @plangate\/nx:init .*--skipFormat=true/)]);
  });

  it('is told what is missing when no version fits, and nothing is written', () => {
    const tree = workspaceWithoutDevkit();
    const before = tree.read('package.json', 'utf-8');
    expect(() => addDevkit(tree, {}, host('22.7.12', [], []))).toThrow(/@nx\/devkit.*22\.7\.12/s);
    expect(tree.read('package.json', 'utf-8')).toEqual(before);
  });
});
