import { detach } from '../../../base/detach.js';
import { unreadable } from '../../reading/read-problem.js';
import { shown } from '../../reading/values.js';
import type { XmlAttributes } from '../../reading/xml.js';

/** How a test ended. `expected`: it ran and failed, as its author says that it does; that is neither a pass nor a skip. */
export type Outcome = 'passed' | 'expected' | 'skipped' | 'failed';

const words = (text: string): readonly string[] => text.split(' ');

/**
 * What attributes say of a test, in small letters and without spaces, dashes and underscores. A pass is a closed list: a word
 * that is in none of these is not known to be one.
 */
const WORDS: Readonly<Record<Outcome, readonly string[]>> = {
  passed: words(
    'run passed pass success successful succeeded ok completed complete executed fixed true yes flaky',
  ),
  expected: words('xfail xfailed expectedfail expectedfailure'),
  skipped: words(
    'skipped skip notrun notexecuted unexecuted disabled pending suppressed ignored ignore untested undefined ' +
      'inconclusive blocked aborted canceled cancelled todo incomplete notstarted notapplicable filtered excluded false no',
  ),
  failed: words(
    'fail failed failure failing error errored errors broken crash crashed ko timeout timedout killed interrupted ' +
      'regression ambiguous xpass xpassed unexpectedpass invalid',
  ),
};
const BY_WORD = new Map(
  (Object.keys(WORDS) as Outcome[]).flatMap((outcome) =>
    WORDS[outcome].map((word) => [word, outcome] as const),
  ),
);

/** Attributes that say in a word how a test or a suite ended. */
const ANSWERS = words('status result outcome state verdict conclusion');
/** What a test is that denies these of itself. */
const DENIED: Readonly<Record<string, Outcome>> = {
  executed: 'skipped',
  success: 'failed',
  successful: 'failed',
  succeeded: 'failed',
  passed: 'failed',
};
/** What a test is that says these of itself: by a yes, a count or a text. */
const SAID = new Map<string, Outcome>([
  ...words(
    'failed failure failures failing error errors errored crashed timedout interrupted broken killed',
  ).map((name) => [name, 'failed'] as const),
  ...words(
    'skipped skip skips ignored ignore disabled aborted cancelled canceled pending todo notrun notexecuted inconclusive ' +
      'incomplete untested blocked',
  ).map((name) => [name, 'skipped'] as const),
]);
const NO = new Set(words('false no none null undefined off n'));
/** What suites say at their end whatever became of their tests. */
const ENDED = new Set(words('finished done ended closed null none'));

/** From the one that is outweighed by all others to the one that outweighs them. */
const BY_WEIGHT: readonly Outcome[] = ['passed', 'expected', 'skipped', 'failed'];

/** The worse of two outcomes. */
export function worse(one: Outcome, other: Outcome): Outcome {
  return BY_WEIGHT.indexOf(other) > BY_WEIGHT.indexOf(one) ? other : one;
}

/** A name or a word as it is compared: in small letters, without spaces, dashes and underscores. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** What the name of an attribute asks for. */
type Asked = { readonly key: string; readonly is: 'answer' | 'flag' | 'flaky' } | null;

/** Names that were looked up: a report has few of them, and millions of attributes. */
const asked = new Map<string, Asked>();
const MAX_ASKED = 1_000;

/** What an attribute says by its name; null where it says nothing of how a test ended. */
function askedBy(name: string): Asked {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const key = plain(name);
  const answers = ANSWERS.includes(key) || Object.hasOwn(DENIED, key);
  const is = answers
    ? 'answer'
    : SAID.has(key)
      ? 'flag'
      : key === 'flaky' || key === 'isflaky'
        ? 'flaky'
        : null;
  const found: Asked = is === null ? null : { key, is };
  if (asked.size < MAX_ASKED) asked.set(detach(name), found);
  return found;
}

/** Whether a value says no: nothing at all, zero, or a word for it. */
export function isNo(value: string): boolean {
  return /^\s*0*(?:\.0*)?\s*$/.test(value) || NO.has(plain(value));
}

/** What the attributes of a test say, the worst of them; a word that is not known ends the reading in a `ReportProblem`. */
export function outcomeOfAttributes(attributes: XmlAttributes): Outcome {
  let outcome: Outcome = 'passed';
  for (let index = 0; index < attributes.size; index += 1) {
    const name = attributes.nameAt(index);
    const by = askedBy(name);
    if (by === null || by.is === 'flaky') continue;
    const written = attributes.get(name) ?? '';
    const said = by.is === 'answer' ? answerOf(by.key, written) : flagOf(by.key, written);
    if (said === null) return unknownWord(name, written, attributes.get('name') ?? '');
    outcome = worse(outcome, said);
  }
  return outcome;
}

