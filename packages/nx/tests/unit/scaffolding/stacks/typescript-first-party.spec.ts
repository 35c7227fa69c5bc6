import type { Conventions } from '../../../../src/scaffolding/stacks/typescript/conventions/conventions.js';
import {
  loadFirstParty,
  type FirstPartyHost,
} from '../../../../src/scaffolding/stacks/typescript/project/first-party.js';
import { generatorFor } from '../../../../src/scaffolding/stacks/typescript/project/generator-for.js';

interface Given {
  readonly nxVersion: string;
  readonly installed?: Readonly<Record<string, string>>;
  readonly published?: Readonly<Record<string, readonly string[]>>;
  readonly broken?: string;
  readonly tools?: Partial<
    Pick<Conventions, 'testRunner' | 'linter' | 'framework' | 'projectType' | 'bundler'>
  >;
}

const JEST: Conventions = {
  testRunner: 'jest',
  testNames: 'global',
  linter: 'eslint',
  framework: 'none',
  bundler: 'none',
  projectType: 'library',
  importEnding: '.js',
};

/** What is fetched, in order; a package that the workspace has is loaded and not fetched. */
function fetched({ nxVersion, installed = {}, published = {}, broken, tools = {} }: Given): string[] {
  const calls: string[] = [];
  const host: FirstPartyHost = {
    nxVersion,
    installed: (name) => installed[name] ?? null,
    versionsOf: (name) => published[name] ?? [],
    ensure: (name, version) => {
      if (name === broken) throw new Error('ENETUNREACH');
      const isKnown = installed[name] !== undefined || calls.some((call) => call.startsWith(`${name}@`));
      if (!isKnown) calls.push(`${name}@${version}`);
      return name;
    },
  };
  const needed = generatorFor({ ...JEST, ...tools });
  expect(loadFirstParty(needed, host)).toBe(needed.module);
  return calls;
}

const versions = (js: string[], jest: string[], eslint: string[]) => ({
  '@nx/js': js,
  '@nx/jest': jest,
  '@nx/eslint': eslint,
});
const ALL = ['@nx/js', '@nx/jest', '@nx/eslint'];

describe('the packages of Nx that make a project', () => {
  it('are those of its framework, which comes first because it requires the others', () => {
    const tools = {
      framework: 'react',
      testRunner: 'vitest',
      projectType: 'application',
      bundler: 'vite',
    } as const;
    const names = ['@nx/react', '@nx/js', '@nx/vite', '@nx/vitest', '@nx/eslint'];
    const published = Object.fromEntries(names.map((name) => [name, ['23.2.1']]));
    expect(fetched({ nxVersion: '23.2.1', published, tools })).toEqual(names.map((name) => `${name}@23.2.1`));
  });

  it('are only those of the tools that it gets', () => {
    const published = Object.fromEntries(['@nx/js', '@nx/vitest'].map((name) => [name, ['23.2.1']]));
    const tools = { testRunner: 'vitest', linter: 'none' } as const;
    expect(fetched({ nxVersion: '23.2.1', published, tools })).toEqual([
      '@nx/js@23.2.1',
      '@nx/vitest@23.2.1',
    ]);
  });

  it('are those of the workspace, of whatever version', () => {
    const installed = { '@nx/js': '23.3.1', '@nx/jest': '23.2.1', '@nx/eslint': '24.0.0' };
    expect(fetched({ nxVersion: '24.0.6', installed })).toEqual([]);
  });

  it('have the version of Nx where it is published', () => {
    const all = ['22.7.11', '22.7.12', '23.0.0'];
    expect(fetched({ nxVersion: '22.7.12', published: versions(all, all, all) })).toEqual(
      ALL.map((name) => `${name}@22.7.12`),
    );
  });

  it('have the newest version that all have and that goes with Nx', () => {
    const published = versions(['23.2.1', '23.3.1'], ['23.2.0', '23.2.1'], ['23.2.1', '23.3.1']);
    expect(fetched({ nxVersion: '24.0.6', published })).toEqual(ALL.map((name) => `${name}@23.2.1`));
  });

  it('follow the one that the workspace has', () => {
    const published = versions([], ['23.2.1', '24.0.0'], ['23.2.1', '24.0.0']);
    const installed = { '@nx/js': '23.2.1' };
    expect(fetched({ nxVersion: '24.0.0', installed, published })).toEqual([
      '@nx/jest@23.2.1',
      '@nx/eslint@23.2.1',
    ]);
  });

  it('are named when no version fits', () => {
    const published = versions(['22.7.12'], ['22.7.12'], []);
    expect(() => fetched({ nxVersion: '24.0.6', published })).toThrow(
      /@nx\/js, @nx\/jest, @nx\/eslint.*24\.0\.6/,
    );
  });

  it('are named when they cannot be fetched', () => {
    const installed = { '@nx/js': '23.2.1', '@nx/jest': '23.2.1' };
    const published = versions([], [], ['23.2.1']);
    const given = { nxVersion: '23.2.1', installed, published, broken: '@nx/eslint' };
    expect(() => fetched(given)).toThrow(/@nx\/eslint@23\.2\.1.*ENETUNREACH/);
  });
});
