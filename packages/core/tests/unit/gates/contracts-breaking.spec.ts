import { ContractReader } from '../../../src/entries/contracts.js';
import { breaksBetween } from '../../../src/gates/contracts/breaking.js';
import { readOne } from '../contracts/support.js';

/** What the second text breaks of the first one, as `part: how`. */
async function breaks(name: string, before: string, now: string): Promise<string[]> {
  const reader = new ContractReader();
  const files = [await readOne(name, before, reader), await readOne(name, now, reader)];
  const [past, present] = files.map((file) => {
    if (file.kind !== 'contract') throw new Error(JSON.stringify(file));
    return file.model;
  });
  if (past === undefined || present === undefined) throw new Error('two contracts are compared');
  return breaksBetween(past, present).map(({ part, how }) => `${part}: ${how}`);
}

const API = `openapi: 3.0.3
info: { title: Cards, version: 1.0.0 }
paths:
  /cards:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses:
        '200':
          description: all
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Card' } } } }
        '400': { description: wrong }
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewCard' } } }
      responses:
        '201':
          description: kept
          content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } }
  /cards/{id}:
    get:
      parameters: [ { name: id, in: path, required: true, schema: { type: string } } ]
      responses:
        '200':
          description: one
          content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } }
components:
  schemas:
    Card:
      type: object
      required: [id]
      properties:
        id: { type: string }
        kind: { type: string, enum: [visa, amex] }
        owner: { type: object, properties: { name: { type: string } } }
    NewCard:
      type: object
      required: [number]
      properties:
        number: { type: string }
        label: { type: string }
    Unused: { type: object, properties: { a: { type: string } } }
`;

describe('what a new version of an OpenAPI contract breaks', () => {
  it.each<[string, string | RegExp, string, string[]]>([
    ['nothing, where nothing changes', 'info:', 'info:', []],
    ['nothing by words for people', 'description: all', 'description: every card', []],
    [
      'nothing by a new field',
      'id: { type: string }\n        kind',
      'id: { type: string }\n        more: { type: string }\n        kind',
      [],
    ],
    [
      'nothing by another name of a parameter in the path',
      /\{id\}:([\s\S]*?)name: id/,
      '{card}:$1name: card',
      [],
    ],
    ['nothing by an error that is no longer stated', "        '400': { description: wrong }\n", '', []],
    ['nothing by a schema that nothing uses', / {4}Unused: .*\n/, '', []],
    ['nothing by another name of a schema', /NewCard/g, 'CardToKeep', []],
    ['nothing by a field that need not be sent any more', 'required: [number]', 'description: new', []],
    ['nothing by a parameter that admits more', 'schema: { type: integer }', 'schema: { type: number }', []],
    [
      'nothing by a new optional parameter',
      '        - { name: limit',
      '        - { name: page, in: query, schema: { type: integer } }\n        - { name: limit',
      [],
    ],
    ['an operation that is gone', / {2}\/cards\/\{id\}:[\s\S]*?(?=components:)/, '', ['GET /cards/{}: lost']],
    ['a method that is gone', / {4}post:[\s\S]*?(?= {2}\/cards\/)/, '', ['POST /cards: lost']],
    ['a field that is gone', '        kind: { type: string, enum: [visa, amex] }\n', '', ['Card.kind: lost']],
    [
      'a field in a field that is gone',
      ', properties: { name: { type: string } } }',
      ' }',
      ['Card.owner.name: lost'],
    ],
    ['an object that is gone, with what is in it', / {8}owner: .*\n/, '', ['Card.owner: lost']],
    ['a field that is sent and gone', '        label: { type: string }\n', '', ['NewCard.label: lost']],
    ['a value that is gone', '[visa, amex]', '[visa]', ['Card.kind = "amex": lost']],
    ['a parameter that is gone', / {6}parameters:\n.*limit.*\n/, '', ['GET /cards query limit: lost']],
    ['a status that is gone', "'201':", "'202':", ['POST /cards 201: lost']],
    [
      'a type of content that is gone',
      'kept\n          content: { application/json:',
      'kept\n          content: { application/xml:',
      ['POST /cards 201 application/json: lost'],
    ],
    [
      'another type',
      'id: { type: string }\n        kind',
      'id: { type: integer }\n        kind',
      ['Card.id: is integer instead of string'],
    ],
    [
      'a value that may be null now',
      'id: { type: string }\n        kind',
      'id: { type: string, nullable: true }\n        kind',
      ['Card.id: is null or string instead of string'],
    ],
    [
      'a parameter that admits less',
      'schema: { type: integer }',
      'schema: { type: boolean }',
      ['GET /cards query limit: is boolean instead of integer'],
    ],
    [
      'a field that may be missing now',
      'required: [id]',
      'required: [kind]',
      ['Card.id: may be missing now'],
    ],
    [
      'a field that must be sent now',
      'required: [number]',
      'required: [number, label]',
      ['NewCard.label: must be sent now'],
    ],
    [
      'a new field that must be sent',
      'required: [number]\n      properties:',
      'required: [number, code]\n      properties:\n        code: { type: string }',
      ['NewCard.code: must be sent now'],
    ],
    [
      'a parameter that must be sent now',
      'name: limit, in: query,',
      'name: limit, in: query, required: true,',
      ['GET /cards query limit: must be sent now'],
    ],
    [
      'a new parameter that must be sent',
      '        - { name: limit',
      '        - { name: shop, in: header, required: true, schema: { type: string } }\n        - { name: limit',
      ['GET /cards header shop: must be sent now'],
    ],
    [
      'one in place of a list',
      "type: array, items: { $ref: '#/components/schemas/Card' }",
      "$ref: '#/components/schemas/Card'",
      ['GET /cards 200 application/json: is Card instead of list of Card'],
    ],
  ])('%s', async (_, from, to, expected) => {
    const now = API.replace(from, to);
    expect(await breaks('cards.yaml', API, now)).toEqual(expected);
  });
});

