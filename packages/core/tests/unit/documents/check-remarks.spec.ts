import { readPlan } from '../../../src/documents/plan/read-plan.js';

/** The verdict of a table's status cell, and of the same text as a bullet. */
function inCell(status: string): string | undefined {
  const table = `| Principle | Status | Notes |\n|---|---|---|\n| I. Small | ${status} | a note |\n| II. Kind | PASS | a note |`;
  return rowsOf(table)[0];
}
function inItem(text: string): string | undefined {
  return rowsOf(`- I. Small: ${text}\n- II. Kind: PASS`)[0];
}
function rowsOf(check: string): string[] {
  const plan = `# Implementation Plan: Cards\n\n## Constitution Check\n\n${check}\n\n## Project Structure\n\nNone.\n`;
  return readPlan(plan).constitutionCheck.rows.map(({ verdict }) => verdict);
}

describe('a remark behind a pass', () => {
  it.each([
    ['PASS (does NOT hold)', 'fail'],
    ['PASS — violated, see below', 'fail'],
    ['PASS, FAIL in the second package', 'fail'],
    ['PASS: no', 'fail'],
    ['Pass: false', 'fail'],
    ['PASS (mostly)', 'partial'],
    ['PASS with violations', 'partial'],
    ['erfüllt (verletzt)', 'fail'],
    ['cumple — no cumple', 'fail'],
    ['✅ PASS (violated)', 'fail'],
    ['PASS; FAIL on mobile', 'fail'],
    ['通过（违反）', 'fail'],
  ])('takes back what it takes back: %s', (text, verdict) => {
    expect([inCell(text), inItem(text)]).toEqual([verdict, verdict]);
  });

  it.each([
    'PASS or FAIL',
    'PASS (2 open issues)',
    'PASS, open questions remain',
    'PASS at release',
    'PASS tomorrow',
    'erfüllt (3 offene Fragen)',
  ])('states nothing where something is left to do: %s', (text) => {
    expect(inCell(text)).not.toBe('pass');
  });

  it.each([
    'PASS — no new dependency',
    'PASS (fails closed)',
    'PASS: failed builds block merges',
    'PASS (red/green TDD)',
    'PASS — risk register updated',
    'PASS, with no violations',
    'PASS — open source only',
    'PASS (not tested on Windows, which is out of scope)',
  ])('is about something else: %s', (text) => {
    expect([inCell(text), inItem(text)]).toEqual(['pass', 'pass']);
  });
});

describe('what is only hoped for', () => {
  it.each(['goal: PASS', 'expected: PASS', 'Ziel: PASS'])('is no verdict: %s', (text) => {
    expect(inCell(text)).not.toBe('pass');
  });

  it.each(['### Expected result after design', '### Post-design check (if approved)'])(
    'does not outdate a failure: %s',
    (heading) => {
      const table = (status: string) => `| Principle | Status |\n|---|---|\n| I. Small | ${status} |`;
      expect(rowsOf(`${table('FAIL')}\n\n${heading}\n\n${table('PASS')}`)).toEqual(['fail']);
    },
  );
});

it('a failure in a paragraph counts beside a sentence over all', () => {
  expect(rowsOf('All gates PASS.\n\nSmall FAIL: two copies.')).toContain('fail');
});

it.each(['to be checked', 'will be reviewed'])(
  'a ticked box proves nothing where the check is %s',
  (text) => {
    expect(rowsOf(`- [x] I. Small: ${text}\n- [x] II. Kind`)[0]).not.toBe('pass');
  },
);
