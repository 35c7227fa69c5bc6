import type { GateInput } from './word-pattern.js';

const NAME = '[A-Za-z][\\w.:-]{0,60}';
const RUNNER = '(?:(?:npx|pnpm(?: exec)?|yarn|bunx|npm exec(?: --)?) )?';
/** `nx run-many -t build test`, `nx affected --target=lint`: the targets behind the flag. */
const RUN_MANY = new RegExp(
  `^${RUNNER}nx (?:run-many|affected)(?: --all)? (?:-t|--targets?)(?:=| )(${NAME}(?:[ ,]${NAME}){0,9})(?: --all)?$`,
);
/** `nx build`, `nx run shop:build`, `nx build shop`. */
const RUN_ONE = new RegExp(
  `^${RUNNER}nx (?:run ([\\w@/.-]{1,100}):(${NAME})|(${NAME})(?: ([\\w@/.-]{1,100}))?)$`,
);
/** `npm run lint`, `npm test`, `pnpm -r lint`, `yarn build`, `turbo run test`, `turbo lint`, `deno task lint`. */
const SCRIPT = new RegExp(
  `^(?:(?:npm|pnpm(?: -r)?|yarn|bun|npx turbo|turbo|deno) (?:run|task) (${NAME})|npm (test)|(?:pnpm(?: -r)?|yarn|turbo|bun) (${NAME}))$`,
);
/** Tools of other languages whose commands have the names of targets; flags that take everything in change nothing. */
const ALL =
  '(?: (?:--workspace|--all|--all-targets|--all-features|--locked|--verbose|-v|\\./\\.\\.\\.|--no-restore)){0,4}';
const TOOL = new RegExp(
  `^(?:(?:make|just|(?:\\./)?gradlew?|(?:\\./)?mvnw?) (${NAME})|(?:cargo|go|dotnet|flutter|dart|mix|bazel) (test|build|check|vet|fmt|format)${ALL}(?: -- --check)?)$`,
);
/** A linter of its own name, with what it takes in. */
const LINTER =
  /^(?:(?:npx|pnpm(?: exec)?|yarn|bunx|uv run|poetry run|pipenv run|bundle exec) )?(?:(cargo clippy|golangci-lint(?: run)?|eslint|ruff(?: check)?(?! format)|flake8|pylint|biome (?:check|lint|ci)|oxlint|stylelint|rubocop)(?: [\w./*"'={}-]{1,80}){0,8})$/;
/** A type checker of its own name. */
const CHECKER =
  /^(?:(?:npx|pnpm(?: exec)?|yarn|bunx|uv run|poetry run|pipenv run) )?(?:mypy|pyright|basedpyright|tsc|vue-tsc)(?: [\w./*"'=-]{1,80}){0,8}$/;
const NO_WARNINGS = /(?:-D|--deny)[ =]?warnings(?:\s|$)|--max-warnings[ =]0(?:\s|$)/;
/** With these a linter fixes or hides what it finds. */
const HARMLESS = /(?:^|\s)(?:--fix|--write|--exit-zero|--no-deps|-A|--quiet|--cap-lints)(?:[\s=]|$)/;

/** Commands of nx and of package managers that run no target. */
const NO_TARGETS = new Set(
  (
    'install add remove exec dlx ci publish init update upgrade audit graph sync report migrate reset format show affected ' +
    'run-many run generate g list release daemon watch import create link pack why outdated store config dedupe up import ' +
    'task prune login logout x pm'
  ).split(' '),
);

/** What changes the world, or never ends, is not for a gate to run; a check of it is. */
const ACTS =
  /^(?:deploy|publish|release|ship|migrate|push|destroy|rollback|start|serve|dev|watch|upload|seed|reset|clean)(?:$|[:.-](?!.*(?:check|verify|dry-run|test|lint|build)$))/i;

/** The gates of a command that must pass: its targets, or no findings of the linter it runs. */
export function gatesOfCommand(command: string): GateInput[] {
  if (LINTER.test(command)) return HARMLESS.test(command) ? [] : [lintOf(command)];
  if (CHECKER.test(command)) return [{ kind: 'types', max: { errors: 0 } }];
  const [script, flags] = splitFlags(command);
  const targets = targetsOf(script);
  return flags ? [...targets, ...(targets.length > 0 ? [lintOf(command)] : [])] : targets;
}

/** `npm run lint -- --max-warnings 0` runs the script as it is, and allows no warnings. */
function splitFlags(command: string): [string, boolean] {
  const match = /^(.{3,120}?)(?: --)? --max-warnings[ =]0$/.exec(command);
  return match === null ? [command, false] : [match[1] ?? command, true];
}

function lintOf(command: string): GateInput {
  return { kind: 'lint', max: { errors: 0, ...(NO_WARNINGS.test(command) ? { warnings: 0 } : {}) } };
}

function targetsOf(command: string): GateInput[] {
  const many = RUN_MANY.exec(command)?.[1];
  if (many !== undefined) return many.split(/[ ,]/).flatMap((name) => named(name, undefined));
  const one = RUN_ONE.exec(command);
  if (one !== null) return named(one[2] ?? one[3], one[1] ?? one[4]);
  const other = SCRIPT.exec(command) ?? TOOL.exec(command);
  return other === null
    ? []
    : named(
        other.slice(1).find((name) => name !== undefined),
        undefined,
      );
}

function named(name: string | undefined, project: string | undefined): GateInput[] {
  if (name === undefined || NO_TARGETS.has(name) || ACTS.test(name)) return [];
  return [{ kind: 'target', name, ...(project === undefined ? {} : { projects: [project] }) }];
}
