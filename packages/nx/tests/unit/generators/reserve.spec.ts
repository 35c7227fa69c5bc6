import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FsTree } from 'nx/src/generators/tree';
import { isHeld, reserveDirectory } from '../../../src/generators/shared/reserve.js';
import { openWorkspace } from '../../../src/generators/shared/workspace.js';
import { temporaryDirectory } from '../../support/temporary.js';

const before = process.env.NX_DRY_RUN;
const LOCK = '.nx/workspace-data/plangate/feature-number.lock';

let root: string;
const directories = (): string[] =>
  existsSync(join(root, 'specs')) ? readdirSync(join(root, 'specs')).map((name) => `specs/${name}`) : [];
const next = () => `specs/${String(directories().length + 1).padStart(3, '0')}-cards`;
const reserve = (choose: () => string = next) =>
  reserveDirectory(openWorkspace(new FsTree(root, false)), choose, directories);
const age = (path: string, seconds: number) => {
  const moment = Date.now() / 1000 - seconds;
  utimesSync(join(root, path), moment, moment);
};

beforeEach(() => {
  root = temporaryDirectory();
  process.env.NX_DRY_RUN = 'false';
});
afterAll(() => {
  if (before === undefined) delete process.env.NX_DRY_RUN;
  else process.env.NX_DRY_RUN = before;
});

describe('the directory of a new feature', () => {
  it('is held while its documents are written, and given back with what was made for it', () => {
    const { directory, release } = reserve();
    expect(directory).toBe('specs/001-cards');
    expect(isHeld(openWorkspace(new FsTree(root, false)), directory)).toBe(true);
    expect(existsSync(join(root, LOCK))).toBe(false);
    release();
    expect(existsSync(join(root, 'specs'))).toBe(false);
  });

  it('stays when something was put into it', () => {
    const { directory, release } = reserve();
    writeFileSync(join(root, directory, 'spec.md'), '# Mine\n');
    release();
    expect(directories()).toEqual(['specs/001-cards']);
    expect(isHeld(openWorkspace(new FsTree(root, false)), directory)).toBe(false);
  });

  it('is no longer held by a run that died a while ago', () => {
    mkdirSync(join(root, 'specs/001-cards'), { recursive: true });
    age('specs/001-cards', 120);
    expect(isHeld(openWorkspace(new FsTree(root, false)), 'specs/001-cards')).toBe(false);
  });

  it('is taken by nobody in a dry run', () => {
    process.env.NX_DRY_RUN = 'true';
    expect(reserve().directory).toBe('specs/001-cards');
    expect(existsSync(join(root, 'specs'))).toBe(false);
  });

  it('is another one where somebody was faster', () => {
    mkdirSync(join(root, 'specs/001-cards'), { recursive: true });
    const offers = ['specs/001-cards', 'specs/002-cards'];
    expect(reserve(() => offers.shift() ?? '').directory).toBe('specs/002-cards');
  });

  it('is another one where its number was taken under another name meanwhile', () => {
    mkdirSync(join(root, 'specs/001-boards'), { recursive: true });
    const offers = ['specs/001-cards', 'specs/002-cards'];
    expect(reserve(() => offers.shift() ?? '').directory).toBe('specs/002-cards');
    expect(directories()).toEqual(['specs/001-boards', 'specs/002-cards']);
  });

  it('is not made behind a link that leaves the workspace', () => {
    const outside = temporaryDirectory();
    symlinkSync(outside, join(root, 'specs'));
    expect(reserve(() => 'specs/001-cards').directory).toBe('specs/001-cards');
    expect(readdirSync(outside)).toEqual([]);
  });

  it('is reserved past a lock that a run has left behind', () => {
    mkdirSync(join(root, LOCK), { recursive: true });
    age(LOCK, 60);
    expect(reserve().directory).toBe('specs/001-cards');
    expect(existsSync(join(root, LOCK))).toBe(false);
  });

  it('is named, and not made, where something else stands in its way', () => {
    writeFileSync(join(root, 'specs'), 'a file');
    const { directory, release } = reserve(() => 'specs/001-cards');
    release();
    expect(directory).toBe('specs/001-cards');
    expect(existsSync(join(root, directory))).toBe(false);
  });
});
