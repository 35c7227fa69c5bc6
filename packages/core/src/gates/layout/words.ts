import { isScoped } from '../../prose/modality.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

const CODE = '`any`(?:[- ]types?)?|any types|`?any`?(?:类型|型別|類型)';
/** A label in front that says what the rule is about, and not where it holds: "Type safety: no `any` types". */
const LABEL =
  /^(?:(?:no|strict|static|types?|typing|typed|typescript|safety|safe|code|quality|lint|linting|`?any`?)[ &-]{0,3}){1,4}: /iu;
const FORBIDS = new RegExp(
  [
    `^(?:(?:there )?(?:must be )?no (?:use of |explicit |implicit ){0,2}(?:${CODE})(?: types?)?(?: (?:allowed|permitted|is allowed|are allowed))?)[.]?$`,
    `^(?:(?:the )?(?:use|usage) of )?(?:the )?(?:${CODE})(?: types?)? (?:is|are|must be) (?:strictly |explicitly )?(?:forbidden|prohibited|banned|disallowed|not allowed|not permitted)[.]?$`,
    `^(?:the )?(?:${CODE})(?: type)? must (?:not|never) be used[.]?$`,
    `^(?:the )?(?:${CODE})(?: type)? must be (?:forbidden|prohibited|banned|avoided)[.]?$`,
    `^(?:code |typescript code |all code )?must (?:not|never) use (?:the )?(?:${CODE})[.]?$`,
    `^(?:严禁|嚴禁|禁止|不得|不可|不允许|不允許)使用 ?(?:${CODE})(?: ?(?:类型|型別|類型))?[。.]?$`,
    '^`any` ?(?:型)?(?:の使用)?(?:は|を)?禁止(?:する)?[。.]?$',
    '^`any` ?(?:타입)?(?: 사용)?(?:은|는|을|를)? ?금지[.]?$',
    '^`any` ist verboten[.]?$',
    "^(?:l'usage de |l’usage de )?`any` est interdit[.]?$",
    '^`any` (?:está prohibido|é proibido|è vietato)[.]?$',
  ].join('|'),
  'iu',
);
/** A rule of a linter by its name: `@nx/enforce-module-boundaries`, "the ESLint rule `no-console`". */
const RULE =
  /^(?:the )?(?:nx )?(?:(?:eslint |lint |linter )?rule )?`(@?[a-z][a-z0-9-]{1,40}(?:\/[a-z][a-z0-9-]{1,60}){0,2})`(?: (?:lint )?rule)? (?:must|shall) (?:always )?(?:pass|be enabled|be satisfied|be enforced|be active|stay enabled|report no (?:errors|violations))(?: in ci| before merge| before merging)?[.]?$/iu;

/** The type `any`, and rules of a linter by name. */
const forbiddenPattern: WordPattern = {
  name: 'Rules of a linter by name',
  describes:
    'A ban on the type `any`, and a rule of a linter that MUST pass or be enabled. Like limits, they are only evaluated, ' +
    'because a report does not say which rules the linter had, and each plan attests the principle as well.',
  examples: [
    { text: 'No `any` types allowed without explicit justification.', gate: ruleGate('*no-explicit-any') },
    { text: 'The use of `any` is forbidden.', gate: ruleGate('*no-explicit-any') },
    { text: '**Type safety**: The `any` type is strictly forbidden.', gate: ruleGate('*no-explicit-any') },
    { text: '禁止使用 `any` 类型。', gate: ruleGate('*no-explicit-any') },
    {
      text: 'Nx `@nx/enforce-module-boundaries` MUST pass.',
      gate: ruleGate('@nx/enforce-module-boundaries'),
    },
    { text: 'The ESLint rule `no-console` MUST be enabled.', gate: ruleGate('no-console') },
  ],
  counterexamples: [
    'Avoid `any`.',
    'No `any` in new code.',
    'No `any` types in the domain layer.',
    'Domain layer: no `any` types.',
    '`libs/ui` MUST pass.',
    '`check/run` MUST pass.',
  ],
  read: (sentence) => {
    const text = sentence.text.replace(/[\s.;!。；]{1,4}$/u, '').replace(LABEL, '');
    if (isScoped(text)) return [];
    if (FORBIDS.test(text)) return [ruleGate('*no-explicit-any')];
    const rule = RULE.exec(text)?.[1];
    // Without the word "rule" only a scoped name is known to be one.
    const known = rule !== undefined && (/\brule\b/i.test(text) || /^@[^/]+\//.test(rule));
    return known ? [ruleGate(rule)] : [];
  },
};

function ruleGate(rule: string): GateInput {
  return { kind: 'lint', status: 'evaluated', max: { errors: 0, warnings: 0 }, rules: [rule] };
}

export const patterns: readonly WordPattern[] = [forbiddenPattern];

/** Such gates apply to every project. */
export const doubtful = false;
