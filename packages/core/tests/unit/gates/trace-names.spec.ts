import { JUNIT, judgeTrace, report, SPEC } from './trace-examples.js';

const PROVEN = [['FR-001 keeps'], ['FR-002 refuses']] as const;

describe('tests that name requirements, in a run', () => {
  it('prove them', async () => {
    expect((await judgeTrace('tested', { [JUNIT]: report(...PROVEN) })).verdicts).toEqual([
      'pass trace-proven',
    ]);
  });

  it('prove each requirement, however many there are', async () => {
    const items = Array.from({ length: 1_200 }, (_, at) => `- **FR-${at + 1}**: The shop MUST keep it.`);
    const spec = `# Feature Specification: Cards\n\n## Requirements\n\n${items.join('\n')}\n`;
    const tests = Array.from({ length: 1_199 }, (_, at) => [`FR-${at + 1} keeps`] as const);
    const { verdicts, gates } = await judgeTrace('tested', { [SPEC]: spec, [JUNIT]: report(...tests) });
    expect(verdicts).toEqual(['fail requirement-untested']);
    expect(gates[0]?.message).toContain('FR-1200');
  });

  it('prove none where they are too many to be known by name', async () => {
    const many = Array.from({ length: 22 }, () => [`FR-001 ${'a'.repeat(950_000)}`] as const);
    const { verdicts } = await judgeTrace('tested', { [JUNIT]: report(...PROVEN, ...many) });
    expect(verdicts).toContain('fail trace-run-unproven');
  });
});
