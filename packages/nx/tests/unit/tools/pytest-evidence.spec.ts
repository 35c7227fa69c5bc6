import { command, inferred, steps } from './support.js';

const TABLE = '[tool.pytest.ini_options]';
const MANIFEST = 'libs/pay/pyproject.toml';
const JUNIT = '--junitxml=test-output/go/junit.xml';
const project = (...lines: readonly string[]): Record<string, string> => ({
  [MANIFEST]: `${lines.join('\n')}\n`,
});

describe('where the options of pytest go', () => {
  it('into the pyproject.toml that configures it, once', () => {
    const config = project('[dependency-groups]', 'dev = ["pytest-cov"]', TABLE, 'addopts = "-ra" # kept');
    const [first, second] = steps(command('uv run pytest tests'), config);
    expect(first).toEqual({
      writes: null,
      files: {
        [MANIFEST]: config[MANIFEST]?.replace(
          '"-ra"',
          `"-ra ${JUNIT} --cov --cov-report=term --cov-report=xml:test-output/go/coverage.xml"`,
        ),
      },
      target: { outputs: ['{projectRoot}/test-output/go'] },
    });
    expect(second).toEqual({ writes: 'test results, coverage' });
  });

  it('into a new table where the line is that of a plugin and nothing configures pytest', () => {
    const [first, second] = steps(inferred('uv run pytest', 'python'), project('[project]'));
    expect(first?.files?.[MANIFEST]).toBe(`[project]\n\n${TABLE}\naddopts = ["${JUNIT}"]\n`);
    expect(first).not.toHaveProperty('line');
    expect(second).toMatchObject({ writes: 'test results' });
    expect(second).not.toHaveProperty('files');
  });

  it.each<[string, ReturnType<typeof command>, Record<string, string>]>([
    ['no table is there', command('pytest'), project('[project]')],
    ['no pyproject.toml is there', command('pytest'), {}],
    ['pytest.ini counts before it', command('pytest'), { ...project(TABLE), 'libs/pay/pytest.ini': '' }],
    ['setup.cfg configures it', command('pytest'), { ...project(), 'libs/pay/setup.cfg': '[tool:pytest]\n' }],
    ['the call names a configuration', command('pytest -c other.ini'), project(TABLE, 'x = 1')],
    [
      'the call of a plugin names one',
      inferred('pytest --config-file=other.ini', 'python'),
      project('[project]'),
    ],
    ['the call sets addopts', command('pytest -o addopts='), project(TABLE, `addopts = ["${JUNIT}"]`)],
    ['it runs twice', command('pytest tests/unit && pytest tests/api'), project(TABLE, 'x = 1')],
    [
      'it starts elsewhere',
      command('pytest libs/pay', { options: { command: 'pytest libs/pay' } }),
      project(TABLE, 'x = 1'),
    ],
    ['only pytest 9 reads the table', command('pytest'), project('[tool.pytest]', 'addopts = ["-ra"]')],
    ['the table has another form', command('pytest'), project(`[${TABLE}]`)],
  ])('into the line where %s', (_title, target, contents) => {
    const [first, second] = steps(target, contents);
    expect(first?.line).toContain('--junitxml=');
    expect(first).not.toHaveProperty('files');
    expect(second).not.toHaveProperty('line');
  });

  it('into the line of a root project, whose configuration reaches the projects below it', () => {
    const target = { executor: 'nx:run-commands', options: { command: 'pytest' } };
    const [first] = steps(target, { 'pyproject.toml': `${TABLE}\nx = 1\n` }, { root: '.' });
    expect(first?.line).toBe(`pytest ${JUNIT}`);
    expect(first).not.toHaveProperty('files');
  });

  it.each<[string, Record<string, string>, string]>([
    ['tox.ini', { ...project(), 'libs/pay/tox.ini': '[pytest]\n' }, 'libs/pay/tox.ini'],
    ['a configuration above', { ...project(), 'pyproject.toml': `${TABLE}\nx = 1\n` }, MANIFEST],
    ['a broken one above', { ...project(), 'libs/pyproject.toml': '[' }, MANIFEST],
    ['an options table that is closed', project('tool = { x = 1 }'), MANIFEST],
    ['no pyproject.toml', {}, MANIFEST],
  ])('by hand where the line is that of a plugin: %s', (_title, contents, path) => {
    const [step] = steps(inferred('pytest', 'python'), contents);
    expect(step).not.toHaveProperty('files');
    expect(step).not.toHaveProperty('line');
    const sentence = step?.byHand?.find((one) => one.includes(JUNIT));
    expect(sentence).toContain(path);
  });

  it.each<[string, Record<string, string>, string]>([
    ['pyproject.toml', project(TABLE, 'addopts = "-ra'), MANIFEST],
    ['pytest.toml', { 'libs/pay/pytest.toml': '[pytest' }, 'libs/pay/pytest.toml'],
  ])('nowhere if %s is broken, and that is told', (_title, contents, path) => {
    expect(steps(command('pytest'), contents)[0]).toEqual({
      writes: null,
      byHand: [expect.stringContaining(path)],
    });
  });
});

describe('what pytest is configured to write', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'by words with quotes',
      project(TABLE, `addopts = "--cov-report xml:'../../c/pay.xml' --junitxml='../../r/pay/junit.xml'"`),
      '{workspaceRoot}/c/pay.xml',
    ],
    [
      'where coverage.py is told',
      project(
        TABLE,
        `addopts = ["--junitxml=../../r/pay/junit.xml", "--cov-report=xml"]`,
        '[tool.coverage.xml]',
        'output = "c.xml"',
      ),
      '{projectRoot}/c.xml',
    ],
    [
      'where .coveragerc counts',
      {
        ...project('[tool.coverage.xml]', 'output = "c.xml"'),
        'libs/pay/.coveragerc': '',
        'libs/pay/pytest.ini':
          '[pytest]\naddopts =\n  --junitxml=../../r/pay/junit.xml\n  --cov-report=xml\n',
      },
      '{projectRoot}/coverage.xml',
    ],
    [
      'in pytest.toml',
      {
        'libs/pay/pytest.toml':
          '[pytest]\naddopts = ["--junitxml=../../r/pay/junit.xml", "--cov-report=xml:c.xml"]\n',
      },
      '{projectRoot}/c.xml',
    ],
  ])('%s', (_title, contents, coverage) => {
    expect(steps(command('pytest'), contents)[0]).toEqual({
      writes: 'test results, coverage',
      target: { outputs: ['{workspaceRoot}/r/pay/junit.xml', coverage] },
    });
  });
});
