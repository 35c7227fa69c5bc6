/** What the words of an nx command say of a run, as far as the hooks need it. */
export interface RequestedRun {
  /** Whether gates may be part of it. */
  readonly gates: boolean;
  /** The one project it was asked for; null for a run over many. */
  readonly project: string | null;
  /** Whether it was asked for in every project that has the target, and goes on after a failure. */
  readonly all: boolean;
  /** Whether the targets that gates wait for are left out. */
  readonly withoutDependencies: boolean;
  /** Whether nothing is taken from the cache. */
  readonly withoutCache: boolean;
  /** Whether the command itself says if batches are to be used. */
  readonly batchChosen: boolean;
}

const EXCLUDE = /^--exclude-?task-?dependencies(?:=(.*))?$/i;
const WITHOUT_CACHE = /^--(?:skip-?nx-?cache|disable-?nx-?cache)(?:=true)?$/i;
const BATCH = /^--(?:no-)?batch(?:=.*)?$/;
/** Options by which a run over many leaves some out, or ends at the first failure. */
const PARTIAL = /^(?:-p|--projects?|--exclude|--nx-?bail)(?:=.*)?$/i;

/**
 * Reads the arguments of a run. A gate is recognised by its target's name anywhere in them (`-t gate`,
 * `--targets=test,gate`, `nx gate pay`, `nx run pay:gate`): one false alarm costs milliseconds.
 */
export function requestedRun(argv: readonly string[], gateTargetName: string): RequestedRun {
  const words = argv.slice(2);
  const options = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  return {
    gates: options.some((word) => word.split(/[\s,=:]/).includes(gateTargetName)),
    project: oneProject(options, gateTargetName),
    all: options[0] === 'run-many' && !options.some((word) => PARTIAL.test(word)),
    withoutDependencies: options.some((word) => {
      const value = EXCLUDE.exec(word);
      return value !== null && value[1] !== 'false';
    }),
    withoutCache: options.some((word) => WITHOUT_CACHE.test(word)) || process.env.NX_SKIP_NX_CACHE === 'true',
    batchChosen: options.some((word) => BATCH.test(word)),
  };
}

function oneProject(words: readonly string[], gateTargetName: string): string | null {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  if (first === 'run' && second !== undefined) {
    const end = second.lastIndexOf(`:${gateTargetName}`);
    return end > 0 ? second.slice(0, end) : null;
  }
  return first === gateTargetName && second !== undefined ? second : null;
}
