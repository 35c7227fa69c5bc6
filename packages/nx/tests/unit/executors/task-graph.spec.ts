import type { TaskGraph } from '@nx/devkit';
import { outcomesOf } from '../../../src/executors/gate/task-graph.js';

/** A graph in which `pay:gate` waits for some tasks, written as one of the majors of Nx writes it. */
function graph(dependencies: readonly unknown[]): TaskGraph {
  const task = (id: string) => {
    const [project = '', target = ''] = id.split(':');
    return { id, target: { project, target }, overrides: {}, outputs: [`${project}/${target}`] };
  };
  const ids = ['pay:gate', 'pay:lint', 'pay:test', 'shop:test'];
  return {
    roots: [],
    tasks: Object.fromEntries(ids.map((id) => [id, task(id)])),
    dependencies: { 'pay:gate': dependencies },
    continuousDependencies: {},
  } as unknown as TaskGraph;
}

describe('the targets that a gate waited for', () => {
  const expected = [
    { target: 'lint', succeeded: true, outputs: ['pay/lint'] },
    { target: 'test', succeeded: true, outputs: ['pay/test'] },
  ];

  it.each([
    ['ids, as in Nx 22 and 23', ['pay:lint', 'pay:test', 'shop:test']],
    ['objects, as in Nx 24', [{ id: 'pay:lint' }, { id: 'pay:test' }, { id: 'shop:test' }]],
  ])('are read from %s', (_, dependencies) => {
    expect(outcomesOf('pay:gate', graph(dependencies)).get('pay')).toEqual(expected);
    expect(outcomesOf('pay:gate', graph(dependencies)).get('shop')).toEqual([
      { target: 'test', succeeded: true, outputs: ['shop/test'] },
    ]);
  });

  it('are told with the words that were added to their command', () => {
    const all = graph(['pay:test']);
    Object.assign(all.tasks['pay:test'] ?? {}, { overrides: { __overrides_unparsed__: ['-t', 'cards'] } });
    expect(outcomesOf('pay:gate', all).get('pay')).toEqual([
      { target: 'test', succeeded: true, outputs: ['pay/test'], added: ['-t', 'cards'] },
    ]);
  });

  it('are none where nothing is known', () => {
    expect(outcomesOf('pay:gate', undefined).size).toBe(0);
    expect(outcomesOf('other:gate', graph(['pay:lint'])).size).toBe(0);
    expect(outcomesOf('pay:gate', graph([null, 5, { name: 'pay:lint' }, 'gone:test'])).size).toBe(0);
  });
});
