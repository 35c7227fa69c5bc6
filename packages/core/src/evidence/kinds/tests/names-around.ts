import { requirementKeysIn } from '../../../base/requirement-ids.js';
import { isSourceFile } from './source-endings.js';

/** The names of what holds a test, put together. */
export interface NamesAround {
  readonly text: string;
  /** The innermost of them. */
  readonly last: string;
  /** Whether they name a requirement. */
  readonly hasIds: boolean;
}

export const NOTHING_AROUND: NamesAround = { text: '', last: '', hasIds: false };

/** Characters before a name that may begin an id which ends in it. */
const TAIL = 30;

/**
 * The names around a test with one more, innermost. Left out are paths and packages: every test below a directory would name what it is
 * called after. Takes time in proportion to the name alone, so that tests in deep nests cost no more than others.
 */
export function within(around: NamesAround, name: string): NamesAround {
  const one = withoutPackage(name.trim());
  return isPlace(one) ? around : joined(around, one);
}

/** The full name of a test. A name with slashes is one (`TestCards/FR-001`), and that of a file is not. */
export function fullName(around: NamesAround, title: string): NamesAround {
  const one = title.trim();
  return isSourceFile(one) && /[\\/]/.test(one) ? around : joined(around, one);
}

function joined(around: NamesAround, one: string): NamesAround {
  if (one === '' || one === around.last) return around;
  const before = `${around.last.slice(-TAIL)} `;
  const hasIds = around.hasIds || requirementKeysIn(before + one).size > 0;
  return { text: around.text === '' ? one : `${around.text} ${one}`, last: one, hasIds };
}

/** Whether the name of a suite says where it is: a path, or the address of a package. */
function isPlace(name: string): boolean {
  return /[\\/]/.test(name) && (!/\s/.test(name) || isSourceFile(name));
}

/** A module without the directories that it is in: of `tests.fr_001.test_card.TestCard` the last two. */
function withoutPackage(name: string): string {
  if (name.length > 1_000 || !/^[\w$]+(?:\.[\w$+]+)+$/.test(name)) return name;
  const parts = name.split('.');
  return parts.filter((part, at) => at === parts.length - 1 || /^\p{Lu}|^test_|_test$/u.test(part)).join('.');
}
