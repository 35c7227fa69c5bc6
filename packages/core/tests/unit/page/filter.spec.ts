import { pageData } from '../../../src/reports/html/collect.js';
import {
  NO_PRINCIPLE,
  readHash,
  Selector,
  writeHash,
  type Filter,
} from '../../../src/reports/html/page/filter.js';
import { RESULT_STATES, type ResultState } from '../../../src/reports/html/page-data.js';
import { FULL } from './reports.js';

const NOTHING: Filter = { text: '', project: '', principle: '', owner: '', tag: '', states: new Set() };
const DATA = pageData(FULL);
const selector = new Selector(DATA);

function select(filter: Partial<Filter>) {
  const { results, projects, counts } = selector.select({ ...NOTHING, ...filter });
  const text = (at: number | undefined) => DATA.strings[at ?? 0];
  return {
    gates: results.map(
      (row) => `${text(DATA.projects.name[DATA.results.project[row] ?? -1])} ${text(DATA.results.id[row])}`,
    ),
    projects: projects.map((row) => text(DATA.projects.name[row])),
    counts,
  };
}

const states = (...names: ResultState[]) => new Set(names);

describe('a filter', () => {
  it('that asks for nothing selects all, the most urgent first', () => {
    const { gates, projects } = select({});
    expect(gates.slice(0, 3)).toEqual(['pay II.coverage', 'web II.tests', 'pay III.size']);
    expect(gates).toHaveLength(8);
    expect(projects).toEqual(['pay', 'empty', 'spec-001-cards', 'spec-002-plans', 'web', 'pay-ui']);
  });

  it.each<[Partial<Filter>, string[]]>([
    [{ text: 'COVERAGE minimum' }, ['pay II.coverage']],
    [{ text: 'coverage buttons' }, []],
    [{ text: 'generated client' }, ['pay III.size']],
    [{ text: 'flaky' }, ['pay II.coverage']],
    [{ text: 'coverage-summary.json' }, ['pay II.coverage']],
    [{ text: 'packages/pay-ui' }, ['pay-ui I.lint']],
    [{ project: 'pay-ui' }, ['pay-ui I.lint']],
    [{ project: 'pay', states: states('fail') }, ['pay II.coverage']],
    [{ project: 'PAY', states: states('pass') }, ['pay I.lint', 'pay-ui I.lint']],
    [{ project: 'nobody' }, []],
    [{ principle: 'II. Testing' }, ['pay II.coverage', 'web II.tests']],
    [{ principle: NO_PRINCIPLE }, ['pay III.size', 'spec-001-cards plan']],
    [{ principle: 'IX. Unknown' }, []],
    [{ owner: '@acme/payments', states: states('pass') }, ['pay I.lint', 'pay-ui I.lint']],
    [{ owner: '@nobody' }, []],
    [{ tag: 'type:app' }, ['web II.tests', 'web I.lint']],
    [{ states: states('warning', 'waived') }, ['web II.tests', 'pay III.size']],
  ])('%j selects %j', (filter, gates) => {
    expect(select(filter).gates).toEqual(gates);
  });

  it('shows a project without a result of its own verdict, and hides it by a principle or other words', () => {
    expect(select({ states: states('fail') }).projects).toEqual(['pay', 'empty']);
    expect(select({ text: 'empty' }).projects).toEqual(['empty']);
    expect(select({ states: states('pass'), project: 'empty' }).projects).toEqual([]);
    expect(select({ principle: 'I. Quality', project: 'empty' }).projects).toEqual([]);
    expect(select({ text: 'coverage', project: 'empty' }).projects).toEqual([]);
  });

  it('counts the results of each state, whatever states are asked for', () => {
    const { counts } = select({ project: 'pay', states: states('fail') });
    expect(Object.fromEntries(RESULT_STATES.map((state, at) => [state, counts[at]]))).toMatchObject({
      fail: 1,
      waived: 1,
      pass: 1,
      pending: 0,
    });
  });
});

describe('the address of a page', () => {
  it.each<Partial<Filter>>([
    {},
    { text: 'a & b = c #1', project: '@acme/pay', principle: 'II. Test-First', owner: '@a/b', tag: 'x:y' },
    { states: states('fail', 'pending') },
  ])('keeps the filter %j', (given) => {
    const filter = { ...NOTHING, ...given };
    expect(readHash(`#${writeHash(filter)}`)).toEqual(filter);
  });

  it('that is something else asks for nothing', () => {
    for (const hash of ['', '#', '#results', '#verdict=none,,', '#%E0%A4%A'])
      expect(readHash(hash)).toEqual(NOTHING);
    expect(writeHash(NOTHING)).toBe('');
  });
});
