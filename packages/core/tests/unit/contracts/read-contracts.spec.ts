import { DIRECTORY, read, readOne, shortly } from './support.js';

const OPENAPI = `openapi: 3.0.3
info: { title: Cards, version: 1.0.0 }
paths:
  /cards:
    get:
      responses:
        '200': { description: all cards }
`;
const WITH_REF = (reference: string): string => `${OPENAPI}components:
  schemas:
    Card: { $ref: '${reference}' }
`;
const SCHEMA = '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" }';
const draft = (address: string, more = ''): string => `{ "$schema": "${address}"${more} }`;

const ASYNC_2 = `asyncapi: 2.6.0
info: { title: Cards, version: 1.0.0 }
channels:
  card/saved:
    subscribe:
      operationId: onCardSaved
      message:
        name: CardSaved
        payload: { type: object, properties: { id: { type: string } } }
`;
const ASYNC_3 = `asyncapi: 3.0.0
info: { title: Cards, version: 1.0.0 }
channels:
  cardSaved:
    address: card/saved
    messages:
      saved: { payload: { type: object, properties: { id: { type: string } } } }
operations:
  sendCardSaved:
    action: send
    channel: { $ref: '#/channels/cardSaved' }
`;
const GRAPHQL = 'type Query { card(id: ID!): Card }\ntype Card { id: ID! last4: String }\n';
const PROTO =
  'syntax = "proto3";\npackage shop;\nmessage Card { string id = 1; }\nservice Cards { rpc Get(Card) returns (Card); }\n';

