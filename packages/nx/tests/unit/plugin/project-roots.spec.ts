import { findProjectRoots } from '../../../src/plugin/project-roots.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const noPnpm = () => Promise.resolve<string[]>([]);

async function rootsOf(
  content: Readonly<Record<string, string>>,
  pnpm = noPnpm as (text: string) => Promise<string[]>,
) {
  const root = temporaryDirectory();
  writeFiles(root, content);
  const files = Object.keys(content).filter((file) => /(project|package)\.json$/.test(file));
  const found = await findProjectRoots(files, root, pnpm);
  return Object.fromEntries(found.map((project) => [project.root, project.file]));
}
const packages = (workspaces: unknown) => ({
  'package.json': JSON.stringify({ name: 'root', workspaces }),
  'packages/a/package.json': '{}',
  'packages/b/package.json': '{}',
  'tools/c/package.json': '{}',
});

describe('findProjectRoots', () => {
  it('takes every project.json, the root one too', async () => {
    expect(await rootsOf({ 'project.json': '{}', 'libs/a/project.json': '{}' })).toEqual({
      '.': 'project.json',
      'libs/a': 'libs/a/project.json',
    });
  });

  it('takes a package.json only where workspaces include it', async () => {
    expect(Object.keys(await rootsOf(packages(['packages/*'])))).toEqual(['packages/a', 'packages/b']);
    expect(Object.keys(await rootsOf(packages({ packages: ['./packages/a', 'tools/**'] })))).toEqual([
      'packages/a',
      'tools/c',
    ]);
    expect(Object.keys(await rootsOf(packages(undefined)))).toEqual([]);
  });

  it('heeds negations, also alone', async () => {
    expect(Object.keys(await rootsOf(packages(['packages/*', '!packages/b'])))).toEqual(['packages/a']);
    expect(Object.keys(await rootsOf(packages(['!packages/*'])))).toEqual(['.', 'tools/c']);
  });

  it.each([
    ['packages/!(b)', ['packages/a']],
    ['{packages,tools}/!(a|b)', ['tools/c']],
    ['!(packages|docs)/*', ['.', 'packages/a', 'packages/b', 'tools/c']],
    ['{packages,tools}/[ac]', ['packages/a', 'tools/c']],
    ['@(packages|tools)/?', ['packages/a', 'packages/b', 'tools/c']],
    ['packages/+(a|b)', ['packages/a', 'packages/b']],
    ['**', ['.', 'packages/a', 'packages/b', 'tools/c']],
    ['packages/.hidden', ['packages/.hidden']],
    ['packages/.h*', ['packages/.hidden']],
  ])('reads %s as Nx does', async (pattern, expected) => {
    const content = { ...packages([pattern]), 'packages/.hidden/package.json': '{}' };
    expect(Object.keys(await rootsOf(content)).sort()).toEqual(expected);
  });

  it('refuses workspaces that it cannot match', async () => {
    const names = Array.from({ length: 65 }, (_, at) => `p${at}`).join(',');
    await expect(rootsOf(packages([`packages/{${names}}`]))).rejects.toThrow(/workspaces.*64 alternatives/);
  });

  it('takes a package.json beside a project.json, once', async () => {
    expect(await rootsOf({ 'package.json': '{}', 'a/package.json': '{}', 'a/project.json': '{}' })).toEqual({
      a: 'a/project.json',
    });
  });

  it('takes the root where its package.json speaks of nx', async () => {
    const content = {
      'package.json': '{"name":"root","nx":{},"workspaces":["packages/*"]}',
      'packages/a/package.json': '{}',
    };
    expect(Object.keys(await rootsOf(content))).toEqual(['.', 'packages/a']);
  });

  it('reads the workspaces of pnpm and lerna', async () => {
    const pnpm = { ...packages(undefined), 'pnpm-workspace.yaml': 'packages: [tools/*]' };
    expect(
      Object.keys(await rootsOf(pnpm, (text) => Promise.resolve(text.includes('tools') ? ['tools/*'] : []))),
    ).toEqual(['tools/c']);
    expect(Object.keys(await rootsOf({ ...packages(undefined), 'lerna.json': '{}' }))).toEqual([
      'packages/a',
      'packages/b',
    ]);
    const lerna = { ...packages(undefined), 'lerna.json': '{"packages":["tools/*"]}' };
    expect(Object.keys(await rootsOf(lerna))).toEqual(['tools/c']);
  });

  it('goes on where a file of the workspace cannot be read', async () => {
    const broken = { ...packages(['packages/a']), 'pnpm-workspace.yaml': ':', 'lerna.json': '{' };
    const pnpm = () => Promise.reject(new Error('no YAML'));
    expect(Object.keys(await rootsOf(broken, pnpm))).toEqual(['packages/a', 'packages/b']);
    expect(Object.keys(await rootsOf({ 'package.json': '{', 'packages/a/package.json': '{}' }))).toEqual([]);
  });

  it('does as NX_INFER_ALL_PACKAGE_JSONS says', async () => {
    process.env.NX_INFER_ALL_PACKAGE_JSONS = 'true';
    try {
      expect(Object.keys(await rootsOf({ 'a/package.json': '{}' }))).toEqual(['a']);
    } finally {
      delete process.env.NX_INFER_ALL_PACKAGE_JSONS;
    }
  });
});