const SCHEMA = (properties: string, required = '[]'): string =>
  `{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ${required}, "properties": ${properties} }`;

describe('what a new version of a schema breaks', () => {
  it.each([
    ['a field that is gone', SCHEMA('{ "a": {}, "b": {} }'), SCHEMA('{ "a": {} }'), ['.b: lost']],
    [
      'a field that must be there now',
      SCHEMA('{ "a": {} }'),
      SCHEMA('{ "a": {} }', '["a"]'),
      ['.a: must be sent now'],
    ],
    [
      'a new field that must be there',
      SCHEMA('{}'),
      SCHEMA('{ "a": {} }', '["a"]'),
      ['.a: must be sent now'],
    ],
    ['nothing by a new optional field', SCHEMA('{}'), SCHEMA('{ "a": {} }'), []],
    [
      'a field of the items of a list',
      SCHEMA('{ "a": { "type": "array", "items": { "properties": { "b": {} } } } }'),
      SCHEMA('{ "a": { "type": "array", "items": { "properties": {} } } }'),
      ['.a[].b: lost'],
    ],
  ])('%s', async (_, before, now, expected) => {
    expect((await breaks('card.schema.json', before, now)).sort()).toEqual(expected);
  });
});

const GRAPHQL = `type Query { card(id: ID!): Card cards(first: Int): [Card!]! }
type Card { id: ID! kind: Kind! }
enum Kind { VISA AMEX }
input NewCard { number: String! label: String }
type Mutation { keepCard(card: NewCard!): Card! }
`;

