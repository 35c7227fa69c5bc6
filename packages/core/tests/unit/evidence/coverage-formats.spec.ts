import { collectEvidence } from '../../../src/evidence/collect-evidence.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

const counts = (covered: number, total: number) => ({ covered, total });
const project = { root: 'packages/cards', roots: new Set(['packages/cards']) };

/** The coverage of a project with some sources and reports, in its output directory. */
function coverage(reports: Readonly<Record<string, string>>, sources = ['src/card.js']) {
  const files = Object.fromEntries([
    ...sources.map((path) => [`packages/cards/${path}`, ''] as const),
    ...Object.entries(reports).map(([path, text]) => [`packages/cards/coverage/${path}`, text] as const),
  ]);
  return collectEvidence({
    files: workspace(files),
    kind: 'coverage',
    project,
    outputs: ['packages/cards/coverage'],
  });
}

const record = (hits: readonly number[], file = 'src/card.js') =>
  `SF:${file}\n${hits.map((hit, at) => `DA:${at + 1},${hit}\n`).join('')}end_of_record\n`;

describe('coverage in several formats', () => {
  const inProject = (format: string) =>
    exampleText(format, 'jest-30').replaceAll('/work/cards/cards', '/work/acme/packages/cards');
  const ofJest = {
    'lcov.info': inProject('lcov'),
    'clover.xml': inProject('clover'),
    'cobertura-coverage.xml': inProject('cobertura'),
  };

  it('is the same in all that one run of Jest writes', () => {
    for (const [name, text] of Object.entries(ofJest)) {
      expect(coverage({ [name]: text })).toMatchObject({
        status: 'found',
        evidence: { totals: { lines: counts(4, 6), functions: counts(2, 4) } },
      });
    }
  });

  it('has of each metric what the first report says that states it', () => {
    expect(coverage(ofJest)).toMatchObject({
      status: 'found',
      evidence: {
        totals: { lines: counts(4, 6), functions: counts(2, 4), branches: counts(2, 3), statements: null },
      },
    });
  });

  it('is refused where two formats of one run disagree', () => {
    const other = ofJest['lcov.info'].replace('DA:6,0', 'DA:6,1');
    expect(coverage({ ...ofJest, 'lcov.info': other })).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-contradiction' },
    });
  });

  it('is merged where a directory has several reports of one format', () => {
    expect(coverage({ 'unit.lcov': record([1, 0, 0]), 'integration.lcov': record([0, 1, 0]) })).toMatchObject(
      {
        status: 'found',
        evidence: { totals: { lines: counts(2, 3) } },
      },
    );
    expect(coverage({ 'unit.lcov': record([1, 0, 0]), 'integration.lcov': record([1, 1]) })).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-contradiction' },
    });
  });

  it('is of the source below the directory where it exists', () => {
    const report = exampleText('cobertura', 'lines-of-methods-alone');
    for (const source of ['src/card.py', 'lib & more/card.py', 'card.py']) {
      expect(coverage({ 'cobertura.xml': report }, [source])).toMatchObject({
        status: 'found',
        evidence: { files: [{ file: `packages/cards/${source}` }] },
      });
    }
  });

  it('states branches only where all that are counted are listed', () => {
    const text = exampleText('cobertura', 'coverlet');
    const of = (report: string) => coverage({ 'coverage.cobertura.xml': report }, ['src/Cards/Card.cs']);
    expect(of(text)).toMatchObject({ evidence: { totals: { branches: counts(1, 2) } } });
    const unlisted = text.replace('branches-valid="2"', 'branches-valid="9"');
    expect(of(unlisted)).toMatchObject({ evidence: { totals: { branches: null } } });
  });
});
