import { gatesOfCommand } from '../../prose/commands.js';
import { isScoped, softens } from '../../prose/modality.js';
import type { Sentence } from '../../prose/sentences.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';
import { checksPattern } from './words/checks.js';

const CODE = /`([^`]{2,160})`/g;
const PASSES =
  /(?<![\p{L}_-])(?:pass(?:es)?|succeeds?|exits? (?:with )?(?:code )?0|(?:be|stay|remain) green|bestehen|durchlaufen|passer|réussir|pasar|passar|superare)(?![\p{L}_-])|通过|成功|パス|통과/iu;
const NEGATED =
  /(?<![\p{L}])(?:was|were|used to|formerly)(?![\p{L}])|(?<![\p{L}])(?:not|never|n't|nicht|ne|no|nunca)(?![\p{L}])|不得|不能/iu;

const NO_WARNINGS = /(?<![\p{L}])(?:zero|no|0|without) (?:errors (?:and|or) (?:zero |no |0 )?)?warnings/iu;

/** A command in backticks that MUST pass and that names a target. */
const targetPattern: WordPattern = {
  name: 'Commands',
  describes:
    'A command in backticks that MUST pass and names a target: of nx, a script of npm, pnpm, yarn, bun, deno or turbo, or one of make, ' +
    'just, gradle, mvn, cargo, go and dotnet; a linter makes a lint gate. The gate judges the projects that have the target, and each ' +
    'plan attests the principle as well. Commands with other flags, and commands that must be run without a word of passing, are not ' +
    'read.',
  examples: [
    { text: '`nx run-many -t build` MUST pass.', gate: { kind: 'target', name: 'build' } },
    { text: 'Every change MUST pass `npm run lint`.', gate: { kind: 'target', name: 'lint' } },
    {
      text: '`pnpm exec nx run shop:e2e` must succeed before merge.',
      gate: { kind: 'target', name: 'e2e', projects: ['shop'] },
    },
    { text: 'Merging: `npm run test:ci` MUST pass.', gate: { kind: 'target', name: 'test:ci' } },
    {
      text: '`turbo run test` MUST pass with zero failures before merge.',
      gate: { kind: 'target', name: 'test' },
    },
    { text: '`make verify` MUST pass.', gate: { kind: 'target', name: 'verify' } },
    { text: '`go test ./...` MUST pass.', gate: { kind: 'target', name: 'test' } },
    {
      text: 'All crates MUST pass `cargo clippy --workspace --all-targets -- -D warnings`.',
      gate: { kind: 'lint', max: { errors: 0, warnings: 0 } },
    },
    {
      text: '`eslint . --max-warnings 0` MUST pass.',
      gate: { kind: 'lint', max: { errors: 0, warnings: 0 } },
    },
  ],
  counterexamples: [
    'After each change, MUST run `pnpm build`.',
    '`npm run lint -- --fix` MUST pass.',
    '`npm run e2e` MUST pass when the checkout is touched.',
    '`eslint . --fix` MUST pass.',
    '`npm run deploy` MUST succeed.',
    '`npm run check:old` MUST pass was the rule of v1.',
    '`go test -run Fast ./...` MUST pass.',
    'Contributors MUST NOT pass `npm run lint` by disabling rules.',
  ],
  read: readCommands,
};

function readCommands(sentence: Pick<Sentence, 'text' | 'must' | 'lead'>): readonly GateInput[] {
  // "Before merge these MUST pass:" leads commands in.
  const words = `${sentence.lead ?? ''} ${sentence.text}`.replace(CODE, ' ');
  if (!sentence.must || !PASSES.test(words) || NEGATED.test(words) || softens(words) || isScoped(words))
    return [];
  if (/(?<![\p{L}])or(?![\p{L}])/iu.test(words)) return [];
  const warnings = NO_WARNINGS.test(words) ? { warnings: 0 } : {};
  return [...sentence.text.matchAll(CODE)].flatMap((match) =>
    gatesOfCommand((match[1] ?? '').trim()).map((gate) =>
      gate.kind === 'lint' ? { ...gate, max: { ...gate.max, ...warnings } } : gate,
    ),
  );
}

export const patterns: readonly WordPattern[] = [targetPattern, checksPattern];

/** A sentence may name a command that no project has. */
export const doubtful = true;
