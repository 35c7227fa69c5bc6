import { reachOf } from '../../../src/runs/reach.js';

const project = (targets: Record<string, readonly unknown[]>) => ({
  root: 'x',
  targets: Object.fromEntries(Object.entries(targets).map(([name, dependsOn]) => [name, { dependsOn }])),
});
const reach = (targets: Record<string, readonly unknown[]>, ...wanted: string[]) =>
  reachOf({ one: project(targets) } as never, new Set(wanted));

describe('reachOf', () => {
  it('follows names through any number of targets, and circles', () => {
    expect(reach({ gate: ['check'], check: ['test', 'gate'], test: [] }, 'test')).toEqual({
      gate: { own: ['test'], others: [] },
      check: { own: ['test'], others: [] },
      test: { own: ['test'], others: [] },
    });
  });

  it.each([
    ['^test', '^test'],
    ['a project by name', 'pay:test'],
    ['an object with dependencies', { target: 'test', dependencies: true }],
    ['an object with projects', { target: 'test', projects: ['pay'] }],
    ['an object with a caret', { target: '^test' }],
  ])('knows that another project may be reached by %s', (_, dependency) => {
    expect(reach({ ship: [dependency] }, 'test').ship?.others).toEqual(['test']);
  });

  it('keeps what is behind another project with the others', () => {
    const { build } = reach({ build: ['^build', 'lint'], lint: [] }, 'lint');
    expect(build).toEqual({ own: ['lint'], others: ['lint'] });
  });

  it('takes a colon in the name of a target for what it may be', () => {
    const { all } = reach({ all: ['eslint:lint'], 'eslint:lint': [] }, 'eslint:lint', 'lint');
    expect(all).toEqual({ own: ['eslint:lint'], others: ['lint'] });
  });

  it('follows patterns to every name that fits', () => {
    const { all } = reach(
      { all: ['test-*'], 'test-unit': ['report'], report: [], tests: [] },
      'report',
      'test-unit',
      'tests',
    );
    expect(all?.own).toEqual(['report', 'test-unit']);
  });

  it('leaves out what comes to nothing, and what cannot be read', () => {
    expect(reach({ build: ['^build', 7, null, { projects: 'x' }] }, 'test')).toEqual({});
  });
});
