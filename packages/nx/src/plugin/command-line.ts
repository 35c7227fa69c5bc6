/** What the words of an nx command say of a run, as far as the hooks need it. */
export interface RequestedRun {
  /** Whether gates may be part of it. */
  readonly gates: boolean;
  /** The targets that it was asked for; null where the words do not say. */
  readonly targets: readonly string[] | null;
  /** The only projects that it can have been asked for; null for a run over many. */
  readonly projects: readonly string[] | null;
  /** Whether every word is known to have no say in what a task does, so that its hash is that of any other such run. */
  readonly plain: boolean;
  /** The one project it was asked for; null for a run over many. */
  readonly project: string | null;
  /** Whether it was asked for in every project that has the target, and goes on after a failure. */
  readonly all: boolean;
  /** Whether the targets that gates wait for are left out. */
  readonly withoutDependencies: boolean;
  /** Whether nothing is taken from the cache. */
  readonly withoutCache: boolean;
  /** Whether gates are to be tried as well. */
  readonly canary: boolean;
  /** Whether the command itself says if batches are to be used. */
  readonly batchChosen: boolean;
}

const EXCLUDE = /^--exclude-?task-?dependencies(?:=(.*))?$/i;
const WITHOUT_CACHE = /^--(?:skip-?nx-?cache|disable-?nx-?cache)(?:=true)?$/i;
const CANARY = /^--canary(?:=true)?$/;
const BATCH = /^--(?:no-)?batch(?:=.*)?$/;
/** Options by which a run over many leaves some out, or ends at the first failure. */
const PARTIAL = /^(?:-p|--projects?|--exclude|--nx-?bail)(?:=.*)?$/i;

/** Options that choose tasks or how they are shown and scheduled; any other may be one of the tasks' own. */
const SCHEDULING =
  /^--(?:no-)?(?:targets?|projects?|exclude|parallel|max-?parallel|output-?style|verbose|nx-?bail|nx-?ignore-?cycles|exclude-?task-?dependencies|skip-?(?:nx|remote)-?cache|disable-?(?:nx|remote)-?cache|skip-?sync|batch|base|head|files|uncommitted|untracked|all|tui|tui-?auto-?exit)(?:=.*)?$/i;
const SHORT = /^-[tp](?:=.*)?$/;

/**
 * Reads the arguments of a run. A gate is recognised by its target's name anywhere in them (`-t gate`,
 * `--targets=test,gate`, `nx gate pay`, `nx run pay:gate`): one false alarm costs milliseconds.
 */
export function requestedRun(argv: readonly string[], gateTargetName: string): RequestedRun {
  const words = argv.slice(2);
  const options = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  return {
    gates: options.some((word) => word.split(/[\s,=:]/).includes(gateTargetName)),
    targets: targetsOf(options),
    projects: projectsOf(options),
    plain:
      !words.includes('--') &&
      options.every((word) => !word.startsWith('-') || SCHEDULING.test(word) || SHORT.test(word)),
    project: oneProject(options, gateTargetName),
    all: options[0] === 'run-many' && !options.some((word) => PARTIAL.test(word)),
    withoutDependencies: options.some((word) => {
      const value = EXCLUDE.exec(word);
      return value !== null && value[1] !== 'false';
    }),
    withoutCache: options.some((word) => WITHOUT_CACHE.test(word)) || process.env.NX_SKIP_NX_CACHE === 'true',
    canary: options.some((word) => CANARY.test(word)),
    batchChosen: options.some((word) => BATCH.test(word)),
  };
}

/** `run-many -t a b`, `affected --targets=a,b`, `run pay:a`, `a pay`. A name may hold colons: each part of it counts, too. */
function targetsOf(options: readonly string[]): readonly string[] | null {
  const [first, second] = options.filter((word) => !word.startsWith('-'));
  if (first === 'run-many' || first === 'affected') return listedTargets(options);
  if (first === 'run') return second === undefined ? null : colonParts(second);
  return first === undefined ? null : colonParts(first);
}

/** `pay:eslint:lint:ci` may be the target `eslint:lint` of `pay`: whatever begins behind a colon and ends at one. */
function colonParts(word: string): string[] {
  const parts = word.split(':');
  return parts.flatMap((_, from) =>
    parts.slice(from).map((_, to) => parts.slice(from, from + to + 1).join(':')),
  );
}

/** The name before a colon; a name of a project may hold colons itself. */
function projectsOf(options: readonly string[]): readonly string[] | null {
  const [first, second] = options.filter((word) => !word.startsWith('-'));
  if (first === 'run-many' || first === 'affected' || first === undefined || second === undefined)
    return null;
  if (first !== 'run') return [second];
  const parts = second.split(':');
  return parts.map((_, end) => parts.slice(0, end + 1).join(':'));
}

function listedTargets(options: readonly string[]): readonly string[] | null {
  const listed: string[] = [];
  let listing = false;
  for (const word of options) {
    const named = /^(?:-t|--targets?)(?:=(.*))?$/.exec(word);
    if (named !== null) {
      listing = named[1] === undefined;
      listed.push(...(named[1] ?? '').split(','));
    } else if (word.startsWith('-')) listing = false;
    else if (listing) listed.push(...word.split(','));
  }
  const targets = listed.map((name) => name.trim()).filter((name) => name !== '');
  return targets.length === 0 ? null : targets;
}

function oneProject(words: readonly string[], gateTargetName: string): string | null {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  if (first === 'run' && second !== undefined) {
    const end = second.lastIndexOf(`:${gateTargetName}`);
    return end > 0 ? second.slice(0, end) : null;
  }
  return first === gateTargetName && second !== undefined ? second : null;
}
