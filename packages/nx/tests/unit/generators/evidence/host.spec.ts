import { addProjectConfiguration, logger, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { evidenceGenerator } from '../../../../src/generators/evidence/generator.js';

const graph = jest.fn();
const canAsk = jest.fn();
const confirm = jest.fn();
jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<object>('@nx/devkit'),
  createProjectGraphAsync: (...given: unknown[]): unknown => graph(...given),
}));
jest.mock('../../../../src/generators/shared/ask.js', () => ({
  canAsk: (): unknown => canAsk(),
  confirm: (question: string): unknown => confirm(question),
}));

/** What a command of Nx gives the generator besides its options: the graph of the workspace, and a terminal. */
describe('the evidence generator in a workspace', () => {
  const lint = { command: 'ruff check libs/pay' };
  let tree: Tree;
  let warned: jest.SpyInstance;
  beforeEach(() => {
    jest.spyOn(logger, 'info').mockImplementation();
    warned = jest.spyOn(logger, 'warn').mockImplementation();
    canAsk.mockReturnValue(false);
    warned.mockClear();
    confirm.mockReset();
    tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'nx.json', {});
    addProjectConfiguration(tree, 'pay', { root: 'libs/pay', targets: { lint } });
    graph.mockResolvedValue({ nodes: { pay: { data: { root: 'libs/pay', targets: { lint } } } } });
  });
  const hasChanged = () => tree.read('libs/pay/project.json', 'utf-8')?.includes('plangate-report') === true;

  it('asks nobody where nobody can answer, and takes the targets from the graph', async () => {
    await evidenceGenerator(tree);
    expect(hasChanged()).toBe(true);
    expect(confirm).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });

  it.each([true, false])('does what a person at a terminal answers: %s', async (answer) => {
    canAsk.mockReturnValue(true);
    confirm.mockResolvedValue(answer);
    await evidenceGenerator(tree);
    expect(hasChanged()).toBe(answer);
  });

  it.each([new Error('no graph\nat x'), 'no graph'])(
    'warns with the first line where there is no graph, and reads the files: %s',
    async (reason) => {
      graph.mockRejectedValue(reason);
      await evidenceGenerator(tree);
      expect(hasChanged()).toBe(true);
      expect(warned.mock.calls).toEqual([[expect.stringMatching(/\(.*no graph\)/)]]);
    },
  );

  it.each([
    ['', 'test-output\n'],
    ['dist', 'dist\ntest-output\n'],
    ['dist\n', 'dist\ntest-output\n'],
    ['test-output\n', 'test-output\n'],
    ['libs/*/test-*\n', 'libs/*/test-*\ntest-output\n'],
  ])('adds the directory of reports to the rules of git %j once', async (before, after) => {
    tree.write('.gitignore', before);
    await evidenceGenerator(tree);
    await evidenceGenerator(tree);
    expect(tree.read('.gitignore', 'utf-8')).toBe(after);
  });

  it('changes no rules of git where no report is added', async () => {
    tree.write('.gitignore', 'dist\n');
    graph.mockResolvedValue({ nodes: { pay: { data: { root: 'libs/pay', targets: {} } } } });
    await evidenceGenerator(tree);
    expect(tree.read('.gitignore', 'utf-8')).toBe('dist\n');
  });
});
