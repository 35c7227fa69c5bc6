import { gateBlock } from '../../../src/entries/extend.js';
import type { GateOf } from '../../../src/gates/define-gate.js';
import { traceKind } from '../../../src/gates/trace/gate.js';

const rules = (more: Record<string, unknown>) =>
  gateBlock.parse({ kind: 'trace', ...more }) as GateOf<'trace'>['rules'];

function compare(outer: Record<string, unknown>, inner: Record<string, unknown>) {
  const [one, other] = [rules(outer), rules(inner)];
  const { weaker, stronger } = traceKind.compare(
    { rules: one, principle: null },
    { rules: other, principle: null },
  );
  return weaker !== null ? 'weaker' : stronger ? 'stronger' : 'equal';
}

describe('the rules of a trace', () => {
  it.each([
    [{}, {}, 'equal'],
    [{ requirements: 'tested' }, { requirements: 'named' }, 'weaker'],
    [{ requirements: 'named' }, { requirements: 'tested' }, 'stronger'],
    [{ requirements: 'named' }, { requirements: 'optional', tasks: 'proven' }, 'weaker'],
    [{ tasks: 'proven' }, { tasks: 'optional' }, 'weaker'],
    [{ tasks: 'optional' }, { tasks: 'proven' }, 'stronger'],
    [{ also: ['criteria', 'scenarios'] }, { also: ['criteria'] }, 'weaker'],
    [{ also: ['criteria'] }, { also: ['scenarios'] }, 'weaker'],
    [{ also: [] }, { also: ['scenarios'] }, 'stronger'],
    [
      { requirements: 'optional', tasks: 'proven', also: ['scenarios'] },
      { requirements: 'optional', tasks: 'proven', also: [] },
      'equal',
    ],
  ])('%j over %j is %s', (outer, inner, expected) => {
    expect(compare(outer, inner)).toBe(expected);
  });

  it.each([
    [{ requirements: 'tested' }, 'each requirement has a test that names it and passed'],
    [{ requirements: 'named', also: ['criteria'] }, 'a test file names each requirement, success criterion'],
    [
      { requirements: 'tested', also: ['scenarios'], tasks: 'proven' },
      'each requirement, scenario has a test that names it and passed; each ticked task is proven by its files and tests',
    ],
    [{ requirements: 'optional', tasks: 'proven' }, 'each ticked task is proven by its files and tests'],
  ])('%j says what it asks for', (given, expected) => {
    expect(traceKind.describe(rules({ tasks: 'optional', ...given }))).toBe(expected);
  });
});
