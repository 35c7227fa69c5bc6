import * as devkit from '@nx/devkit';
import * as typescript from 'typescript';
import { fetchedPackage, workspaceCompiler } from '../../../src/scaffolding/fetched-package.js';

jest.mock('@nx/devkit', () => ({ ...jest.requireActual<object>('@nx/devkit'), ensurePackage: jest.fn() }));
const ensure = devkit.ensurePackage as unknown as jest.Mock;

afterEach(() => {
  delete process.env.NX_DRY_RUN;
  ensure.mockReset();
});

describe('a package that is fetched', () => {
  it.each(['true', 'false', undefined])('may be in a dry run, which it still is afterwards: %s', (dryRun) => {
    if (dryRun !== undefined) process.env.NX_DRY_RUN = dryRun;
    ensure.mockImplementation(() => process.env.NX_DRY_RUN ?? 'fetched');
    expect(fetchedPackage('typescript', '*')).toBe('fetched');
    expect(process.env.NX_DRY_RUN).toBe(dryRun);
  });
});

describe('the compiler', () => {
  it('is the one of the workspace', () => {
    ensure.mockReturnValue(typescript);
    expect(workspaceCompiler()).toBe(typescript);
    expect(ensure.mock.calls).toEqual([['typescript', expect.any(String)]]);
  });

  it.each([{ version: '7.0.2' }, null])(
    'is another one where the workspace has one that cannot be called: %j',
    (installed) => {
      ensure.mockImplementation((name: string) => (name === 'typescript' ? installed : typescript));
      expect(workspaceCompiler()).toBe(typescript);
    },
  );

  it('that cannot be had is an error with what to add', () => {
    expect(() => workspaceCompiler(() => null)).toThrow(/@typescript\/typescript6/);
  });
});
