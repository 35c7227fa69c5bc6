import { isSource, isTest, starterContent } from '../../../../src/scaffolding/stacks/python/starter.js';

describe('starterContent in Python', () => {
  it('of a source is a docstring, which is no code that a test could leave out', () => {
    expect(starterContent('src/models/gift_card.py')).toBe('"""Gift card: planned, to be written."""\n');
    expect(starterContent('src/models/__init__.py')).toBe('"""Models: planned, to be written."""\n');
    expect(starterContent('__main__.py')).toBe('"""Project: planned, to be written."""\n');
    expect(starterContent('src/api.pyi')).toContain('"""Api: planned');
  });

  it.each(['tests/unit/test_card.py', 'tests/card_test.py', 'tests/unit/test_.py', 'test_für.py'])(
    'of the test %s is skipped with a reason, and never passes',
    (path) => {
      const text = starterContent(path);
      expect(text).toContain('@pytest.mark.skip(reason=');
      expect(text).toMatch(/^def test_[a-z0-9_]+\(\) -> None:$/m);
      expect(text).not.toContain('assert');
    },
  );

  it.each(['my-module.py', 'Card.py', 'class.py', '2fa.py', 'für.py', 'a.b.py'])(
    'of %s tells ruff that the plan chose the name',
    (name) => {
      expect(starterContent(`src/${name}`)).toContain('# noqa: N999');
    },
  );

  it.each(['json.py', 'calendar.py', 'list.py', 'match.py', '_private.py', '__init__.py', 'conftest.py'])(
    'of %s needs no such note',
    (name) => {
      expect(starterContent(`src/${name}`)).not.toContain('noqa');
    },
  );

  it.each([
    'src/a"b.py',
    'src/a\\b.py',
    'src/"""; import os.py',
    `src/${'long_'.repeat(40)}.py`,
    'src/a\nb.py',
  ])('of %j is one docstring of one line', (path) => {
    expect(starterContent(path)).toMatch(/^"""[^"\\\n]{1,70}"""(?: {2}# noqa: N999)?\n$/);
  });

  it('of other files is what any language has', () => {
    expect(starterContent('README.md')).toBe('# README\n');
    expect(starterContent('src/data.json')).toBe('{}\n');
    expect(starterContent('src/shop/py.typed')).toBe('');
    expect(starterContent('requirements.txt')).toBe('');
  });
});

it('tells sources and tests apart, as pytest collects them', () => {
  expect(['test_a.py', 'tests/a_test.py', 'src/latest.py', 'tests/conftest.py'].map(isTest)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(
    ['src/a.py', 'src/__init__.py', 'test_a.py', 'conftest.py', 'setup.py', 'a.md'].map(isSource),
  ).toEqual([true, true, false, false, false, false]);
});
