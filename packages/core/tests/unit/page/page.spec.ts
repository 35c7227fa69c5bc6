/** @jest-environment jsdom */
import { REPORT_FORMATS, type WorkspaceReport } from '../../../src/index.js';
import { start } from '../../../src/reports/html/page/start.js';
import { barOf } from '../../../src/reports/html/page/trend.js';
import { FAILURE, FULL, gate, project, settled } from './reports.js';

/** Shows the page of a report in this window. Its own script does not run here; the same modules do. */
async function open(report: WorkspaceReport, hash = ''): Promise<void> {
  const [file] = (await REPORT_FORMATS.html()).render(report, {}).files;
  history.replaceState(null, '', `/${hash}`);
  document.documentElement.innerHTML = file?.text ?? '';
  start();
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent);
const one = <Found extends HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`nothing is at ${selector}`);
  return found;
};
const projects = () => texts('.matrix tbody th .name');
const gates = () => texts('.results summary .gate');
const headings = () => all('main h2').map(({ id }) => id);
function enter(id: string, value: string): void {
  const field = one<HTMLInputElement>(`#${id}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
const press = (key: string, more: object = {}) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

afterAll(settled);

describe('the page of a report', () => {
  it('has a part for each thing that the report has, what was not judged first', async () => {
    await open(FULL);
    expect(headings()).toEqual([
      'not-judged',
      'base',
      'matrix',
      'results',
      'features',
      'requirements',
      'waivers',
      'trend',
    ]);
    await open({
      verdicts: [project('pay', 'pass', [gate()])],
      missing: [],
      unreadable: [],
      today: '2026-06-15',
    });
    expect(headings()).toEqual(['matrix', 'results']);
  });

  it('shows projects and principles, and brackets where gates only evaluate', async () => {
    await open(FULL);
    expect(projects()).toEqual(['pay', 'empty', 'spec-001-cards', 'spec-002-plans', 'web', 'pay-ui']);
    expect(texts('.matrix thead th')).toEqual([
      'Project',
      'Verdict',
      'I. Quality',
      'II. Testing',
      'No principle',
    ]);
    const [pay, , , , web] = all('.matrix tbody tr').map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(pay).toEqual(['pay', '✗ fail', '✓ pass', '✗ fail', '~ waived']);
    expect(web).toEqual(['web', '✓ pass', '✓ pass', '! (fail), evaluated only', 'no gate']);
  });

  it('shows features with their phase and tasks, and requirements with their tests', async () => {
    await open(FULL);
    expect(texts('[aria-labelledby=features] tbody [aria-current=step]')).toEqual(['tasks', 'design']);
    expect(texts('[aria-labelledby=features] .tasks')).toEqual([' 3 of 12', 'no list']);
    expect(texts('[aria-labelledby=requirements] tbody .badge')).toEqual([
      '✗ failing',
      '! missing',
      '… named',
      '✓ tested',
    ]);
    expect(texts('[aria-labelledby=requirements] tbody tr:last-child li')).toEqual([
      'FR-001 pays (pay, passed)',
      'b.spec.ts (pay, did not run)',
      'FR-001 fails (pay, failed)',
    ]);
  });

  it('shows what changed since the base, the worst first, and follows the filter', async () => {
    await open(FULL);
    expect(texts('[aria-labelledby=base] tbody .badge')).toEqual(['✗ new', '✓ fixed']);
    enter('filter-project', 'web');
    expect(texts('[aria-labelledby=base] tbody .badge')).toEqual(['✓ fixed']);
    enter('filter-project', 'empty');
    expect(one('[aria-labelledby=base] .scroll').hidden).toBe(true);
  });

  it('tells all that is known of a result when it is opened', async () => {
    await open(FULL);
    const [details] = all('.results details') as HTMLDetailsElement[];
    expect(details?.querySelector('dl')).toBeNull();
    for (let times = 0; times < 2; times += 1) details?.dispatchEvent(new Event('toggle'));
    expect(details?.querySelectorAll('dl')).toHaveLength(1);
    const told = new Map(
      [...(details?.querySelectorAll('dt') ?? [])].map((name) => [
        name.textContent,
        name.nextSibling?.textContent,
      ]),
    );
    expect([...told]).toEqual([
      ['What', FAILURE.message],
      ['Fix', FAILURE.fix],
      ['Advice', FAILURE.advice],
      ['Where', 'packages/pay/src/card.ts:7:1'],
      ['Expected', FAILURE.expected],
      ['Actual', FAILURE.actual],
      ['Notes', 'One test is flaky.'],
      ['Evidence', 'packages/pay/coverage/coverage-summary.json'],
      ['Gate', 'coverage, enforced'],
      ['Principle', 'II. Testing'],
      ['Constitution', '@acme/rules 2.1.0'],
      ['Owners', '@acme/payments'],
      ['Tags', 'type:lib'],
      ['Help', FAILURE.help],
    ]);
  });

  it('unfolds what needs something for a printer, and folds it again', async () => {
    await open(FULL);
    const unfolded = () =>
      all('.results details').filter((details) => (details as HTMLDetailsElement).open).length;
    dispatchEvent(new Event('beforeprint'));
    expect([unfolded(), all('.results dl').length]).toEqual([5, 5]);
    expect(all('details:not([open])').map(({ dataset }) => dataset.state)).toEqual(['pass', 'pass', 'pass']);
    expect(
      texts('.results dd').some((text) => text === 'Generated client (until 2026-06-20) waivers.md:4:1'),
    ).toBe(true);
    dispatchEvent(new Event('afterprint'));
    expect(unfolded()).toBe(0);
  });
});

it('begins by itself', async () => {
  await open(FULL);
  one('#report').replaceChildren();
  await import('../../../src/reports/html/page/main.js');
  expect(projects()).toHaveLength(6);
});

describe('the filter of the page', () => {
  it('offers what belongs to no principle, where there is any', async () => {
    const offered = () => all('#filter-principle option').map(({ textContent }) => textContent);
    await open(FULL);
    expect(offered()).toEqual(['all', 'I. Quality', 'II. Testing', 'No principle']);
    enter('filter-principle', 'No principle');
    expect(gates()).toEqual(['III.size', 'plan']);
    await open({ ...FULL, verdicts: [project('pay', 'pass', [gate()])] });
    expect(offered()).toEqual(['all', 'I. Quality']);
  });

  it('is kept in the address, and read from it', async () => {
    await open(FULL, '#owner=%40acme%2Fpayments&verdict=fail');
    expect(gates()).toEqual(['II.coverage']);
    expect(one<HTMLSelectElement>('#filter-owner').value).toBe('@acme/payments');
    enter('filter-text', 'nowhere');
    expect(location.hash).toBe('#text=nowhere&owner=%40acme%2Fpayments&verdict=fail');
    expect([gates(), projects()]).toEqual([[], []]);
    location.hash = '#tag=type%3Aapp';
    dispatchEvent(new Event('hashchange'));
    expect(projects()).toEqual(['web']);
  });

  it('says how much matches, and is cleared by a button', async () => {
    await open(FULL, '#project=pay');
    expect(one('#count').textContent).toBe('3 of 8 results in 1 of 6 projects and features');
    one('.clear').click();
    expect(one('#count').textContent).toBe('8 of 8 results in 6 of 6 projects and features');
    expect(location.hash).toBe('');
  });

  it('is set by a verdict in the table, a name and a principle', async () => {
    await open(FULL, '#text=pay');
    all('.matrix tbody tr:first-child .cell')[1]?.click();
    expect(location.hash).toBe('#project=pay&principle=II.+Testing');
    expect(gates()).toEqual(['II.coverage']);
    expect(document.activeElement?.id).toBe('results');
    one('.matrix tbody .name').click();
    expect(gates()).toEqual(['II.coverage', 'III.size', 'I.lint']);
    one('.clear').click();
    all('.matrix thead .name')[1]?.click();
    expect(gates()).toEqual(['II.coverage', 'II.tests']);
  });

  it('is left alone by the links to parts of the page', async () => {
    await open(FULL, '#project=pay');
    const link = all('nav a').find(({ textContent }) => textContent === 'Features');
    link?.click();
    expect([location.hash, document.activeElement?.id]).toEqual(['#project=pay', 'features']);
  });
});

describe('the keyboard', () => {
  it('skips to the report, and the filter stays', async () => {
    await open(FULL, '#project=pay');
    one('.skip').click();
    dispatchEvent(new Event('hashchange'));
    expect([location.hash, document.activeElement?.id]).toEqual(['#project=pay', 'main']);
    expect(projects()).toEqual(['pay']);
  });

  it('has one stop in the table, and arrows move from there', async () => {
    await open(FULL);
    const stops = () => all('.matrix button[tabindex="0"]');
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    const moves: [string, string | undefined][] = [
      ['ArrowRight', '✓ pass'],
      ['ArrowRight', '✗ fail'],
      ['ArrowUp', 'II. Testing'],
      ['ArrowDown', '✗ fail'],
      ['End', '~ waived'],
      ['ArrowDown', '… pending'],
      ['Home', 'spec-001-cards'],
      ['PageDown', 'pay-ui'],
      ['ArrowDown', 'pay-ui'],
      ['ArrowLeft', 'pay-ui'],
      ['PageUp', 'pay'],
      ['x', 'pay'],
    ];
    for (const [key, reached] of moves) {
      press(key);
      expect([key, document.activeElement?.textContent]).toEqual([key, reached]);
    }
    press('ArrowRight', { ctrlKey: true });
    expect(document.activeElement?.textContent).toBe('pay');
    expect(stops()).toEqual([document.activeElement]);
  });
});

describe('a long list', () => {
  const many = (count: number): WorkspaceReport => ({
    verdicts: Array.from({ length: count }, (_, at) => project(`p${at}`, 'pass', [gate()])),
    missing: [],
    unreadable: [],
    today: '2026-06-15',
  });
  const buttons = () => all('[aria-labelledby=matrix] .foot button').filter(({ hidden }) => !hidden);

  it('shows its start, and more by buttons, from where the keyboard goes on', async () => {
    await open(many(120));
    expect([projects().length, buttons().map(({ textContent }) => textContent)]).toEqual([
      25,
      ['Show 25 more', 'Show all 120'],
    ]);
    buttons()[0]?.focus();
    buttons()[0]?.click();
    expect([projects().length, document.activeElement?.textContent]).toEqual([50, 'p25']);
    buttons()[1]?.click();
    expect([projects().length, buttons().length]).toEqual([120, 0]);
    enter('filter-project', 'p1');
    enter('filter-project', '');
    expect(projects()).toHaveLength(25);
  });

  it('goes on at the first entry that a button brought, also where nothing in it can be pressed', async () => {
    const verdicts = Array.from({ length: 30 }, (_, at) => ({
      ...project(`spec-${at}`, 'pending', [gate({ verdict: 'pending' })]),
      phase: { name: 'design' as const, message: 'x' },
    }));
    await open({ ...many(0), verdicts });
    const [more] = all('[aria-labelledby=features] .foot button');
    more?.focus();
    more?.click();
    expect(document.activeElement).toBe(all('[aria-labelledby=features] tbody tr')[25]);
  });

  it('opens and folds what it shows', async () => {
    await open(many(3));
    const toggle = all('[aria-labelledby=results] > button')[0];
    const opened = () => all('.results details[open]').length;
    toggle?.click();
    expect(opened()).toBe(3);
    toggle?.click();
    expect(opened()).toBe(0);
  });
});

describe('the trend', () => {
  it('is drawn and has the same as numbers', async () => {
    await open(FULL);
    expect(all('svg g')).toHaveLength(2);
    expect(texts('[aria-labelledby=trend] tbody tr:first-child td')).toEqual(['2', '1', '0', '0', '0']);
  });

  it('stacks what is not nothing', () => {
    expect(barOf([2, 1, 0, 0, 1], 8)).toEqual([
      { verdict: 'pass', height: 0.25, below: 0 },
      { verdict: 'skipped', height: 0.125, below: 0.25 },
      { verdict: 'fail', height: 0.125, below: 0.375 },
    ]);
    expect(barOf([0, 0, 0, 0, 0], 0)).toEqual([]);
  });
});
