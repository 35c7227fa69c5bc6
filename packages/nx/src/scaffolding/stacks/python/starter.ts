import { starterText, titleOf } from '../starter-text.js';
import { KEYWORDS } from './reserved.js';

const SOURCE = /\.pyi?$/;
const TEST = /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;

/** Whether a path is a source of the stack that others can import. */
export function isSource(path: string): boolean {
  return path.endsWith('.py') && !TEST.test(path) && !/(?:^|\/)(?:conftest|setup)\.py$/.test(path);
}

/** Whether a path is a file of tests, as pytest collects them. */
export function isTest(path: string): boolean {
  return TEST.test(path);
}

/**
 * The content of a file that a plan declares and that nobody has written yet: the least that ruff, mypy and pytest accept. A
 * test is skipped and gives its reason, so that it is seen and proves nothing.
 * @param path relative to the project's root, with `/`
 */
export function starterContent(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!SOURCE.test(name)) return starterText(name);
  const docstring = `"""${described(path, name)}: planned, to be written."""`;
  // What a file is called is for the plan to choose.
  const line = isModule(name) ? docstring : `${docstring}  # noqa: N999`;
  return TEST.test(name) ? testContent(line, name) : `${line}\n`;
}

function testContent(docstring: string, name: string): string {
  return [
    docstring,
    '',
    'import pytest',
    '',
    '',
    '@pytest.mark.skip(reason="planned, to be written")',
    `def test_${identifier(name)}() -> None:`,
    '    """Test what the plan says."""',
    '',
  ].join('\n');
}

/** Whether PEP 8 lets a module have the name. */
function isModule(name: string): boolean {
  return /^[a-z_][a-z0-9_]*\.pyi?$/.test(name) && !KEYWORDS.has(name.replace(SOURCE, ''));
}

/** What a package is called after its directory, and a module after itself; short enough for a line. */
function described(path: string, name: string): string {
  const parts = path.split('/');
  const own = /^__\w+__\.py$/.test(name) ? (parts.at(-2) ?? 'project') : name;
  return (
    titleOf(own)
      .replace(/["\\\p{Cc}]/gu, '')
      .slice(0, 40)
      .trim() || 'This file'
  );
}

/** A name that a function can have. */
function identifier(name: string): string {
  const stem = name.replace(/\.py$/, '').replace(/^test_|_test$/g, '');
  const words = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return words.slice(0, 40) || 'what_is_planned';
}
