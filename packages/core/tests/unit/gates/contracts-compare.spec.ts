import { compareContracts } from '../../../src/gates/contracts/compare.js';
import { schema } from '../../../src/gates/contracts/schema.js';

type Fields = Parameters<typeof schema.parse>[0];

function compare(outer: object, inner: object) {
  const rules = (fields: object) => schema.parse({ kind: 'contracts', ...fields } satisfies Fields);
  const { weaker, stronger, unclear } = compareContracts({ rules: rules(outer) }, { rules: rules(inner) });
  return weaker !== null ? 'weaker' : unclear ? 'unclear' : stronger ? 'stronger' : 'equal';
}

describe('a gate of contracts under another one', () => {
  it.each([
    ['equal', {}, {}],
    ['equal', {}, { tests: 'required', errors: 'one-schema' }],
    ['equal', { suite: 'contract' }, { suite: 'tests/contract/' }],
    ['weaker', {}, { tests: 'optional' }],
    ['weaker', {}, { errors: 'any' }],
    ['weaker', { responses: 'one-structure' }, {}],
    ['weaker', { breaking: 'deny' }, {}],
    ['weaker', { breaking: 'deny' }, { responses: 'one-structure' }],
    ['stronger', {}, { breaking: 'deny' }],
    ['stronger', {}, { responses: 'one-structure' }],
    ['stronger', { tests: 'optional' }, { tests: 'required' }],
    ['unclear', {}, { suite: 'src/**/*.contract.spec.ts' }],
    ['stronger', { tests: 'optional' }, { tests: 'required', suite: 'api' }],
  ])('is %s', (expected, outer, inner) => {
    expect(compare(outer, inner)).toBe(expected);
  });
});