describe('what a new version of a GraphQL contract breaks', () => {
  it.each([
    ['a query that is gone', ' cards(first: Int): [Card!]!', '', ['Query.cards: lost']],
    ['a field that is gone', ' kind: Kind! }', ' }', ['Card.kind: lost']],
    [
      'a field that may be null now',
      'kind: Kind!',
      'kind: Kind',
      ['Card.kind: is Kind or null instead of Kind'],
    ],
    ['nothing by a field that is never null now', 'card(id: ID!): Card ', 'card(id: ID!): Card! ', []],
    ['a value that is gone', 'VISA AMEX', 'VISA', ['Kind = AMEX: lost']],
    [
      'an argument that must be given now',
      'first: Int',
      'first: Int!',
      ['Query.cards(first): is Int instead of Int or null'],
    ],
    [
      'a new argument that must be given',
      'card(id: ID!)',
      'card(id: ID!, shop: ID!)',
      ['Query.card(shop): must be sent now'],
    ],
    ['nothing by an argument with a default', 'card(id: ID!)', 'card(id: ID!, shop: ID! = 1)', []],
    [
      'a field that must be sent now',
      'label: String }',
      'label: String! }',
      ['NewCard.label: is String instead of String or null'],
    ],
    ['nothing by a field that need not be sent any more', 'number: String!', 'number: String', []],
  ])('%s', async (_, from, to, expected) => {
    expect(await breaks('schema.graphql', GRAPHQL, GRAPHQL.replace(from, to))).toEqual(expected);
  });
});

const PROTO = `syntax = "proto3";
package shop;
message Card { string id = 1; Kind kind = 2; }
enum Kind { VISA = 0; AMEX = 1; }
service Cards { rpc Get(Card) returns (Card); }
`;

describe('what a new version of a protobuf contract breaks', () => {
  it.each([
    ['a call that is gone', 'rpc Get(Card) returns (Card);', '', ['shop.Cards.Get: lost']],
    ['a field that is gone, its number reserved', 'Kind kind = 2;', 'reserved 2;', ['shop.Card.kind: lost']],
    ['a number that another field has now', 'Kind kind = 2;', 'string label = 2;', ['shop.Card.kind: lost']],
    ['another number', 'kind = 2', 'kind = 3', ['shop.Card.kind: is Kind = 3 instead of Kind = 2']],
    ['another type', 'string id', 'int64 id', ['shop.Card.id: is int64 = 1 instead of string = 1']],
    ['a value that is gone', ' AMEX = 1;', '', ['shop.Kind = AMEX: lost']],
    [
      'a stream in place of one',
      'returns (Card)',
      'returns (stream Card)',
      ['shop.Cards.Get: is Card -> stream Card instead of Card -> Card'],
    ],
    ['nothing by a new field', 'kind = 2;', 'kind = 2; string label = 3;', []],
    ['nothing by a new message', 'enum Kind', 'message Other {}\nenum Kind', []],
  ])('%s', async (_, from, to, expected) => {
    expect(await breaks('cards.proto', PROTO, PROTO.replace(from, to))).toEqual(expected);
  });
});

const ASYNC = `asyncapi: 2.6.0
info: { title: Cards, version: 1.0.0 }
channels:
  card/saved:
    subscribe: { message: { name: CardSaved, payload: { type: object, properties: { id: { type: string } } } } }
  card/forget:
    publish: { message: { name: Forget, payload: { type: object, properties: { id: { type: string } } } } }
`;

describe('what a new version of an AsyncAPI contract breaks', () => {
  it.each([
    ['a channel that is gone', / {2}card\/saved:\n.*\n/, '', ['subscribe card/saved: lost']],
    [
      'a field that is gone',
      'CardSaved, payload: { type: object, properties: { id: { type: string } }',
      'CardSaved, payload: { type: object, properties: {}',
      ['subscribe card/saved CardSaved.id: lost'],
    ],
    [
      'a field that must be sent now',
      'Forget, payload: { type: object,',
      'Forget, payload: { type: object, required: [id],',
      ['publish card/forget Forget.id: must be sent now'],
    ],
    [
      'nothing by a field that is always received now',
      'CardSaved, payload: { type: object,',
      'CardSaved, payload: { type: object, required: [id],',
      [],
    ],
  ])('%s', async (_, from, to, expected) => {
    expect(await breaks('events.yaml', ASYNC, ASYNC.replace(from, to))).toEqual(expected);
  });
});
