import { dependenciesOf } from '../../../src/executors/gate/dependencies.js';

const nodes = {
  pay: { data: { root: 'packages/pay' } },
  '@acme/ui': { data: { root: 'libs/ui' } },
  root: { data: { root: '.' } },
};
const of = (...targets: string[]) =>
  dependenciesOf('pay', { nodes, edges: { pay: targets.map((target) => ({ target })) } });
const file = null;

describe('what a project depends on', () => {
  it('are projects with their roots, each once and without itself', () => {
    expect(of('root', '@acme/ui', 'pay', '@acme/ui')).toEqual([
      { name: '@acme/ui', root: 'libs/ui', file },
      { name: 'root', root: '.', file },
    ]);
  });

  it('are packages without their version, each once', () => {
    expect(of('npm:react@17.0.0', 'npm:react', 'npm:@acme/ui@1.0.0', 'cargo:serde')).toEqual([
      { name: 'cargo:serde', root: null, file },
      { name: 'npm:@acme/ui', root: null, file },
      { name: 'npm:react', root: null, file },
    ]);
  });

  it('is nothing where the graph says so, and unknown where it says nothing', () => {
    expect(of()).toEqual([]);
    expect(dependenciesOf('other', { nodes, edges: {} })).toBeUndefined();
    expect(dependenciesOf('constructor', { nodes, edges: {} })).toBeUndefined();
    expect(of('constructor')).toEqual([{ name: 'constructor', root: null, file }]);
  });
});
