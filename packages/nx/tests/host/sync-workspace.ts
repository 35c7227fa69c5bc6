import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as devkit from '@nx/devkit';
import { syncGenerator, type SyncResult } from '../../src/generators/sync/generator.js';
import { CONSTITUTION_TEXT, planText } from '../support/documents.js';
import { fakeLibraryGenerator } from '../unit/generators/support.js';
import { diskTree } from './nx-tree.js';
import { HostWorkspace } from './support.js';

/*
 * A workspace with one project, one open feature and a history in git. Import the generator from here: the library generator of
 * Nx is stood in for before it is loaded.
 */
jest.mock('@nx/devkit', () => {
  const actual = jest.requireActual<typeof devkit>('@nx/devkit');
  return {
    ...actual,
    ensurePackage: (name: string, version: string): unknown =>
      name === '@nx/js' ? { libraryGenerator: fakeLibraryGenerator } : actual.ensurePackage(name, version),
    installPackagesTask: (): void => undefined,
  };
});

export const CONSTITUTION = '.specify/memory/constitution.md';
export const WAIVERS = '.specify/memory/waivers.md';
export const FEATURE = 'specs/001-pay';
export const PLAN = `${FEATURE}/plan.md`;
export const TASKS = `${FEATURE}/tasks.md`;

export const TREE = `packages/pay/
├── src/
│   ├── index.ts      # EXISTING
│   └── cards.ts      # EXISTING
└── tests/            # EXISTING
    └── pay.spec.ts   # EXISTING`;

const OPEN_TASKS = '# Tasks: Pay\n\n- [x] T001 Read `packages/pay/src/cards.ts`\n- [ ] T002 Look at it\n';

/** A file that is like no other. */
export function source(name: string, lines = 12): string {
  return Array.from({ length: lines }, (_, at) => `export const ${name}${at} = '${name} ${at * 7}';\n`).join(
    '',
  );
}

const FILES = {
  'nx.json': '{ "plugins": ["@plangate/nx/plugin"] }\n',
  'package.json': JSON.stringify({ name: '@acme/source', workspaces: ['packages/*'] }),
  'tsconfig.base.json': JSON.stringify({ compilerOptions: { composite: true } }),
  'tsconfig.json': JSON.stringify({ extends: './tsconfig.base.json', files: [], references: [] }),
  [CONSTITUTION]: CONSTITUTION_TEXT,
  'packages/pay/package.json': JSON.stringify({ name: 'pay' }),
  'packages/pay/src/index.ts': source('index'),
  'packages/pay/src/cards.ts': source('cards'),
  'packages/pay/tests/pay.spec.ts': source('spec'),
  [PLAN]: planText(TREE),
  [TASKS]: OPEN_TASKS,
};

/** What a run of the sync generator did. */
export interface Synced {
  /** As `nx sync:check` lists them; empty where the workspace is in sync. */
  readonly changes: readonly string[];
  /** What Nx shows of a workspace that is out of sync; empty where it is not. */
  readonly message: string;
  /** What was printed beside. */
  readonly printed: string;
}

export class SyncWorkspace extends HostWorkspace {
  /** @param repository directory of the repository, relative to the workspace */
  constructor(files: Readonly<Record<string, string>> = {}, repository = '.') {
    super({ ...FILES, ...files });
    this.git('init', '-q', '-b', 'main', repository);
    this.commit();
  }

  git(...command: string[]): string {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...command], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  commit(): this {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'a');
    return this;
  }

  /** Moves a file or directory without telling git. */
  move(from: string, to: string): this {
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, from), join(this.root, to));
    return this;
  }

  /** Runs the generator as `nx sync` does, or as `nx sync:check` does, which writes nothing. */
  async sync({ check = false } = {}): Promise<Synced> {
    const nodes = async () => (await this.graph()).nodes;
    let result: SyncResult | undefined;
    const { changes, told } = await this.generate(
      async (tree) => {
        result = await syncGenerator(tree, undefined, { nodes });
        return result?.callback;
      },
      undefined,
      { dryRun: check },
    );
    return { changes, message: result?.outOfSyncMessage ?? '', printed: told };
  }

  /** Runs the generator as `nx g` does. */
  async generateSync(options: object = {}, dryRun = false) {
    const nodes = async () => (await this.graph()).nodes;
    return this.generate((tree, given: object) => syncGenerator(tree, given, { nodes }), options, { dryRun });
  }
}

export { diskTree };

export const WAIVER = '| II.tests @ pay | no emulator yet | mocks hide the protocol | 2099-01-01 |';
export const NOTHING = { changes: [], message: '', printed: '' };

/** Lines of a document that differ from what they were. */
export function changedLines(before: string, after: string): string[] {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line));
}
