import { defaultTargetOf } from '../../../src/gates/decide-gate.js';
import { targetOf, type GateDeclaration } from '../../../src/index.js';
import { gate } from '../judging/support.js';

const coverage = (target?: string): GateDeclaration =>
  gate('II.coverage', { kind: 'coverage', min: { lines: 90 }, ...(target === undefined ? {} : { target }) });

describe('the target that a gate reads', () => {
  it.each([
    ['tests', 'test'],
    ['coverage', 'test'],
    ['lint', 'lint'],
    ['types', 'typecheck'],
    ['performance', 'performance'],
    ['layout', null],
    ['plan', null],
  ] as const)('is for %s by default %s', (kind, target) => {
    expect(defaultTargetOf(kind, {})).toBe(target);
  });

  it('is for coverage that of the tests, unless the options name another', () => {
    expect(targetOf(coverage(), { tests: 'unit' })).toBe('unit');
    expect(targetOf(coverage(), { tests: 'unit', coverage: 'cov' })).toBe('cov');
    expect(targetOf(coverage('own'), { tests: 'unit', coverage: 'cov' })).toBe('own');
  });

  it('is the one that a target gate is about, whatever the options say', () => {
    expect(targetOf(gate('I.target', { kind: 'target', name: 'build' }), { tests: 'unit' })).toBe('build');
  });
});
