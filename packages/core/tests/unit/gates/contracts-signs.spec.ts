import fc from 'fast-check';
import { SignIndex } from '../../../src/gates/contracts/sign-index.js';
import { signsOf, testWords, type ContractSigns } from '../../../src/gates/contracts/test-signs.js';
import { DIRECTORY, readOne } from '../contracts/support.js';
import type { ContractFile } from '../../../src/model/contract.js';

const API = `openapi: 3.0.3
info: { title: Cards, version: 1.0.0 }
servers: [ { url: 'https://shop.test/api/v1' } ]
paths:
  /: { get: { responses: { '200': { description: a } } } }
  /cards: { get: { operationId: cards, responses: { '200': { description: a } } } }
  /cards/{id}: { get: { operationId: getCard, responses: { '200': { description: a } } } }
`;

async function about(test: string, text: string, others: readonly string[] = []): Promise<boolean> {
  const contract = await readOne('cards-api.yaml', API);
  const prose = others.map((path): ContractFile => ({ path, kind: 'prose' }));
  const signs = signsOf([contract, ...prose]);
  const [own] = signs;
  if (own === undefined) throw new Error('a contract has signs');
  return new SignIndex(signs).about(testWords(`tests/contract/${test}`, text)).has(own);
}

describe('a test is about a contract', () => {
  it.each([
    ['that it names by its file', 'a.spec.ts', "readFileSync('contracts/cards-api.yaml')"],
    ['that it joins the path of', 'a.spec.ts', "join(dir, 'contracts', 'cards-api.yaml')"],
    ['whose name it has', 'cards-api.spec.ts', ''],
    ['whose name it has with other marks', 'cards.contract.spec.ts', ''],
    ['whose name it has in Python', 'test_cards_api.py', ''],
    ['whose name it has in Java', 'CardsApiTest.java', ''],
    ['whose name it has in Go', 'cards_test.go', ''],
    ['of which it asks for a path', 'a.spec.ts', "request(app).get('/cards/42')"],
    ['of which it asks for a path with a template', 'a.spec.ts', 'fetch(`${base}/cards/${id}`)'],
    ['of which it asks for a path in Python', 'a.py', 'client.get(f"/cards/{card_id}")'],
    [
      'of which it asks for a path by a full address',
      'a.spec.ts',
      "get('http://localhost:3000/api/v1/cards?limit=1')",
    ],
    ['of which it asks for a path that is joined', 'a.spec.ts', "get('/cards/' + id)"],
    ['of which it names an operation', 'a.spec.ts', 'client.getCard({ id })'],
  ])('%s', async (_, name, text) => {
    expect(await about(name, text)).toBe(true);
  });

  it.each([
    ['of which it has only an ordinary word', 'a.spec.ts', 'const cards = [];'],
    ['with a longer file name', 'a.spec.ts', "readFileSync('contracts/old-cards-api.yaml')"],
    ['of which it asks for the root alone', 'a.spec.ts', "get('/')"],
    ['of which it asks for a longer path', 'a.spec.ts', "get('/users/1/cards')"],
    ['of which it asks for a path with another name', 'a.spec.ts', "get('/cart/42')"],
    ['in a path of its own sources', 'a.spec.ts', "import { cards } from '../../src/cards';"],
    [
      'in the name of a module',
      'a.spec.ts',
      "import { cards } from './cards'; import b from 'src/cards'; import c from '@app/cards';",
    ],
    ['that begins like another word', 'discards.spec.ts', ''],
  ])('not one %s', async (_, name, text) => {
    expect(await about(name, text)).toBe(false);
  });

  it('not one whose name another contract has as well', async () => {
    const others = [`${DIRECTORY}/cards.md`];
    expect(await about('cards.spec.ts', '', others)).toBe(false);
    expect(await about('cards-api.spec.ts', '', others)).toBe(true);
  });

  it('names what sets contracts of one file name apart', async () => {
    const others = ['specs/002-refunds/contracts/cards-api.yaml'];
    expect(await about('a.spec.ts', "'cards-api.yaml'", others)).toBe(false);
    expect(await about('a.spec.ts', "'../specs/001-cards/contracts/cards-api.yaml'", others)).toBe(true);
    expect(await about('a.spec.ts', "'../specs/002-refunds/contracts/cards-api.yaml'", others)).toBe(false);
  });
});

const name: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c');
const pattern = fc.array(fc.oneof(name, fc.constant(null)), { minLength: 1, maxLength: 4 });
const named = fc.record({
  fileName: fc.constantFrom('a.yaml', 'b.yaml'),
  apart: fc.uniqueArray(name, { maxLength: 2 }),
  stems: fc.uniqueArray(name, { maxLength: 2 }).map((stems) => new Set(stems)),
  ids: fc.array(name, { maxLength: 2 }),
  routes: fc.array(pattern, { maxLength: 4 }),
});
const words = fc.record({
  stems: fc.uniqueArray(name, { maxLength: 1 }).map((stems) => new Set(stems)),
  words: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'a.yaml', 'b.yaml'), { maxLength: 3 })
    .map((found) => new Set<string>(found)),
  routes: fc.array(fc.array(name, { minLength: 1, maxLength: 4 }), { maxLength: 2 }),
});

it('finds among many contracts what comparing with each of them finds', () => {
  fc.assert(
    fc.property(fc.array(named, { maxLength: 6 }), words, (all, test) => {
      const contracts: ContractSigns[] = all.map((one, at) => ({ ...one, path: String(at) }));
      const expected = contracts.filter(
        ({ fileName, apart, stems, ids, routes }) =>
          (test.words.has(fileName) && apart.every((part) => test.words.has(part))) ||
          [...stems].some((stem) => test.stems.has(stem)) ||
          ids.some((id) => test.words.has(id)) ||
          routes.some((parts) =>
            test.routes.some(
              (route) =>
                route.length === parts.length &&
                parts.every((part, at) => part === null || part === route[at]),
            ),
          ),
      );
      expect(new Set(new SignIndex(contracts).about(test))).toEqual(new Set(expected));
    }),
  );
});
