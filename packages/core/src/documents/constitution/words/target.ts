import { isScoped, softens } from './duty.js';
import type { GateInput, WordPattern } from './types.js';

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
/** `npm run lint`, `npm test`, `pnpm lint`, `yarn build`, `turbo run test`. */
const SCRIPT = new RegExp(
  `^(?:(?:npm|pnpm|yarn|bun|turbo) run (${NAME})|npm (test)|(?:pnpm|yarn) (${NAME}))$`,
);

/** Commands of nx and of package managers that run no target. */
const NO_TARGETS = new Set(
  (
    'install add remove exec dlx ci publish init update upgrade audit graph sync report migrate reset format show affected ' +
    'run-many run generate g list release daemon watch import create link pack why outdated store config dedupe up import'
  ).split(' '),
);

const CODE = /`([^`]{2,160})`/g;
const PASSES =
  /(?<![\p{L}_-])(?:pass(?:es)?|succeeds?|exits? (?:with )?(?:code )?0|(?:be|stay|remain) green|bestehen|durchlaufen|passer|réussir|pasar|passar|superare)(?![\p{L}_-])|通过|成功|パス|통과/iu;
const NEGATED = /(?<![\p{L}])(?:not|never|n't|nicht|ne|no|nunca)(?![\p{L}])|不得|不能/iu;

/** A command in backticks that MUST pass and that names a target. */
export const targetPattern: WordPattern = {
  name: 'Commands',
  describes:
    'A command in backticks that MUST pass and names a target: of nx, or a script of npm, pnpm, yarn, bun or turbo. Commands with ' +
    'other flags, and commands that must be run without a word of passing, are not read.',
  examples: [
    { text: '`nx run-many -t build` MUST pass.', gate: { kind: 'target', name: 'build' } },
    { text: 'Every change MUST pass `npm run lint`.', gate: { kind: 'target', name: 'lint' } },
    {
      text: '`pnpm exec nx run shop:e2e` must succeed before merge.',
      gate: { kind: 'target', name: 'e2e', projects: ['shop'] },
    },
    { text: 'Merging: `npm run test:ci` MUST pass.', gate: { kind: 'target', name: 'test:ci' } },
  ],
  counterexamples: [
    'After each change, MUST run `pnpm build`.',
    '`npm run lint -- --fix` MUST pass.',
    '`npm run e2e` MUST pass when the checkout is touched.',
    'The build MUST pass.',
    'Contributors MUST NOT pass `npm run lint` by disabling rules.',
  ],
  read: readCommands,
};

function readCommands(sentence: { readonly text: string; readonly must: boolean }): readonly GateInput[] {
  const words = sentence.text.replace(CODE, ' ');
  if (!sentence.must || !PASSES.test(words) || NEGATED.test(words) || softens(words) || isScoped(words))
    return [];
  if (/(?<![\p{L}])or(?![\p{L}])/iu.test(words)) return [];
  return [...sentence.text.matchAll(CODE)].flatMap((match) => targetsOf((match[1] ?? '').trim()));
}

function targetsOf(command: string): GateInput[] {
  const many = RUN_MANY.exec(command)?.[1];
  if (many !== undefined) return many.split(/[ ,]/).map((name) => ({ kind: 'target', name }));
  const one = RUN_ONE.exec(command);
  if (one !== null) return named(one[2] ?? one[3], one[1] ?? one[4]);
  const script = SCRIPT.exec(command);
  return script === null ? [] : named(script[1] ?? script[2] ?? script[3], undefined);
}

function named(name: string | undefined, project: string | undefined): GateInput[] {
  if (name === undefined || NO_TARGETS.has(name)) return [];
  return [{ kind: 'target', name, ...(project === undefined ? {} : { projects: [project] }) }];
}
