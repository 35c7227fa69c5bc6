import { featureStatus, renderStatus } from '../../../src/index.js';
import { readPlan } from '../../../src/entries/documents.js';
import {
  companionOf,
  contextOf,
  DESIGNED,
  featureOf,
  filesOf,
  planOf,
  stateOf,
  tasksOf,
  type FeatureParts,
} from '../support/builders.js';

const DIRECTORY = 'specs/001-a';

function statusOf(parts: FeatureParts, directory = DIRECTORY) {
  const feature = featureOf(directory, parts);
  return featureStatus(feature, contextOf(stateOf([feature]), filesOf([])));
}

const question = (text: string) =>
  companionOf({
    leftovers: [{ kind: 'clarification', text, position: { line: 5, column: 3 } }],
  });

describe('where a feature is', () => {
  it.each<[string, FeatureParts, object]>([
    [
      'no plan',
      { plan: 'missing' },
      { what: 'Write the plan', command: `npx nx g @plangate/nx:plan ${DIRECTORY}` },
    ],
    [
      'a plan that cannot be read',
      { plan: 'too-large' },
      { command: null, location: { file: `${DIRECTORY}/plan.md` } },
    ],
    ['another document as its plan', { plan: { ...planOf(), nature: 'foreign' } }, { command: null }],
    [
      'a question',
      { spec: question('who pays?') },
      { what: 'Answer "who pays?"', location: { file: `${DIRECTORY}/spec.md`, line: 5 }, command: null },
    ],
    [
      'a question although it has tasks',
      { spec: question('who pays?'), tasks: tasksOf('T001 a') },
      { what: 'Answer "who pays?"' },
    ],
    [
      'design documents that are missing',
      {},
      {
        what: 'Write research.md, data-model.md, quickstart.md',
        command: `npx nx g @plangate/nx:plan ${DIRECTORY}`,
      },
    ],
    ['a design', DESIGNED, { command: `npx nx g @plangate/nx:tasks ${DIRECTORY}` }],
    [
      'a list without tasks',
      { ...DESIGNED, tasks: tasksOf() },
      { command: `npx nx g @plangate/nx:tasks ${DIRECTORY}` },
    ],
    [
      'open tasks',
      { tasks: tasksOf('x T001 a', '- T002 b', 'T003 c') },
      {
        what: 'Do T003: T003 c',
        location: { line: 3 },
        command: `npx nx g @plangate/nx:tasks ${DIRECTORY} --tick`,
      },
    ],
    ['an open task without an id', { tasks: tasksOf('write it') }, { what: 'Do write it' }],
  ])('says what is due next: %s', (_, parts, next) => {
    expect(statusOf(parts).next).toMatchObject(next);
  });

  it('has nothing due when every task is done or dropped', () => {
    expect(statusOf({ ...DESIGNED, tasks: tasksOf('x T001 a', '- T002 b') }).next).toBeNull();
  });

  it('keeps a directory that a shell would read one word', () => {
    const { next } = statusOf({ plan: 'missing' }, "specs/001-a $(b) 'c'");
    expect(next?.command).toBe(`npx nx g @plangate/nx:plan 'specs/001-a $(b) '\\''c'\\'''`);
  });

  it('is shown in lines that begin with words of ours, whatever documents say', () => {
    const status = statusOf({ spec: question('a\n##[error]b\u001b[31m') });
    const lines = renderStatus(status).split('\n');
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(['status:', 'next:']);
    expect(lines.join('')).not.toContain('\u001b');
    expect(lines.join('')).not.toContain('##[');
  });

  it('counts tasks and questions', () => {
    const parts = { spec: question('a'), plan: readPlan('# Implementation Plan: A\n') };
    const shown = renderStatus(statusOf({ ...DESIGNED, ...parts, tasks: tasksOf('x T001 a', 'T002 b') }));
    expect(shown).toContain('1 of 2 tasks done');
    expect(renderStatus(statusOf({}))).toContain('no task list');
    expect(renderStatus(statusOf({ tasks: tasksOf('x T001 a') }))).toContain('next: nothing');
  });
});
