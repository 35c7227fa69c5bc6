import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson, type ProjectVerdict } from '@plangate/core';
import type { ExecutorContext } from '@nx/devkit';
import reportExecutor from '../../../src/executors/report/impl.js';
import { resolveReportOptions } from '../../../src/executors/report/options.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const gate = { gate: { executor: '@plangate/nx:gate', options: { output: 'out/gate' } } };
const NODES = {
  '@acme/pay': { data: { root: 'packages/pay', targets: gate } },
  web: { data: { root: 'packages/web', targets: gate } },
  docs: { data: { root: 'docs', targets: {} } },
};

function verdict(project: string, word: 'pass' | 'fail' = 'pass'): string {
  const gates: ProjectVerdict['gates'] = [
    {
      id: 'II.tests',
      principle: 'II. Testing',
      kind: 'tests',
      status: 'enforced',
      verdict: word,
      reason: word === 'pass' ? 'tests-passed' : 'tests-failed',
      message: 'Tests ran.',
      fix: null,
      help: 'docs/reference/reasons/tests-passed.md',
      advice: null,
      expected: null,
      actual: null,
      location: null,
      evidence: [],
      waiver: null,
    },
  ];
  return renderJson({ schemaVersion: 2, project, root: project, verdict: word, gates });
}

const PASSING = { 'out/gate/@acme/pay.json': verdict('@acme/pay'), 'out/gate/web.json': verdict('web') };

describe('the executor report', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterEach(() => jest.restoreAllMocks());

  async function report(
    files: Readonly<Record<string, string>>,
    options: object = {},
    nodes: object = NODES,
  ) {
    const root = temporaryDirectory();
    writeFiles(root, files);
    const context = { root, projectGraph: { nodes } } as unknown as ExecutorContext;
    const { success } = await reportExecutor({ formats: ['json'], ...options }, context);
    const file = join(root, 'dist/gate/report.json');
    const json = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as {
          verdict: string;
          missing: string[];
          unreadable: { file: string }[];
          verdicts: ProjectVerdict[];
        })
      : null;
    return { root, success, json };
  }

  it('reads the verdict of all that has a gate, where the gate writes it', async () => {
    const { success, json } = await report(PASSING);
    expect(success).toBe(true);
    expect(json?.verdicts.map(({ project }) => project)).toEqual(['@acme/pay', 'web']);
  });

  it('fails where a verdict fails', async () => {
    const { success, json } = await report({ ...PASSING, 'out/gate/web.json': verdict('web', 'fail') });
    expect([success, json?.verdict]).toEqual([false, 'fail']);
  });

  it('fails and names a project that no directory has', async () => {
    const { success, json } = await report({ 'out/gate/web.json': verdict('web') });
    expect([success, json?.missing]).toEqual([false, ['@acme/pay']]);
  });

  it.each([
    ['is cut off', verdict('web').slice(0, 90)],
    ['is that of another project', verdict('@acme/pay')],
    ['says that it passes with no gate in it', verdict('web').replace(/"gates": \[[^]*\]/, '"gates": []')],
    ['is of another schema', verdict('web').replace('"schemaVersion": 2', '"schemaVersion": 9')],
  ])('fails where a file %s', async (_, text) => {
    const { success, json } = await report({ ...PASSING, 'out/gate/web.json': text });
    expect([success, json?.unreadable.map(({ file }) => file)]).toEqual([false, ['out/gate/web.json']]);
  });

  it('does not look at files of projects that are gone', async () => {
    const { success, json } = await report({ ...PASSING, 'out/gate/old.json': verdict('old', 'fail') });
    expect([success, json?.verdicts.length]).toEqual([true, 2]);
  });

  it('joins the directories of several machines, a failing verdict before any other', async () => {
    const files = {
      'a/@acme/pay.json': verdict('@acme/pay'),
      'b/web.json': verdict('web'),
      'c/web.json': verdict('web', 'fail'),
    };
    expect(await report(files, { verdicts: ['a', 'b'] })).toMatchObject({ success: true });
    expect(await report(files, { verdicts: ['a', 'b', 'c'] })).toMatchObject({ success: false });
  });

  it('fails where nothing has a gate', async () => {
    expect(await report(PASSING, {}, { docs: NODES.docs })).toMatchObject({ success: false });
  });

  it('takes the place of no verdict', async () => {
    const files = { 'dist/gate/report.json': verdict('report') };
    const { root, success } = await report(
      files,
      {},
      {
        report: { data: { root: 'report', targets: { gate: { executor: '@plangate/nx:gate' } } } },
      },
    );
    expect(success).toBe(false);
    expect(readFileSync(join(root, 'dist/gate/report.json'), 'utf8')).toBe(verdict('report'));
    expect(printed.join('')).toContain('"output"');
  });

  it.each([
    [{ output: 'out/reports' }, {}],
    [{}, { output: 'out/gate' }],
  ])('does not mind a project called report whose verdict is elsewhere: %j', async (given, gateOptions) => {
    const target = { gate: { executor: '@plangate/nx:gate', options: gateOptions } };
    const { output = 'dist/gate' } = gateOptions as { output?: string };
    const files = { [`${output}/report.json`]: verdict('report') };
    const nodes = { report: { data: { root: 'report', targets: target } } };
    expect(await report(files, given, nodes)).toMatchObject({ success: true });
  });

  it('adds to the summary of a step of GitHub Actions', async () => {
    const summary = join(temporaryDirectory(), 'summary.md');
    const before = process.env.GITHUB_STEP_SUMMARY;
    process.env.GITHUB_STEP_SUMMARY = summary;
    try {
      const { root } = await report(PASSING, { formats: ['github'] });
      expect(readFileSync(summary, 'utf8')).toBe(
        readFileSync(join(root, 'dist/gate/step-summary.md'), 'utf8'),
      );
    } finally {
      if (before === undefined) delete process.env.GITHUB_STEP_SUMMARY;
      else process.env.GITHUB_STEP_SUMMARY = before;
    }
  });

  it('names the file for the summary of a run of Azure Pipelines, and only there', async () => {
    const before = process.env.TF_BUILD;
    const commands = (): string[] => printed.join('').match(/^##vso\[task\.uploadsummary\].*$/gm) ?? [];
    try {
      delete process.env.TF_BUILD;
      await report(PASSING, { formats: ['azure'] });
      expect(commands()).toEqual([]);
      process.env.TF_BUILD = 'True';
      const { root } = await report(PASSING, { formats: ['azure'] });
      expect(commands()).toEqual([`##vso[task.uploadsummary]${join(root, 'dist/gate/azure-summary.md')}`]);
    } finally {
      if (before === undefined) delete process.env.TF_BUILD;
      else process.env.TF_BUILD = before;
    }
  });

  it('gives the page tags, owners and the trend, and names what is not an earlier report', async () => {
    const tagged = { data: { root: 'packages/web', targets: gate, tags: ['type:app', 'type:feature'] } };
    const files = {
      ...PASSING,
      CODEOWNERS: '/packages/web/ @acme/web',
      'old/1.json': JSON.stringify({
        date: '2026-01-01',
        counts: { pass: 7, fail: 0, waived: 0, pending: 0, skipped: 0 },
      }),
      'old/2.json': '{',
    };
    const { root } = await report(files, { formats: ['html'], history: 'old' }, { ...NODES, web: tagged });
    const page = readFileSync(join(root, 'dist/gate/report.html'), 'utf8');
    const [, text = ''] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page) ?? [];
    const data = JSON.parse(text) as {
      strings: string[];
      projects: { tags: number[][]; owners: number[][]; feature: number[] };
      history: { date: number }[];
    };
    const texts = (lists: number[][]) => lists.map((list) => list.map((at) => data.strings[at]));
    expect(texts(data.projects.tags)).toEqual([[], ['type:app']]);
    expect(texts(data.projects.owners)).toEqual([[], ['@acme/web']]);
    expect(data.projects.feature).toEqual([0, 1]);
    expect(data.history.map(({ date }) => data.strings[date])).toHaveLength(2);
    expect(printed.join('')).toContain('old/2.json');
  });

  it('says what is wrong with its options', async () => {
    const { success, json } = await report(PASSING, { formats: ['sariff'] });
    expect([success, json]).toEqual([false, null]);
    expect(printed.join('')).toContain('"sarif"');
  });
});