/** What an attribute says that answers by a word; null for a word that is not known. */
function answerOf(name: string, written: string): Outcome | null {
  if (written.trim() === '') return 'passed';
  const denied = DENIED[name];
  if (denied !== undefined && isNo(written)) return denied;
  const counted = denied !== undefined && /^\s*\d{1,9}\s*$/.test(written);
  return counted ? 'passed' : (BY_WORD.get(plain(written)) ?? null);
}

/** Whether a test is called flaky: it passed only when it was repeated. */
export function isFlaky(attributes: XmlAttributes): boolean {
  for (let index = 0; index < attributes.size; index += 1) {
    const name = attributes.nameAt(index);
    const by = askedBy(name);
    if (by === null || by.is === 'flag') continue;
    const written = attributes.get(name) ?? '';
    if (by.is === 'flaky' ? !isNo(written) : plain(written) === 'flaky') return true;
  }
  return false;
}

function flagOf(name: string, written: string): Outcome {
  const said = SAID.get(name);
  return said === undefined || isNo(written) ? 'passed' : said;
}

/**
 * What a suite says of itself as a whole, apart from its counts. A word that is not known ends the reading in a `ReportProblem`;
 * a number says nothing.
 */
export function outcomeOfSuite(attributes: XmlAttributes): Outcome {
  let outcome: Outcome = 'passed';
  for (const [name, written] of attributes) {
    const key = plain(name);
    const word = plain(written);
    if (key === 'success' && (word === 'false' || word === 'no')) outcome = 'failed';
    if (!ANSWERS.includes(key) || word === '' || ENDED.has(word) || /^[\d.]+$/.test(word)) continue;
    const said = BY_WORD.get(word);
    if (said === undefined) {
      const suite = shown(attributes.get('name') ?? '');
      return unreadable(`the suite ${suite} has ${name}=${shown(written)}, which is not known to be a pass`);
    }
    outcome = worse(outcome, said);
  }
  return outcome;
}

/** Whether a part of a test, such as a step, says that it failed. */
export function saysFailed(attributes: XmlAttributes): boolean {
  return ANSWERS.some((name) => BY_WORD.get(plain(attributes.get(name) ?? '')) === 'failed');
}

function unknownWord(attribute: string, written: string, test: string): never {
  return unreadable(
    `the test ${shown(test)} has ${attribute}=${shown(written)}, which is not known to be a pass`,
  );
}

/** What an element says of the test or suite that it is in, in small letters. `detail`: nothing; `unknown`: nobody knows. */
export type ElementMeaning = 'failed' | 'skipped' | 'expected' | 'flaky' | 'detail' | 'text' | 'unknown';

const ELEMENTS = new Map<string, ElementMeaning>([
  // "warning" is PHPUnit's word for a test class without tests and for a test that could not be set up.
  ...words('failure error warning rerunfailure rerunerror').map((name) => [name, 'failed'] as const),
  ...words('skipped skip ignored disabled notrun pending aborted incomplete inconclusive todo').map(
    (name) => [name, 'skipped'] as const,
  ),
  ...words('flakyfailure flakyerror').map((name) => [name, 'flaky'] as const),
  ...words('system-out system-err systemout systemerr output stdout stderr').map(
    (name) => [name, 'text'] as const,
  ),
  ...words(
    'properties property attachments attachment steps step description details link links categories category ' +
      'metadata meta tags tag traits trait labels label parameters parameter stacktrace assertions screenshots screenshot ' +
      'requirements requirement testdata coverage environment duration time timestamp',
  ).map((name) => [name, 'detail'] as const),
]);

/** What an element in a test or beside tests means. */
export function meaningOf(name: string, attributes: XmlAttributes): ElementMeaning {
  const meaning = ELEMENTS.get(name.toLowerCase()) ?? 'unknown';
  if (meaning === 'skipped' && /^(?:pytest\.)?x-?fail$/i.test(attributes.get('type') ?? ''))
    return 'expected';
  return meaning;
}

/** Ends the reading at an element whose meaning nobody knows. */
export function unknownElement(name: string, where: string): never {
  return unreadable(`${where} has the element <${name.slice(0, 40)}>, which is not known to go with a pass`);
}
