import { isAmongTests } from './kinds/tests/test-files.js';
import { nameOf } from '../base/paths.js';

/** What a file is for, by its path. */
export type Role =
  | 'project'
  | 'configuration'
  | 'shared'
  | 'model'
  | 'service'
  | 'interface'
  | 'entry'
  | 'source'
  | 'test'
  | 'document';

/** A file waits for those of a lower rank in the same project. */
export const RANK: Readonly<Record<Role, number>> = {
  project: 0,
  configuration: 1,
  document: 1,
  test: 1,
  shared: 2,
  model: 3,
  source: 4,
  service: 4,
  interface: 5,
  entry: 6,
};

/** Directories by what they hold; the deepest one on the way to a file decides. */
const DIRECTORIES: readonly (readonly [Role, RegExp])[] = [
  ['model', /^(?:models?|entit(?:y|ies)|domain|schemas?|types?)$/i],
  ['service', /^(?:services?|use-?cases?|application|handlers?|repositor(?:y|ies)|stores?|logic|core)$/i],
  [
    'interface',
    /^(?:cli|cmd|commands?|api|routes?|routers?|controllers?|endpoints?|resolvers?|pages?|views?|screens?|components?|ui|app|hooks|server)$/i,
  ],
  [
    'shared',
    /^(?:libs?|common|shared|utils?|helpers?|middlewares?|config|infrastructure|internal|db|database|migrations?)$/i,
  ],
];

const DOCUMENT = /(?:^|\/)docs?\/|\.(?:md|mdx|adoc|rst)$|(?:^|\/)(?:LICENSE|NOTICE)(?:\.\w+)?$/i;
const CONFIGURATION =
  /(?:^|\/)(?:package\.json|project\.json|nx\.json|tsconfig[\w.-]*\.json|pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt|go\.(?:mod|sum)|Cargo\.(?:toml|lock)|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|Package\.swift|pubspec\.yaml|Makefile|Justfile|Dockerfile[\w.-]*|(?:docker-)?compose[\w.-]*\.ya?ml|\.[\w.-]+|[\w.-]+\.config\.\w+|[\w.-]+\.csproj)$|^\.(?:github|gitlab|circleci)\//i;
const ENTRY =
  /^(?:index\.[cm]?[jt]sx?|__init__\.py|__main__\.py|main\.\w+|Program\.\w+|App\.\w+|mod\.rs|lib\.rs)$/;

/**
 * What a file is for.
 * @param path relative to its project
 */
export function roleOf(path: string): Role {
  if (isAmongTests(path)) return 'test';
  if (CONFIGURATION.test(path)) return 'configuration';
  if (DOCUMENT.test(path)) return 'document';
  if (ENTRY.test(nameOf(path))) return 'entry';
  const directories = path.split('/').slice(0, -1).reverse();
  for (const name of directories) {
    const found = DIRECTORIES.find(([, pattern]) => pattern.test(name));
    if (found !== undefined) return found[0];
  }
  return 'source';
}

/** What a directory holds; null where its name does not say. */
export function roleOfDirectory(path: string): Role | null {
  return DIRECTORIES.find(([, pattern]) => pattern.test(nameOf(path)))?.[0] ?? null;
}

/** The suite of tests that a path belongs to; `other` where no directory names one. */
export type Suite = 'contract' | 'integration' | 'unit' | 'other';

export function suiteOf(path: string): Suite {
  if (/(?:^|[/._-])contracts?(?:[/._-]|$)/i.test(path)) return 'contract';
  if (/(?:^|[/._-])(?:integration|e2e|end-to-end|acceptance)(?:[/._-]|$)/i.test(path)) return 'integration';
  return /(?:^|[/._-])unit(?:[/._-]|$)/i.test(path) ? 'unit' : 'other';
}

const NAME_OF_TEST =
  /(?:^test_|[._-](?:spec|test|tests|e2e|cy|contract|integration|unit)(?=\.|_|-|$)|(?:Tests?|Spec|IT)(?=\.\w+$)|_test(?=\.\w+$))/g;

/** The name of a file without its ending and without what makes it a test: `card-service` of `card-service.spec.ts`. */
export function stemOf(path: string): string {
  return nameOf(path)
    .replace(NAME_OF_TEST, '')
    .replace(/\..*$/, '')
    .toLowerCase()
    .replace(/[_\s-]+/g, '-');
}
