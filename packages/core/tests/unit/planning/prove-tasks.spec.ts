import { readTasks } from '../../../src/documents/tasks.js';
import { proveTasks, type ProofSources } from '../../../src/gates/trace/prove-tasks.js';

const P = 'packages/pay';
const CARD = `${P}/src/models/card.ts`;
const CARD_TEST = `${P}/tests/unit/card.spec.ts`;
const STORY_TEST = `${P}/tests/integration/us1-pay.spec.ts`;
const THERE = [CARD, CARD_TEST, STORY_TEST, `${P}/src/services/pay.ts`, `${P}/package.json`];

function whyOf(tasks: string, more: Partial<ProofSources> & { passed?: string[]; failed?: string[] } = {}) {
  const { passed = [], failed = [], ...rest } = more;
  const proofs = proveTasks(readTasks(tasks), {
    kind: (path) =>
      THERE.includes(path) ? 'file' : THERE.some((one) => one.startsWith(`${path}/`)) ? 'dir' : null,
    roots: [P],
    tests: { passed: new Set(passed), failed: new Set(failed) },
    earlier: new Set(),
    ...rest,
  });
  return proofs.map(({ proof }) => (proof.ok ? 'proven' : proof.why));
}

describe('proveTasks', () => {
  const task = (text: string) =>
    `## Phase 3: User Story 1 - Pay\n\n- [ ] T001 [US1] Write \`${STORY_TEST}\`\n- [ ] T002 [US1] ${text}\n`;
  const second = (text: string, more?: Parameters<typeof whyOf>[1]) => whyOf(task(text), more)[1];

  it.each([
    ['a source whose own test passed', `Write \`${CARD}\``, { passed: [CARD_TEST] }, 'proven'],
    [
      'a source named from the root of its project',
      'Write `src/models/card.ts`',
      { passed: [CARD_TEST] },
      'proven',
    ],
    ['a test that passed', `Write \`${CARD_TEST}\``, { passed: [CARD_TEST] }, 'proven'],
    [
      'a source without a test of its own whose story passed',
      `Write \`${P}/src/services/pay.ts\``,
      { passed: [STORY_TEST] },
      'proven',
    ],
    ['a directory whose story passed', `Work in \`${P}/src/\``, { passed: [STORY_TEST] }, 'proven'],
    [
      'a source of before whose own test passed',
      `Change \`${CARD}\``,
      { passed: [CARD_TEST], earlier: new Set([CARD]) },
      'not-run',
    ],
    [
      'a source of before whose story passed',
      `Change \`${CARD}\``,
      { passed: [STORY_TEST], earlier: new Set([CARD]) },
      'proven',
    ],
    [
      'a source of which one test failed',
      `Write \`${CARD}\``,
      { passed: [CARD_TEST], failed: [`${P}/tests/contract/card.spec.ts`] },
      'failed',
    ],
    ['a test that is in no report', `Write \`${CARD_TEST}\``, { passed: [STORY_TEST] }, 'not-run'],
    ['a file that is not there', `Write \`${P}/src/gone.ts\``, { passed: [STORY_TEST] }, 'missing'],
    [
      'one file of two that is not there',
      `Write \`${CARD}\` and \`${P}/src/gone.ts\``,
      { passed: [CARD_TEST] },
      'missing',
    ],
    ['configuration', `Write \`${P}/package.json\``, { passed: [STORY_TEST] }, 'nothing'],
    ['no file', 'Talk to the shop', { passed: [STORY_TEST] }, 'nothing'],
    ['a file that it deletes', `Delete \`${CARD}\``, { passed: [CARD_TEST] }, 'nothing'],
    ['a path that leaves the workspace', 'Write `../../etc/passwd.ts`', { passed: [STORY_TEST] }, 'nothing'],
    ['nothing that ran', `Write \`${CARD}\``, {}, 'not-run'],
  ])('decides on %s', (_, text, more, expected) => {
    expect(second(text, more)).toBe(expected);
  });

  it('finds no test for a source outside of stories, and leaves out dropped tasks', () => {
    expect(whyOf(`- [ ] T001 Write \`${CARD}\`\n- [~] T002 Write \`${CARD}\`\n`)).toEqual(['untested']);
    expect(whyOf('\0')).toEqual([]);
  });

  it('is decided once for all tasks of a story that have no test of their own, in linear time', () => {
    const tests = Array.from({ length: 9_000 }, (_, at) => `${P}/tests/unit/a${at}.spec.ts`);
    const tasks = tests.map((path, at) => `- [ ] Write \`${P}/src/b${at}.ts\` and \`${path}\`\n`);
    const proofs = proveTasks(readTasks(`## Phase 3: User Story 1 - Pay\n\n${tasks.join('')}`), {
      kind: () => 'file',
      roots: [P],
      tests: { passed: new Set(tests.slice(1)), failed: new Set(tests.slice(0, 1)) },
      earlier: new Set(),
    });
    expect(proofs[8_999]?.proof).toEqual({ ok: false, why: 'failed', paths: tests.slice(0, 1) });
    expect(new Set(proofs.map(({ proof }) => proof)).size).toBe(1);
  });

  it('needs the own test of one source and the story of another', () => {
    const text = task(`Write \`${CARD}\` and \`${P}/src/services/pay.ts\``);
    expect(whyOf(text, { passed: [CARD_TEST, STORY_TEST] })[1]).toBe('proven');
    expect(whyOf(text, { passed: [STORY_TEST], failed: [CARD_TEST] })[1]).toBe('failed');
    expect(whyOf(text, { passed: [CARD_TEST] })[1]).toBe('not-run');
  });
});
