import { phaseNote } from '../../../src/judging/phase-note.js';
import type { JudgeContext } from '../../../src/index.js';
import {
  contextOf,
  DESIGNED,
  featureOf,
  filesOf,
  stateOf,
  tasksOf,
  type FeatureParts,
} from '../support/builders.js';

function note(parts: FeatureParts, more: Partial<JudgeContext> = {}) {
  const feature = featureOf('specs/001-a', parts);
  return phaseNote(feature, contextOf(stateOf([feature]), filesOf([]), more));
}

describe('the note on the phase of a feature', () => {
  it('says in research what the next phase waits for', () => {
    const { name, message } = note({});
    expect(name).toBe('research');
    expect(message).toMatch(/not written yet: research\.md, data-model\.md, quickstart\.md, contracts\//);
  });

  it('says why the design phase has begun, and what is due', () => {
    expect(note(DESIGNED)).toMatchObject({
      name: 'design',
      message: expect.stringContaining('are due now') as string,
    });
  });

  it('counts the tasks', () => {
    const parts = { ...DESIGNED, tasks: tasksOf('x T001 a', 'T002 b') };
    expect(note(parts)).toMatchObject({
      name: 'tasks',
      message: expect.stringContaining('1 of 2 tasks ticked') as string,
    });
  });

  it('counts tasks as data where there is a list, in every phase; dropped ones are not counted', () => {
    const parts = { ...DESIGNED, tasks: tasksOf('x T001 a', 'T002 b', '- T003 c') };
    expect(note(parts).tasks).toEqual({ done: 1, total: 2 });
    expect(note(parts, { phase: 'design' }).tasks).toEqual({ done: 1, total: 2 });
    expect(note({ ...DESIGNED, tasks: tasksOf('x T001 a') }).tasks).toEqual({ done: 1, total: 1 });
    expect(note(DESIGNED)).not.toHaveProperty('tasks');
  });

  it('tells the change that finishes a feature from history, and the way out where it is not known', () => {
    const parts = { ...DESIGNED, tasks: tasksOf('x T001 a') };
    expect(note(parts)).toMatchObject({ name: 'finished' });
    expect(note(parts, { finishedBefore: () => 'no' })).toMatchObject({
      name: 'finishing',
      message: expect.stringContaining('judged in full') as string,
    });
    expect(note(parts, { finishedBefore: () => 'unknown' }).message).toContain('NX_BASE');
  });

  it('says which phase was asked for', () => {
    expect(note({}, { phase: 'design' })).toMatchObject({
      name: 'design',
      message: expect.stringContaining('asked for') as string,
    });
  });
});
