/** What the words of a command choose: tests within files, or whole files, which reports show by themselves. */
export interface PartialWords {
  /** Words that leave out tests of files that run, as written. */
  readonly tests: readonly string[];
  /** Words that leave out files, as written. */
  readonly files: readonly string[];
}

type Chosen = keyof PartialWords;

/** Options by their name without hyphens, in small letters: tools and executors spell them in both ways. */
const LONG: Readonly<Record<string, Chosen>> = {
  __proto__: null as never,
  ...named(
    'tests',
    'testnamepattern grep fgrep grepinvert shard lastfailed lf deselect stepwise sw partition testname onlyfailedtests',
  ),
  ...named(
    'files',
    'onlychanged changed changedsince lastcommit onlyfailures findrelatedtests related runtestsbypath testpathpattern testpathpatterns testpathignorepatterns testfile testfiles spec',
  ),
};

/** Options of one tool whose names mean something else to others. */
const BY_TOOL: Readonly<Record<string, Readonly<Record<string, Chosen>>>> = {
  jest: { '-t': 'tests', '-o': 'files', '-f': 'files' },
  vitest: { '-t': 'tests' },
  playwright: { '-g': 'tests' },
  mocha: { '-g': 'tests', '-f': 'tests' },
  ava: { '-m': 'tests', '--match': 'tests' },
  pytest: { '-k': 'tests', '-m': 'tests', '--ignore': 'files', '--ignore-glob': 'files' },
  go: { '-run': 'tests', '--run': 'tests', '-skip': 'tests', '--skip': 'tests' },
  gradle: { '--tests': 'tests' },
  mvn: { '-Dtest': 'tests', '-Dit.test': 'tests' },
  dotnet: { '--filter': 'tests' },
  phpunit: { '--filter': 'tests', '--group': 'tests', '--exclude-group': 'tests' },
  rspec: { '-e': 'tests', '--example': 'tests', '--tag': 'tests' },
  nextest: { '-E': 'tests', '--filter-expr': 'tests' },
};

/** How executors and wrappers of a tool are called. */
const TOOL_NAMES: Readonly<Record<string, string>> = {
  '@nx/vite:test': 'vitest',
  gotestsum: 'go',
  '@nx-go/nx-go:test': 'go',
  mvnw: 'mvn',
  gradlew: 'gradle',
  'py.test': 'pytest',
};

/** Runners of scripts: what they run, only its short options can tell. */
const SCRIPT_RUNNERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun', 'nx:run-script']);
const OF_SCRIPTS: Readonly<Record<string, Chosen>> = { '-t': 'tests', '-k': 'tests', '-g': 'tests' };

/** Words that are looked at; nobody writes more. */
const MAX_WORDS = 2_000;

/**
 * The words of the command of a target that make its run one of a part of its tests. What a short option means depends on the tool
 * before it.
 * @param words the command or the executor first, then its options
 */
export function partialWords(words: readonly string[]): PartialWords {
  const found: Record<Chosen, string[]> = { tests: [], files: [] };
  let tool: Readonly<Record<string, Chosen>> = {};
  const looked = words.slice(0, MAX_WORDS);
  for (const [at, word] of looked.entries()) {
    if (!word.startsWith('-')) {
      tool = /^(?:&&|\|\||\|)$|;$/.test(word) ? {} : (toolOf(word) ?? tool);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const chosen = Object.hasOwn(tool, name) ? tool[name] : longOption(name);
    if (chosen === undefined) continue;
    const next = looked[at + 1];
    const value = equals >= 0 ? word.slice(equals + 1) : next?.startsWith('-') === true ? undefined : next;
    if (isWhole(name, value)) continue;
    found[chosen].push(equals < 0 && value !== undefined ? `${word} ${value}` : word);
  }
  return found;
}

function named(chosen: Chosen, names: string): Record<string, Chosen> {
  return Object.fromEntries(names.split(' ').map((name) => [name, chosen]));
}

function longOption(name: string): Chosen | undefined {
  return name.startsWith('--') ? LONG[name.slice(2).replaceAll('-', '').toLowerCase()] : undefined;
}

/** The options of the tool that a word calls; undefined where it calls none. */
function toolOf(word: string): Readonly<Record<string, Chosen>> | undefined {
  if (SCRIPT_RUNNERS.has(word)) return OF_SCRIPTS;
  const program = word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:cmd|exe|js|mjs|cjs|bat|sh)$/, '');
  const name = TOOL_NAMES[word] ?? TOOL_NAMES[program] ?? program.replace(/:.*$/, '');
  return Object.hasOwn(BY_TOOL, name) ? BY_TOOL[name] : undefined;
}

/** Whether a value takes the whole after all: the only shard, an option that is off, a pattern of nothing. */
function isWhole(name: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (value === '' || value === 'false') return true;
  return /shard|partition/.test(name) && /^(?:\w{1,10}:)?1\/1$/.test(value);
}