describe('the options of a report', () => {
  const DEFAULTS = { verdicts: null, output: 'dist/gate', history: null, base: null, baseReport: null };

  it.each<[object, object]>([
    [{ formats: ['html', 'json', 'html'] }, { ...DEFAULTS, formats: ['html', 'json'] }],
    [
      { formats: ['html'], output: 'dist/gate', base: null },
      { ...DEFAULTS, formats: ['html'] },
    ],
    [
      { formats: ['html'], output: 'out' },
      { ...DEFAULTS, formats: ['html'], output: 'out' },
    ],
    [
      { formats: ['html'], base: 'main' },
      { ...DEFAULTS, formats: ['html'], base: 'main' },
    ],
  ])('%j are read', async (given, options) => {
    expect(await resolveReportOptions(given)).toEqual(options);
  });

  it.each([
    { formats: 'html' },
    { formats: ['toString'] },
    { formats: ['html', null] },
    { formats: [['html']] },
    { formats: { html: true } },
    { formats: ['html'], output: '../out' },
    { formats: ['html'], outputs: 'dist/gate' },
  ])('%j are refused', async (given) => {
    await expect(resolveReportOptions(given)).rejects.toMatchObject({ name: 'OptionsError' });
  });
});

describe('the formats of a report, where none is asked for', () => {
  it.each([
    [{}, ['terminal', 'json']],
    [{ GITHUB_ACTIONS: 'true' }, ['terminal', 'github', 'json']],
    [{ GITLAB_CI: 'true' }, ['terminal', 'gitlab', 'json']],
    [{ TF_BUILD: 'True' }, ['terminal', 'azure', 'json']],
  ])('with %j are %j', async (environment, formats) => {
    expect((await resolveReportOptions({}, environment)).formats).toEqual(formats);
  });
});
