import { addAddopts, readPytestConfig } from '../../../src/tools/pytest/addopts.js';

const added = (text: string, words: readonly string[] = ['--a=1', '--b']): string | null => {
  const edit = addAddopts(text, words);
  return edit.ok ? edit.text : null;
};
const lines = (...texts: readonly string[]): string => `${texts.join('\n')}\n`;
const HEADER = '[tool.pytest.ini_options]';

describe('options added to "addopts"', () => {
  it.each<[string, string, string]>([
    ['a text', 'addopts = "-ra"  # kept', 'addopts = "-ra --a=1 --b"  # kept'],
    ['a text in plain quotes', 'addopts = \'-m "not slow"\'', 'addopts = \'-m "not slow" --a=1 --b\''],
    ['an empty text', 'addopts = ""', 'addopts = "--a=1 --b"'],
    ['a text on lines', 'addopts = """\n  -ra\n  -q\n"""', 'addopts = """\n  -ra\n  -q\n  --a=1\n  --b\n"""'],
    ['an empty text on lines', "addopts = '''\n'''", "addopts = '''--a=1 --b\n'''"],
    ['a text in three quotes', 'addopts = """-ra -q"""', 'addopts = """-ra -q --a=1 --b"""'],
    [
      'joined lines',
      'addopts = """-ra \\\n  -q \\\n  """',
      'addopts = """-ra \\\n  -q \\\n  --a=1\n  --b\n  """',
    ],
    ['a list', 'addopts = ["-ra"]', 'addopts = ["-ra", "--a=1", "--b"]'],
    ['a list in plain quotes', "addopts = ['-ra',] # kept", "addopts = ['-ra', '--a=1', '--b',] # kept"],
    ['an empty list', 'addopts = []', 'addopts = ["--a=1", "--b"]'],
    ['a list of comments', 'addopts = [ # kept\n]', 'addopts = ["--a=1", "--b" # kept\n]'],
    [
      'a list on lines',
      'addopts = [\n    "-ra", # why\n    # and\n    "-q", # what\n    # last\n]',
      'addopts = [\n    "-ra", # why\n    # and\n    "-q", # what\n    "--a=1",\n    "--b",\n    # last\n]',
    ],
    [
      'a list on lines without a last comma',
      'addopts = [\n\t"-ra",\n\t"-q" # what\n]',
      'addopts = [\n\t"-ra",\n\t"-q", # what\n\t"--a=1",\n\t"--b"\n]',
    ],
    [
      'a list whose bracket follows',
      'addopts = [\n  "-ra",\n  "-q"]',
      'addopts = [\n  "-ra",\n  "-q", "--a=1", "--b"]',
    ],
    ['no key', 'minversion = "8" # kept', 'minversion = "8" # kept\naddopts = ["--a=1", "--b"]'],
    ['no key, indented', '  x = 1\n  y = [\n  ]', '  x = 1\n  y = [\n  ]\n  addopts = ["--a=1", "--b"]'],
    ['a quoted key', '"addopts" = "-ra" # é 🙂', '"addopts" = "-ra --a=1 --b" # é 🙂'],
  ])('%s', (_title, before, after) => {
    const around = (text: string): string =>
      lines(
        '# 🙂 above',
        '[project]',
        'name = "pay"',
        '',
        HEADER,
        text,
        '',
        '[tool.ruff]',
        'line-length = 100',
      );
    expect(added(around(before))).toBe(around(after));
    const withReturns = (text: string): string => around(text).replaceAll('\n', '\r\n');
    expect(added(withReturns(before))).toBe(withReturns(after));
    const { configures, words } = { configures: false, words: [], ...readPytestConfig(around(after)) };
    expect(configures).toBe(true);
    expect(words.slice(-2)).toEqual(['--a=1', '--b']);
  });

  it.each<[string, string, string]>([
    [
      'dotted keys',
      'tool.pytest.ini_options.addopts = "-ra"\n',
      'tool.pytest.ini_options.addopts = "-ra --a=1 --b"\n',
    ],
    [
      'dotted keys without it',
      'tool.pytest.ini_options.minversion = "8"\nx = 1\n',
      'tool.pytest.ini_options.minversion = "8"\ntool.pytest.ini_options.addopts = ["--a=1", "--b"]\nx = 1\n',
    ],
    [
      'keys with dots below a header',
      '[tool.pytest]\nini_options.minversion = "8"',
      '[tool.pytest]\nini_options.minversion = "8"\nini_options.addopts = ["--a=1", "--b"]',
    ],
    [
      'an inline table',
      '[tool.pytest]\nini_options = { addopts = "-ra" } # kept\n',
      '[tool.pytest]\nini_options = { addopts = "-ra --a=1 --b" } # kept\n',
    ],
    [
      'an inline table without it',
      'tool = { pytest.ini_options.minversion = "8" }\n',
      'tool = { pytest.ini_options.minversion = "8", pytest.ini_options.addopts = ["--a=1", "--b"] }\n',
    ],
    [
      'an empty inline table',
      '[tool.pytest]\nini_options = {}\n',
      '[tool.pytest]\nini_options = { addopts = ["--a=1", "--b"] }\n',
    ],
    ['an empty table', `${HEADER} # kept\n\n[x]\n`, `${HEADER} # kept\naddopts = ["--a=1", "--b"]\n\n[x]\n`],
    [
      'no table',
      '[project]\nname = "pay"',
      `[project]\nname = "pay"\n\n${HEADER}\naddopts = ["--a=1", "--b"]\n`,
    ],
    ['an empty file', '', `${HEADER}\naddopts = ["--a=1", "--b"]\n`],
    [
      'a table below',
      '[tool.pytest.ini_options.x]\n',
      `[tool.pytest.ini_options.x]\n\n${HEADER}\naddopts = ["--a=1", "--b"]\n`,
    ],
  ])('%s', (_title, before, after) => {
    expect(added(before)).toBe(after);
  });

  it.each<[string, string]>([
    ['broken TOML', `${HEADER}\naddopts = "-ra\n`],
    ['a key twice', `${HEADER}\naddopts = "-ra"\naddopts = "-q"\n`],
    ['a table twice', `${HEADER}\naddopts = "-ra"\n${HEADER}\n`],
    ['a number', `${HEADER}\naddopts = 1\n`],
    ['a list of other things', `${HEADER}\naddopts = ["-ra", 1]\n`],
    ['a quote that is not closed', `${HEADER}\naddopts = "-k 'a"\n`],
    ['a text that would run together', `${HEADER}\naddopts = """-ra\\\n"""\n`],
    ['a list of tables', '[[tool.pytest.ini_options]]\n'],
    ['a table that is no table', 'tool.pytest.ini_options = 1\n'],
    ['a closed table', 'tool = { ruff = 1 }\n'],
    ['a text where pytest 9 takes a list', '[tool.pytest]\naddopts = "-ra"\n'],
    ['a table that only pytest 9 reads', '[tool.pytest]\naddopts = ["-ra"]\n'],
    ['deep nesting', `a = ${'['.repeat(50_000)}`],
    ['a long file', `#${' '.repeat(300_000)}\n`],
  ])('does not touch %s', (_title, text) => {
    expect(addAddopts(text, ['--a']).ok).toBe(false);
  });

  it('puts into a text only what a shell would not split', () => {
    expect(added(`${HEADER}\naddopts = "-ra"\n`, ['--a=x y'])).toBeNull();
    expect(added(`${HEADER}\naddopts = ['-ra']\n`, ["--a=it's"])).toBe(
      `${HEADER}\naddopts = ['-ra', "--a=it's"]\n`,
    );
  });
});

it('reads options as a shell splits them', () => {
  const text = `${HEADER}\naddopts = """--cov-report xml:'../out dir/c.xml'\n -k "a or \\\\"b\\\\"" \\\\'"""\n`;
  expect(readPytestConfig(text)).toMatchObject({
    words: ['--cov-report', 'xml:../out dir/c.xml', '-k', 'a or "b"', "'"],
  });
});

it('reads a text of any form in time', () => {
  const texts = ['a.'.repeat(90_000), '[a]\n'.repeat(50_000), `x = "${'\\"'.repeat(90_000)}`];
  const began = Date.now();
  for (const text of texts) readPytestConfig(text);
  expect(Date.now() - began).toBeLessThan(3000);
});
