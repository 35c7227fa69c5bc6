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

  it.each([
    ['skipped', '<skipped/>', 'requirement-untested'],
    ['to do', '<skipped message="todo"/>', 'requirement-untested'],
    ['failed as expected', '<skipped type="pytest.xfail"/>', 'requirement-untested'],
    ['failed', '<failure/>', 'requirement-failing'],
    ['failed again when it was repeated', '<failure/><rerunFailure/>', 'requirement-failing'],
  ])('prove none of a test that %s', async (_, inner, reason) => {
    const { verdicts } = await judgeTrace('tested', { [JUNIT]: report(['FR-001 keeps', inner], PROVEN[1]) });
    expect(verdicts).toContain(`fail ${reason}`);
  });

  it('prove one that passed in the end, and none that also failed', async () => {
    const flaky = report(['FR-001 keeps', '<flakyFailure/>'], PROVEN[1]);
    expect((await judgeTrace('tested', { [JUNIT]: flaky })).verdicts).toEqual(['pass trace-proven']);
    const both = report(...PROVEN, ['keeps[FR-001-visa]', '<failure/>']);
    expect((await judgeTrace('tested', { [JUNIT]: both })).verdicts).toEqual(['fail requirement-failing']);
  });

  it.each([
    ['test_fr_001_2_cards', 'pass trace-proven'],
    ['TestFR001_2Cards', 'pass trace-proven'],
    ['FR-001-003', 'fail requirement-untested'],
    ['XFR-001', 'fail requirement-untested'],
    ['FR-0012', 'fail requirement-untested'],
    ['FR-001a', 'fail requirement-untested'],
  ])('prove FR-001 or not: %s', async (name, expected) => {
    const { verdicts } = await judgeTrace('tested', { [JUNIT]: report([name], PROVEN[1]) });
    expect(verdicts).toEqual([expected]);
    if (expected.startsWith('fail')) return;
    const failing = report(...PROVEN, [name, '<failure/>']);
    expect((await judgeTrace('tested', { [JUNIT]: failing })).verdicts).toEqual(['fail requirement-failing']);
  });

  it('prove the part of a requirement that they name, where there is one', async () => {
    const spec = '# Feature Specification: Cards\n\n- **FR-001**: a\n- **FR-001.2**: b\n- **FR-002**: c\n';
    const files = { [SPEC]: spec, [JUNIT]: report(['test_fr_001_2_cards'], PROVEN[1]) };
    const { requirements } = await judgeTrace('tested', files);
    expect(requirements.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'FR-001 missing',
      'FR-001.2 tested',
      'FR-002 tested',
    ]);
  });

  it('prove none in a project that the feature does not touch', async () => {
    const other = 'packages/checkout/pay/tests/pay.spec.ts';
    const nodes = {
      checkout: {
        data: {
          root: 'packages/checkout',
          tags: [],
          targets: { test: { outputs: ['{projectRoot}/reports/test'] } },
        },
      },
      pay: { data: { root: 'packages/checkout/pay', tags: [], targets: {} } },
    };
    const tests = report(PROVEN[1]).replace(
      '</testsuite>',
      '<testcase name="FR-001 pays" file="pay/tests/pay.spec.ts"/></testsuite>',
    );
    const { verdicts } = await judgeTrace('tested', { [other]: '', [JUNIT]: tests }, { nodes });
    expect(verdicts).toEqual(['fail requirement-untested']);
  });

  it('prove none where they are too many to be known by name', async () => {
    const many = Array.from({ length: 22 }, () => [`FR-001 ${'a'.repeat(950_000)}`] as const);
    const { verdicts } = await judgeTrace('tested', { [JUNIT]: report(...PROVEN, ...many) });
    expect(verdicts).toContain('fail trace-run-unproven');
  });
});
