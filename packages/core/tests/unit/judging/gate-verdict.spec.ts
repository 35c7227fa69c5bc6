import { gateVerdict } from '../../../src/judging/gate-verdict.js';
import type { JudgedEntry } from '../../../src/model/outcome.js';
import { NO_DETAILS } from '../../../src/model/outcome.js';
import { explain } from '../../../src/judging/explain.js';

const FAILURE = {
  ...NO_DETAILS,
  verdict: 'fail',
  reason: 'target-failed',
  args: { project: 'pay', target: 'build' },
} as const;
const FAILED: JudgedEntry = {
  id: 'II.target',
  principle: 'II. Tested',
  kind: 'target',
  status: 'enforced',
  outcome: FAILURE,
  advice: 'Ask the platform team.',
  waivable: true,
};
const WAIVER = { location: { file: 'plan.md', line: 3, column: 1 }, why: 'Later', until: null };

describe('the text of an entry', () => {
  it('is what is wrong, the fix, the page of the code and the advice, each in its field', () => {
    const { message, fix } = explain(FAILURE);
    expect(fix).not.toBeNull();
    expect(gateVerdict(FAILED)).toMatchObject({
      message,
      fix,
      help: 'docs/reference/reasons/target-failed.md',
      advice: 'Ask the platform team.',
    });
  });

  it('says after the message why a row does not count', () => {
    const objections = ['The row at plan.md:3 does not count.'];
    const { message, fix } = gateVerdict(FAILED, { waiver: null, objections });
    expect(message).toBe(`${explain(FAILURE).message} ${objections.join()}`);
    expect(fix).toBe(explain(FAILURE).fix);
  });

  it('has no fix and no advice where nothing has to be done', () => {
    const passed = {
      ...NO_DETAILS,
      verdict: 'pass',
      reason: 'target-succeeded',
      args: { target: 'build' },
    } as const;
    expect(gateVerdict({ ...FAILED, outcome: passed })).toMatchObject({ fix: null, advice: null });
  });

  it('points a known violation to the page of the baseline, and leaves nothing to fix', () => {
    const known = gateVerdict(FAILED, { waiver: WAIVER, objections: [], baselined: true });
    const help = 'docs/reference/reasons/baselined.md';
    expect(known).toMatchObject({ reason: 'baselined', help, fix: null, advice: null });
    expect(known.message).toContain(explain(FAILURE).message);
  });

  it('holds no control characters, wherever the text comes from', () => {
    const evil = 'a\u001b[2J\nb';
    const entry = { ...FAILED, advice: evil, outcome: { ...FAILURE, args: { project: evil, target: evil } } };
    const { message, fix, advice } = gateVerdict(entry, { waiver: null, objections: [evil] });
    // eslint-disable-next-line no-control-regex -- control characters must not be there
    for (const text of [message, fix, advice]) expect(text).not.toMatch(/[\u0000-\u001f]/);
  });
});