describe('what a file of a contracts directory is', () => {
  it.each([
    ['OpenAPI 3.0 in YAML', 'cards.yaml', OPENAPI, 'openapi 3.0.3'],
    ['OpenAPI 3.1 in YAML', 'cards.yml', OPENAPI.replace('3.0.3', '3.1.0'), 'openapi 3.1.0'],
    ['OpenAPI 3.2', 'cards.yaml', OPENAPI.replace('3.0.3', '3.2.0'), 'openapi 3.2.0'],
    [
      'OpenAPI in JSON',
      'cards.json',
      '{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{}}',
      'openapi 3.0.0',
    ],
    ['OpenAPI with Windows line ends', 'cards.yaml', OPENAPI.replaceAll('\n', '\r\n'), 'openapi 3.0.3'],
    ['a schema of 2020-12', 'card.schema.json', SCHEMA, 'json-schema 2020-12'],
    [
      'a schema of 2019-09',
      'a.json',
      draft('https://json-schema.org/draft/2019-09/schema'),
      'json-schema 2019-09',
    ],
    [
      'a schema of draft 7',
      'a.json',
      draft('http://json-schema.org/draft-07/schema#'),
      'json-schema draft-07',
    ],
    [
      'a schema of draft 6',
      'a.json',
      draft('http://json-schema.org/draft-06/schema#'),
      'json-schema draft-07',
    ],
    [
      'a schema of draft 4',
      'a.json',
      draft('http://json-schema.org/draft-04/schema#'),
      'json-schema draft-04',
    ],
    [
      'a schema in YAML',
      'card.yaml',
      '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n',
      'json-schema 2020-12',
    ],
    ['a schema that only its name tells', 'card.schema.json', '{ "type": "object" }', 'json-schema 2020-12'],
    [
      'a schema that only its words tell',
      'card.json',
      '{ "type": "object", "properties": {} }',
      'json-schema 2020-12',
    ],
    ['AsyncAPI 2.6', 'events.yaml', ASYNC_2, 'asyncapi 2.6.0'],
    ['AsyncAPI 3.0', 'events.yaml', ASYNC_3, 'asyncapi 3.0.0'],
    ['a schema of GraphQL', 'schema.graphql', GRAPHQL, 'graphql SDL'],
    [
      'a schema of GraphQL with foreign directives',
      'schema.gql',
      GRAPHQL.replace('type Card', 'type Card @key(fields: "id")'),
      'graphql SDL',
    ],
    [
      'a part of a federation',
      'schema.graphqls',
      'extend type Query { me: User }\ntype User { id: ID! }\n',
      'graphql SDL',
    ],
    ['queries of a client', 'queries.graphql', 'query { card(id: 1) { id } }\n', 'other'],
    ['protobuf 3', 'cards.proto', PROTO, 'protobuf proto3'],
    ['protobuf 2', 'cards.proto', 'message Card { required string id = 1; }\n', 'protobuf proto2'],
    [
      'protobuf with a known import',
      'cards.proto',
      'syntax = "proto3";\nimport "google/protobuf/timestamp.proto";\nmessage Card { google.protobuf.Timestamp at = 1; }\n',
      'protobuf proto3',
    ],
    [
      'protobuf with an import of others',
      'cards.proto',
      'syntax = "proto3";\nimport "google/api/annotations.proto";\nmessage Card { acme.Money price = 1; }\n',
      'protobuf proto3',
    ],
    ['Markdown', 'commands.md', '# Commands\n', 'prose'],
    ['what tells about the others', 'README.md', '# Contracts\n', 'other'],
    ['data', 'example.json', '{ "id": "1", "name": "First" }', 'other'],
    ['settings in YAML', 'data.yaml', 'a: 1\nb: [2]\n', 'other'],
    ['code', 'types.ts', 'export interface Card {}\n', 'other'],
    ['a picture', 'flow.png', 'PNG', 'other'],
  ])('%s', async (_, name, text, expected) => {
    expect(shortly(await readOne(name, text))).toBe(expected);
  });

  it.each([
    ['an empty file', 'cards.yaml', '  \n', 'broken -'],
    ['YAML with a tab', 'cards.yaml', 'openapi: 3.0.3\npaths:\n\t/cards: {}\n', 'broken 3:1'],
    ['YAML with a key twice', 'cards.yaml', `${OPENAPI}info: {}\n`, 'broken 8:1'],
    ['YAML of two documents', 'cards.yaml', `${OPENAPI}---\na: 1\n`, 'broken 8:1'],
    ['JSON with a comma too many', 'cards.json', '{\n  "openapi": "3.0.0",\n}', 'broken 3:1'],
    ['JSON with a key twice', 'cards.json', '{ "openapi": "3.0.0",\n "openapi": "3.1.0" }', 'broken 2:2'],
    ['OpenAPI without info', 'cards.yaml', OPENAPI.replace(/info.*\n/, ''), 'broken 1:1'],
    ['OpenAPI with a misspelt method', 'cards.yaml', OPENAPI.replace('    get:', '    gett:'), 'broken 4:3'],
    [
      'OpenAPI with a response without description',
      'cards.yaml',
      OPENAPI.replace('description: all cards', ''),
      'broken 7:9',
    ],
    ['OpenAPI of a version to come', 'cards.yaml', OPENAPI.replace('3.0.3', '4.0.0'), 'broken 1:1'],
    [
      'Swagger 2',
      'cards.yaml',
      'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n',
      'broken 1:1',
    ],
    ['OpenAPI with a version that is a number', 'cards.yaml', OPENAPI.replace('3.0.3', '3.1'), 'broken 1:1'],
    ['a reference to nothing', 'cards.yaml', WITH_REF('#/components/schemas/Carb'), 'broken 10:13'],
    ['a reference to a file that is not there', 'cards.yaml', WITH_REF('./card.yaml'), 'broken 10:13'],
    ['a reference out of the directory', 'cards.yaml', WITH_REF('../../../package.json'), 'broken 10:13'],
    ['a reference out of the workspace', 'cards.yaml', WITH_REF('../../../../../etc/passwd'), 'broken 10:13'],
    ['an absolute reference', 'cards.yaml', WITH_REF('/etc/passwd'), 'broken 10:13'],
    ['a reference to the web', 'cards.yaml', WITH_REF('https://shop.test/card.yaml'), 'broken 10:13'],
    ['a reference to a file by its address', 'cards.yaml', WITH_REF('file:///etc/passwd'), 'broken 10:13'],
    ['a reference to a part of a prototype', 'cards.yaml', WITH_REF('#/constructor'), 'broken 10:13'],
    ['a key of a prototype', 'cards.json', '{ "openapi": "3.0.0", "__proto__": {} }', 'broken -'],
    ['a schema with an unknown type', 'a.schema.json', '{\n  "type": "strng"\n}', 'broken 2:3'],
    ['a schema with a pattern that is none', 'a.schema.json', '{ "pattern": "[" }', 'broken 1:3'],
    ['a schema with a list as properties', 'a.schema.json', '{ "properties": [] }', 'broken 1:3'],
    [
      'a schema of an unknown draft',
      'a.schema.json',
      draft('https://json-schema.org/draft/2031-01/schema'),
      'broken 1:3',
    ],
    ['AsyncAPI without channels', 'events.yaml', ASYNC_2.split('channels')[0] ?? '', 'broken 1:1'],
    ['AsyncAPI of a version to come', 'events.yaml', ASYNC_2.replace('2.6.0', '9.0.0'), 'broken 1:1'],
    ['GraphQL with a syntax error', 'schema.graphql', 'type Query {\n  card(: Card\n}\n', 'broken 2:8'],
    ['GraphQL with an unknown type', 'schema.graphql', 'type Query { card: Cart }\n', 'broken 1:20'],
    [
      'GraphQL with a field twice',
      'schema.graphql',
      'type Query { a: ID }\ntype A { b: ID\n b: ID }\n',
      'broken 2:10',
    ],
    [
      'protobuf with a syntax error',
      'cards.proto',
      'syntax = "proto3";\nmessage Card {\n  string id 1;\n}\n',
      'broken 3:1',
    ],
    [
      'protobuf with a number twice',
      'cards.proto',
      'syntax = "proto3";\nmessage Card {\n  string id = 1;\n  string name = 1;\n}\n',
      'broken -',
    ],
    [
      'protobuf with an unknown type',
      'cards.proto',
      'syntax = "proto3";\nmessage Card { Money price = 1; }\n',
      'broken -',
    ],
    ['nesting without end in JSON', 'a.json', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'broken -'],
    ['nesting without end in YAML', 'a.yaml', `a: ${'['.repeat(20_000)}`, 'broken -'],
    ['lists without end in YAML', 'a.yaml', `${'- '.repeat(20_000)}a`, 'broken -'],
    [
      'nesting without end in GraphQL',
      'a.graphql',
      `type Query { a: ${'['.repeat(20_000)}ID${']'.repeat(20_000)} }`,
      'broken -',
    ],
    [
      'nesting without end in protobuf',
      'a.proto',
      `${'message A {'.repeat(20_000)}${'}'.repeat(20_000)}`,
      'broken -',
    ],
  ])('%s is a fault with its place', async (_, name, text, expected) => {
    expect(shortly(await readOne(name, text))).toBe(expected);
  });

  it('refuses aliases that stand for each other many times', async () => {
    const bomb = [
      'a0: &a0 [1, 1]',
      ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`),
    ];
    expect(shortly(await readOne('cards.yaml', bomb.join('\n')))).toBe('broken -');
  });

  it('takes components that are made of each other many times in one step each', async () => {
    const names = Array.from(
      { length: 60 },
      (_, at) =>
        `    S${at}: { type: object, properties: { a: { $ref: '#/components/schemas/S${at + 1}' }, b: { $ref: '#/components/schemas/S${at + 1}' } } }`,
    );
    const answer = `'200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/S0' } } } }`;
    const text = `${OPENAPI.replace(/'200'.*/, answer)}components:\n  schemas:\n${names.join('\n')}\n    S60: { oneOf: [ { $ref: '#/components/schemas/S0' }, { $ref: '#/components/schemas/S60' } ] }\n`;
    const file = await readOne('cards.yaml', text);
    expect(file.kind === 'contract' ? file.model.parts.length : file).toBeLessThan(250);
  });
});

describe('references between files of a directory', () => {
  const RESPONSE =
    '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "properties": { "error": { "$ref": "REF" } } }';

  it.each([
    ['by the file', 'problem.schema.json', 'problem.schema.json', '{ "type": "object" }'],
    [
      'by the file with a pointer',
      'problem.schema.json#/$defs/a~1b',
      'problem.schema.json',
      '{ "$defs": { "a/b": {} } }',
    ],
    [
      'by the file in another directory',
      './common/problem.schema.json',
      'common/problem.schema.json',
      '{ "type": "object" }',
    ],
    [
      'by the id',
      'https://shop.test/problem',
      'p.json',
      '{ "$id": "https://shop.test/problem", "type": "object" }',
    ],
    [
      'by an anchor',
      'p.schema.json#problem',
      'p.schema.json',
      '{ "$defs": { "a": { "$anchor": "problem" } } }',
    ],
  ])('lead %s to a part of the contract', async (_, reference, name, text) => {
    const files = await read({ 'response.schema.json': RESPONSE.replace('REF', reference), [name]: text });
    expect([...files.values()].map(shortly)).toEqual(['json-schema 2020-12', 'part']);
  });

  it('lead by an id that is relative to another id', async () => {
    const response = RESPONSE.replace(
      '"properties"',
      '"$id": "https://shop.test/schemas/response.json", "properties"',
    ).replace('REF', 'problem.json');
    const files = await read({
      'r.json': response,
      'p.json': '{ "$id": "https://shop.test/schemas/problem.json", "type": "object" }',
    });
    expect([...files.values()].map(shortly)).toEqual(['json-schema 2020-12', 'part']);
  });

  it('are not looked for in examples', async () => {
    const text = '{ "type": "object", "properties": {}, "examples": [{ "$ref": "nothing.json" }] }';
    expect(shortly(await readOne('a.json', text))).toBe('json-schema 2020-12');
  });

  it('may be to the schema of schemas', async () => {
    const text = '{ "properties": { "a": { "$ref": "http://json-schema.org/draft-07/schema#" } } }';
    expect(shortly(await readOne('a.schema.json', text))).toBe('json-schema 2020-12');
  });

  it('make a file of messages part of the one that has the calls', async () => {
    const files = await read({
      'cards.proto':
        'syntax = "proto3";\nimport "common/money.proto";\nmessage Card { Money price = 1; }\nservice Cards { rpc Get(Card) returns (Card); }\n',
      'common/money.proto': 'syntax = "proto3";\nmessage Money { int64 cents = 1; }\n',
    });
    expect([...files.values()].map(shortly)).toEqual(['protobuf proto3', 'part']);
  });

  it('make no part of a file that cannot be read', async () => {
    const files = await read({
      'a.schema.json': '{ "$ref": "b.schema.json" }',
      'b.schema.json': '{ "type": 1 }',
    });
    expect(shortly(files.get('b.schema.json') ?? { path: DIRECTORY, kind: 'other' })).toBe('broken 1:3');
  });
});

describe('operations', () => {
  it.each([
    [
      'cards.yaml',
      OPENAPI.replace('    get:', '    get:\n      operationId: listCards'),
      ['GET /cards'],
      ['listCards'],
    ],
    ['events.yaml', ASYNC_2, ['subscribe card/saved'], ['card/saved', 'onCardSaved']],
    ['events.yaml', ASYNC_3, ['send sendCardSaved'], ['sendCardSaved', 'card/saved']],
    ['schema.graphql', GRAPHQL, ['Query.card'], ['card', 'Query.card']],
    ['cards.proto', PROTO, ['shop.Cards.Get'], ['Get', 'get', 'shop.Cards.Get', 'shop.Cards/Get']],
  ])('of %s', async (name, text, operations, ids) => {
    const file = await readOne(name, text);
    const found = file.kind === 'contract' ? file.model.operations : [];
    expect(found.map((one) => one.name)).toEqual(operations);
    expect(found.flatMap((one) => one.ids)).toEqual(ids);
  });
});
