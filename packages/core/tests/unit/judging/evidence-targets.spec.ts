import { evidenceTargets, judgeProject, type ConstitutionLayer } from '../../../src/index.js';
import { CHECKOUT, constitution, contextWith, gate, layer, principle } from './support.js';

const BUILD = gate('II.target', { kind: 'target', name: 'build' });
const judgeUnder = (constitutions: readonly ConstitutionLayer[]) =>
  judgeProject(CHECKOUT, contextWith([], {}, { state: { constitutions } }));

describe('evidenceTargets', () => {
  const targets = {
    tests: 'test',
    coverage: 'test',
    lint: 'lint',
    types: 'typecheck',
    performance: 'performance',
  };

  it('lists the targets of the gates in force, each once', () => {
    const gates = [
      gate('a', { kind: 'tests' }),
      gate('b', { kind: 'coverage', min: { lines: 1 } }),
      gate('c', { kind: 'lint', target: 'eslint' }),
      gate('d', { kind: 'types', status: 'disabled' }),
      gate('e', { kind: 'target', name: 'build', projects: ['tag:scope:shop'] }),
      gate('f', { kind: 'types', projects: ['pay'] }),
      gate('g', { kind: 'layout', directories: ['src'] }),
      gate('h', { kind: 'plan' }),
    ];
    const layers = [layer('.', constitution([principle('I', 'All', gates)]))];
    expect(evidenceTargets(CHECKOUT, layers, targets)).toEqual(['test', 'eslint', 'build']);
  });

  it('leaves out what words state and no report can prove, until it is bound', () => {
    const limit = gate('I.lint', { kind: 'lint', rules: ['complexity'], status: 'evaluated' });
    const under = (one: typeof limit) => [layer('.', constitution([principle('I', 'All', [one])]))];
    const words = under({ ...limit, origin: 'words' });
    expect(evidenceTargets(CHECKOUT, words, targets)).toEqual([]);
    expect(judgeUnder(words).gates.map(({ id }) => id)).not.toContain('I.lint');
    expect(evidenceTargets(CHECKOUT, under(limit), targets)).toEqual(['lint']);
    expect(judgeUnder(under(limit)).gates.map(({ id }) => id)).toContain('I.lint');
  });

  it('reads the default target of every kind', () => {
    const gates = [
      gate('a', { kind: 'types' }),
      gate('b', { kind: 'lint' }),
      gate('c', { kind: 'tests', target: 'e2e' }),
      gate('d', { kind: 'performance', max: '1s' }),
      gate('e', { kind: 'boundaries', deny: ['x'] }),
    ];
    const layers = [layer('.', constitution([principle('I', 'All', gates)]))];
    expect(evidenceTargets(CHECKOUT, layers, targets)).toEqual(['typecheck', 'lint', 'e2e', 'performance']);
  });

  it('reads what a deeper constitution asks of the projects in its directory', () => {
    const layers = [
      layer('.', constitution([])),
      layer('packages', constitution([principle('I', 'All', [BUILD])])),
    ];
    expect(evidenceTargets(CHECKOUT, layers, targets)).toEqual(['build']);
    expect(evidenceTargets({ ...CHECKOUT, root: 'apps/checkout' }, layers, targets)).toEqual([]);
  });

  it('is empty where no constitution can be read', () => {
    const root: ConstitutionLayer = {
      root: '.',
      constitution: { file: '.specify/memory/constitution.md', ok: false, problem: 'missing' },
    };
    expect(evidenceTargets(CHECKOUT, [root], targets)).toEqual([]);
  });
});
