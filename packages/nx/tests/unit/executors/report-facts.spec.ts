import { REPORT_FORMATS } from '@plangate/core';
import type { ProjectVerdict } from '@plangate/core';
import { subjectFacts } from '../../../src/executors/report/facts.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const NODES = {
  pay: { data: { root: 'packages/pay', tags: ['type:lib'] } },
  'spec-001-cards': { data: { root: 'specs/001-cards', tags: ['type:feature'] } },
};

/** Facts over a workspace with CODEOWNERS, and the files that they looked at. */
function facts() {
  const root = temporaryDirectory();
  writeFiles(root, { CODEOWNERS: '/packages/pay @pay' });
  const files = fsWorkspaceFiles(root);
  const kind = jest.spyOn(files, 'kind');
  const looked = () => kind.mock.calls.map(([path]) => path);
  return { factsOf: subjectFacts(NODES, files), looked };
}

describe('what is known of a project beside its verdict', () => {
  it('is its tags and owners, and nothing of what is not in the graph', () => {
    const { factsOf } = facts();
    expect(factsOf('pay')).toEqual({ kind: 'project', tags: ['type:lib'], owners: ['@pay'] });
    expect(factsOf('spec-001-cards')).toEqual({ kind: 'feature', tags: [], owners: [] });
    expect([factsOf('web'), factsOf('__proto__')]).toEqual([null, null]);
  });

  it('is looked for once, and only for formats that show it', async () => {
    const verdict: ProjectVerdict = {
      schemaVersion: 2,
      project: 'pay',
      root: 'packages/pay',
      verdict: 'fail',
      gates: [],
    };
    const asked: string[] = [];
    for (const [name, load] of Object.entries(REPORT_FORMATS)) {
      const { factsOf, looked } = facts();
      const verdicts = [verdict, verdict];
      (await load()).render({ verdicts, missing: [], unreadable: [], today: '2026-06-15', factsOf }, {});
      if (looked().length > 0) asked.push(name);
      expect(new Set(looked()).size).toBe(looked().length);
    }
    expect(asked).toEqual(['html']);
  });
});
