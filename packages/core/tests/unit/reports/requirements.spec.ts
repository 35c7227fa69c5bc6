import { REPORT_FORMATS, type ProjectVerdict, type RequirementProof } from '../../../src/index.js';
import { countsByState, namedTests, requirementsOf } from '../../../src/reports/requirements.js';

const proof = (id: string, state: RequirementProof['state'], ...names: string[]): RequirementProof => ({
  id,
  text: '',
  location: { file: 'specs/001-cards/spec.md', line: 1, column: 1 },
  state,
  tests: names.map((name) => ({
    project: 'pay',
    file: 'pay/card.spec.ts',
    name,
    passed: state === 'tested',
  })),
});
const feature = (project: string, ...requirements: RequirementProof[]): ProjectVerdict => ({
  schemaVersion: 2,
  project,
  root: 'specs/001-cards',
  verdict: 'pass',
  requirements,
  gates: [],
});
const rendered = async (name: 'markdown' | 'terminal', ...verdicts: ProjectVerdict[]): Promise<string> => {
  const { output, files } = (await REPORT_FORMATS[name]()).render(
    { verdicts, missing: [], unreadable: [], today: '2026-06-15' },
    {},
  );
  return output + (files[0]?.text ?? '');
};

describe('the requirements of a report', () => {
  const verdicts = [
    feature(
      'spec-1',
      proof('FR-001', 'tested', 'FR-001 a'),
      proof('FR-002', 'named'),
      proof('FR-003', 'missing'),
    ),
    feature('spec-2', proof('FR-001', 'missing'), proof('FR-002', 'failing', 'FR-002 b')),
  ];

  it('are those of all features, what fails first, then what is missing', () => {
    const all = requirementsOf(verdicts);
    expect(all.map((one) => [one.feature, one.proof.id, one.proof.state])).toEqual([
      ['spec-2', 'FR-002', 'failing'],
      ['spec-1', 'FR-003', 'missing'],
      ['spec-2', 'FR-001', 'missing'],
      ['spec-1', 'FR-002', 'named'],
      ['spec-1', 'FR-001', 'tested'],
    ]);
    expect(countsByState(all)).toBe('1 failing, 2 missing, 1 named, 1 tested');
  });

  it('are named by tests, each once, and by files where a report has no name', () => {
    expect(namedTests(proof('FR-001', 'tested', 'a', 'a', 'b', 'c'), 2)).toBe('a, b and 1 more');
    const [test] = proof('FR-001', 'named', '').tests;
    const file = { ...test, project: 'pay', name: null, passed: null };
    const named = (one: RequirementProof['tests'][number]): string =>
      namedTests({ ...proof('FR-001', 'named'), tests: [one] }, 1);
    expect(named({ ...file, file: 'pay/card.spec.ts' })).toBe('pay/card.spec.ts');
    expect(named({ ...file, file: null })).toBe('pay');
    expect(namedTests(proof('FR-001', 'missing'), 1)).toBe('');
  });

  it.each(['markdown', 'terminal'] as const)(
    'are not in the %s report of verdicts without any',
    async (name) => {
      expect(await rendered(name, { ...feature('pay'), requirements: [] })).not.toContain('equirement');
    },
  );

  it('are rows of the Markdown report, at most 30, and the rest is counted', async () => {
    const many = Array.from({ length: 40 }, (_, at) => proof(`FR-${at + 1}`, at < 35 ? 'tested' : 'missing'));
    const lines = (await rendered('markdown', feature('spec-1', ...many))).split('\n');
    const rows = lines.filter((line) => line.startsWith('| spec-1 | FR-'));
    expect([rows.length, rows[0], rows[5]]).toEqual([
      30,
      '| spec-1 | FR-36 | missing |  |',
      '| spec-1 | FR-1 | tested |  |',
    ]);
    expect(lines).toContain('Not shown: 10 tested.');
  });

  it('are lines of the terminal report where no test proves them, at most 30', async () => {
    const many = Array.from({ length: 40 }, (_, at) => proof(`FR-${at + 1}`, at < 35 ? 'missing' : 'tested'));
    const lines = (await rendered('terminal', feature('spec-1', ...many))).split('\n');
    expect(lines.filter((line) => line.startsWith('  requirement missing: spec-1: FR-'))).toHaveLength(30);
    expect(lines).toEqual(expect.arrayContaining(['  requirements: 35 missing, 5 tested', '  and 5 more']));
    expect(await rendered('terminal', feature('spec-1', proof('FR-1', 'failing', 'FR-1 pays')))).toContain(
      '  requirement failing: spec-1: FR-1: FR-1 pays',
    );
  });
});
