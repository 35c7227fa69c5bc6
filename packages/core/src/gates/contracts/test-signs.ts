import { listIn } from '../../base/list-in.js';
import { nameOf } from '../../base/paths.js';
import { isAmongTests } from '../../evidence/kinds/tests/test-files.js';
import type { ContractFile, ContractModel } from '../../model/contract.js';

/** A path of HTTP as the names between its slashes; null stands for any name. */
export type Route = readonly (string | null)[];

/** What of a contract shows that a test is about it. */
export interface ContractSigns {
  readonly path: string;
  /** `cards.openapi.yaml`. */
  readonly fileName: string;
  /** Names of directories that a test must have as well, because another contract has the same file name. */
  readonly apart: readonly string[];
  /** What tests of it are called, as far as no other contract can be meant. */
  readonly stems: ReadonlySet<string>;
  /** Its own id, operation ids and names of calls, as far as they are not ordinary words. */
  readonly ids: readonly string[];
  readonly routes: readonly Route[];
}

/** What a test file is called, and what it names. */
export interface TestWords {
  readonly stems: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly routes: readonly (readonly string[])[];
}

/** The signs of several contracts, which depend on each other where names are the same. */
export function signsOf(contracts: readonly ContractFile[]): readonly ContractSigns[] {
  const stems = contracts.map(({ path }) => stemsOf(path));
  const uses = new Map<string, number>();
  for (const stem of stems.flatMap((own) => [...own])) uses.set(stem, (uses.get(stem) ?? 0) + 1);
  const named = new Map<string, ContractFile[]>();
  for (const contract of contracts) listIn(named, nameOf(contract.path), contract);
  return contracts.map((contract, at) => {
    const { path } = contract;
    const fileName = nameOf(path);
    const others = (named.get(fileName) ?? []).filter((other) => other !== contract);
    return {
      path,
      fileName,
      apart: [...new Set(others.flatMap((other) => firstDifference(path, other.path) ?? []))],
      stems: new Set([...(stems[at] ?? [])].filter((stem) => uses.get(stem) === 1)),
      ...(contract.kind === 'contract' ? namesIn(contract.model) : { ids: [], routes: [] }),
    };
  });
}

/** Whether a task of the contract's own feature is about it, by its file name or by the name of a test that it names. */
export function isTaskAbout(
  { text, paths }: { readonly text: string; readonly paths: readonly string[] },
  { fileName, stems }: ContractSigns,
): boolean {
  if (wordsOf(text).has(fileName)) return true;
  return paths.some((path) => isAmongTests(path) && [...stemsOf(path)].some((stem) => stems.has(stem)));
}

/** What a test file at a path, with its text, is called and names. */
export function testWords(path: string, text: string): TestWords {
  return { stems: stemsOf(path), words: wordsOf(text), routes: routesIn(text) };
}

/** Names with what file names, ids and channels may have in them. A path counts as a whole and by its names. */
const WORDS = /[\p{L}\p{N}_$@.:/+~-]+/gu;

function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [found] of text.matchAll(WORDS)) {
    for (const word of [found, ...found.split('/'), ...found.split(/[/.:]/)])
      words.add(word.replace(/^[.:]+|[.:]+$/g, ''));
  }
  return words;
}

/** Paths of one test file that are compared with those of contracts. */
const MAX_ROUTES = 2_000;
const TOKENS = /[^\s"'`()<>,;|]+/gu;

function routesIn(text: string): string[][] {
  const routes = new Map<string, string[]>();
  for (const [token] of text.matchAll(TOKENS)) {
    const path = ROUTE.exec(token)?.[1];
    if (routes.size >= MAX_ROUTES) break;
    if (path !== undefined && !routes.has(path)) routes.set(path, path.slice(1).split('/'));
  }
  return [...routes.values()];
}

/** A path that begins with a slash, behind an address or something that the test fills in, and no path of a file or module. */
const ROUTE = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*|[$#%]?\{[^{}]*\})?(\/[^?#]*)/i;

function namesIn({ id, operations }: ContractModel): Pick<ContractSigns, 'ids' | 'routes'> {
  const ids = operations.flatMap((operation) => operation.ids).filter(isDistinct);
  const routes = operations.flatMap(({ paths }) =>
    paths.map((path) =>
      path
        .slice(1)
        .split('/')
        .map((name) => (/[{}]/.test(name) ? null : name)),
    ),
  );
  return {
    ids: id !== null && isDistinct(id) ? [id, ...ids] : ids,
    routes: routes.filter((route) => route.some((name) => name !== null && name !== '')),
  };
}

/** An id of one ordinary word, such as `cards` or `User`, is in many tests that are about something else. */
function isDistinct(id: string): boolean {
  return /[a-z0-9][A-Z]|[^\p{L}]/u.test(id) && id.length > 4;
}

/** What marks a file as a test or a contract and does not say of what. */
const MARKS = /^(?:test|tests|it|spec|contract|contracts|openapi|asyncapi|api|schema|graphql|proto|json)$/;

/**
 * What a file is about by its name: `test_cards_api.py`, `cards.contract.spec.ts`, `CardsApiTest.java` and `cards-api.yaml` are about
 * `cards`, unless only such marks are left. With and without them.
 */
function stemsOf(path: string): ReadonlySet<string> {
  const name = nameOf(path).split('.')[0] ?? '';
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const plain = words.filter((word) => !MARKS.test(word));
  const isTest = /^(?:tests?|it|spec)$/;
  const named = words.filter((word) => !isTest.test(word));
  return new Set([plain, named].map((one) => one.join('')).filter((stem) => stem.length > 2));
}

/** The last name of a directory, from the right, in which two paths to files of one name differ. */
function firstDifference(path: string, other: string): string | null {
  const [mine, theirs] = [path.split('/').reverse(), other.split('/').reverse()];
  return mine.find((name, at) => name !== theirs[at]) ?? null;
}
