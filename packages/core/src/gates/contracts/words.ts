import { isScoped, softens } from '../../prose/modality.js';
import type { GateInput, WordPattern } from '../../prose/word-pattern.js';

const EVERY = '(?:every|each|all|any)';
const MUST = '(?:must|shall|has to|have to)';
/** What a contract test is of. */
const OFFERED =
  '(?:(?:public |external |exposed |published |documented |backend ){0,2}(?:(?:rest(?:ful)?|http|api|web|graphql|grpc|rpc|service) )?(?:endpoints?|contracts?|apis?|operations?))';
const TESTS = '(?:contract[- ]tests?)';

/** Sentences as a whole: what goes on behind them may narrow them down. */
const TESTED = new RegExp(
  [
    `^${EVERY} ${OFFERED} ${MUST} (?:always )?(?:have|include|come with|ship with|be covered by) (?:at least one |its own |(?:a )?corresponding |matching |passing |automated |an? ){0,2}${TESTS}$`,
    `^${TESTS} (?:are|is) (?:strictly |always )?(?:required|mandatory|obligatory) for ${EVERY} ${OFFERED}$`,
    `^${TESTS} ${MUST} (?:exist|be written|be provided|be present|be included) for ${EVERY} ${OFFERED}$`,
    `^${TESTS} ${MUST} cover ${EVERY} ${OFFERED}$`,
    '^(?:jeder (?:öffentliche )?(?:api-)?endpunkt|jeder (?:api-)?vertrag) muss (?:einen|mindestens einen) (?:contract-test|vertragstest) haben$',
    '^(?:每个|所有)(?:公开|公共|api)?(?: ?api ?)?(?:端点|接口|契约)(?:都)?(?:必须|应当)(?:有|编写|具有|包含)(?:对应的?|相应的?)?(?:契约测试|合约测试)$',
  ].join('|'),
  'iu',
);
const ERRORS =
  '(?:(?:api |http |rest |service ){0,2}(?:errors?|error responses?|error messages of the api|error answers?))';
const ONE =
  '(?:one|a single|a (?:single )?(?:shared|common|consistent|uniform|standard(?:ized|ised)?|unified)|the same|one (?:shared|common))';
const SCHEMA = '(?:(?:json )?(?:error |response ){0,2}(?:schema|structure|format|envelope|shape|model))';
const ONE_SCHEMA = new RegExp(
  [
    `^${EVERY} ${ERRORS} ${MUST} (?:always )?(?:use|have|share|follow|conform to|return|match) ${ONE} ${SCHEMA}$`,
    `^(?:${EVERY} )?${ERRORS} ${MUST} (?:all )?share ${ONE} ${SCHEMA}$`,
    `^${EVERY} (?:api |http )?endpoints? ${MUST} (?:return|answer) errors (?:in|with) ${ONE} ${SCHEMA}$`,
    '^alle (?:api-)?fehler(?:antworten)? müssen (?:ein (?:einheitliches|gemeinsames)|dasselbe) (?:fehler-?)?(?:schema|format) (?:haben|verwenden|nutzen)$',
    '^所有(?:的)?(?:api)? ?错误(?:响应)?(?:都)?必须(?:使用|采用|遵循)(?:统一的?|同一|相同的?)(?:错误)?(?:模式|格式|结构)$',
  ].join('|'),
  'iu',
);

const TESTS_ALONE: GateInput = { kind: 'contracts', tests: 'required', errors: 'any' };
const ERRORS_ALONE: GateInput = { kind: 'contracts', tests: 'optional', errors: 'one-schema' };

/** Contract tests of everything that is offered. */
const testsPattern: WordPattern = {
  name: 'Contract tests of contracts',
  describes:
    'Contract tests that MUST exist for every endpoint, API or contract. Contract tests as a suite ("contract tests are required for all ' +
    'features") are a gate of kind `tests`. Since a contract counts as tested by one test, whatever it offers, each plan attests the principle as well.',
  examples: [
    { text: 'Every endpoint MUST have a contract test.', gate: TESTS_ALONE },
    { text: 'Every public endpoint MUST have contract tests.', gate: TESTS_ALONE },
    { text: 'Contract tests are REQUIRED for all API contracts.', gate: TESTS_ALONE },
    { text: 'Jeder Endpunkt MUSS einen Contract-Test haben.', gate: TESTS_ALONE },
    { text: '每个端点必须有契约测试。', gate: TESTS_ALONE },
  ],
  counterexamples: [
    'Every endpoint SHOULD have a contract test.',
    'Every endpoint MUST have a test.',
    'Contract tests are required for contract changes.',
    'Every endpoint of the payment service MUST have a contract test.',
    'Every new endpoint MUST have a contract test where applicable.',
    'Every endpoint MUST have a contract test or an integration test.',
    'The contract MUST be signed before the tests.',
  ],
  read: (sentence) => (states(sentence, TESTED) ? [TESTS_ALONE] : []),
};

/** One schema of errors. */
const errorsPattern: WordPattern = {
  name: 'One schema of errors',
  describes:
    'Errors that MUST all have one schema, structure or format. It is held against OpenAPI contracts; each plan attests the principle as well.',
  examples: [
    { text: 'All errors MUST use one schema.', gate: ERRORS_ALONE },
    { text: 'All API error responses MUST follow a consistent JSON format.', gate: ERRORS_ALONE },
    { text: 'All API errors MUST share the same structure.', gate: ERRORS_ALONE },
    { text: 'Alle Fehler MÜSSEN ein einheitliches Schema verwenden.', gate: ERRORS_ALONE },
  ],
  counterexamples: [
    'All errors SHOULD use one schema.',
    'All errors MUST be logged.',
    'All errors MUST use one log format.',
    'All errors of the admin API MUST use one schema.',
    'All responses MUST use one schema.',
    'Errors MUST NOT share one schema.',
  ],
  read: (sentence) => (states(sentence, ONE_SCHEMA) ? [ERRORS_ALONE] : []),
};

function states({ text, must }: { text: string; must: boolean }, pattern: RegExp): boolean {
  if (!must || text.length > MAX_LENGTH || softens(text) || isScoped(text)) return false;
  return pattern.test(text.replace(/[\s.;!。；]{1,4}$/u, ''));
}
const MAX_LENGTH = 200;

export const patterns: readonly WordPattern[] = [testsPattern, errorsPattern];

/** A project may have no contract, and one test of a contract is less than one of everything that it offers. */
export const doubtful = true;
