import { unreadable } from '../../reading/read-problem.js';
import { shown } from '../../reading/values.js';

/** How a test ended. `expected`: it ran and failed, as its author says that it does; that is neither a pass nor a skip. */
export type Outcome = 'passed' | 'expected' | 'skipped' | 'failed';

const words = (text: string): readonly string[] => text.split(' ');

/**
 * What attributes say of a test, in small letters and without spaces, dashes and underscores. A pass is a closed list: a word
 * that is in none of these is not known to be one.
 */
const WORDS: Readonly<Record<Outcome, readonly string[]>> = {
  passed: words('run passed pass success successful succeeded ok completed complete executed fixed true yes'),
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

/** Attributes of a test that tools put its outcome in. */
const ATTRIBUTES = ['status', 'result', 'outcome', 'state', 'executed', 'success'] as const;
/** From the one that is outweighed by all others to the one that outweighs them. */
const BY_WEIGHT: readonly Outcome[] = ['passed', 'expected', 'skipped', 'failed'];

/** The worse of two outcomes. */
export function worse(one: Outcome, other: Outcome): Outcome {
  return BY_WEIGHT.indexOf(other) > BY_WEIGHT.indexOf(one) ? other : one;
}

/** What the attributes of a test say, the worst of them; a word that is not known ends the reading in a `ReportProblem`. */
export function outcomeOfAttributes(attributes: ReadonlyMap<string, string>): Outcome {
  let outcome: Outcome = 'passed';
  for (const name of ATTRIBUTES) {
    const written = attributes.get(name) ?? '';
    const word = written.toLowerCase().replaceAll(/[\s_-]/g, '');
    if (word === '') continue;
    const said = name === 'success' && (word === 'false' || word === 'no') ? 'failed' : BY_WORD.get(word);
    if (said === undefined) return unknownWord(name, written, attributes.get('name') ?? '');
    outcome = worse(outcome, said);
  }
  return outcome;
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
export function meaningOf(name: string, attributes: ReadonlyMap<string, string>): ElementMeaning {
  const meaning = ELEMENTS.get(name.toLowerCase()) ?? 'unknown';
  if (meaning === 'skipped' && /^(?:pytest\.)?x-?fail$/i.test(attributes.get('type') ?? ''))
    return 'expected';
  return meaning;
}

/** Ends the reading at an element whose meaning nobody knows. */
export function unknownElement(name: string, where: string): never {
  return unreadable(`${where} has the element <${name.slice(0, 40)}>, which is not known to go with a pass`);
}
