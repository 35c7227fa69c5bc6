import { answersOf, compareErrors, compareStructures } from '../../../src/gates/contracts/answers.js';
import { read } from '../contracts/support.js';

const PROBLEM = 'type: object, required: [code], properties: { code: { type: string } }';
const api = (responses: string, schemas = `Problem: { ${PROBLEM} }`): string => `openapi: 3.0.3
info: { title: a, version: 1.0.0 }
paths:
  /a:
    get:
      responses:
${responses
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
components:
  schemas:
${schemas
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`;
const json = (status: string, schema: string, media = 'application/json'): string =>
  `'${status}': { description: a, content: { ${media}: { schema: { ${schema} } } } }`;
const REF = "$ref: '#/components/schemas/Problem'";

async function errors(...texts: string[]): Promise<string[]> {
  const files = await read(Object.fromEntries(texts.map((text, at) => [`c${at}.yaml`, text])));
  const broken = [...files.values()].filter(({ kind }) => kind === 'broken');
  if (broken.length > 0) throw new Error(JSON.stringify(broken));
  return compareErrors(answersOf([...files.values()])).others.map(({ status }) => status);
}

describe('errors of one schema', () => {
  it.each<[string, string[], string[]]>([
    ['the same reference', [api([json('400', REF), json('404', REF)].join('\n'))], []],
    ['a reference and the same in place', [api([json('400', REF), json('404', PROBLEM)].join('\n'))], []],
    [
      'the same in another order, with descriptions',
      [
        api(
          [
            json('400', REF),
            json(
              '404',
              'description: b, properties: { code: { description: c, type: string } }, required: [code], type: object',
            ),
          ].join('\n'),
        ),
      ],
      [],
    ],
    [
      'application/problem+json',
      [api([json('400', REF), json('404', REF, 'application/problem+json')].join('\n'))],
      [],
    ],
    [
      'a wildcard of statuses and the default',
      [api([json('4XX', REF), json('default', REF)].join('\n'))],
      [],
    ],
    [
      'one that extends the others',
      [
        api(
          [
            json('400', REF),
            json('404', REF),
            json('422', `allOf: [ { ${REF} }, { properties: { fields: { type: array, items: {} } } } ]`),
          ].join('\n'),
        ),
      ],
      [],
    ],
    [
      'one that holds itself',
      [
        api(
          [json('400', REF), json('404', REF)].join('\n'),
          `Problem: { type: object, properties: { causes: { type: array, items: { ${REF} } } } }`,
        ),
      ],
      [],
    ],
    ['two files with the same component', [api(json('400', REF)), api(json('404', REF))], []],
    ['no error at all', [api(json('200', REF))], []],
    [
      'another field',
      [
        api(
          [
            json('400', REF),
            json('404', REF),
            json('500', 'type: object, properties: { error: { type: string } }'),
          ].join('\n'),
        ),
      ],
      ['500'],
    ],
    [
      'another requirement',
      [
        api(
          [
            json('400', REF),
            json('404', REF),
            json('500', 'type: object, properties: { code: { type: string } }'),
          ].join('\n'),
        ),
      ],
      ['500'],
    ],
    [
      'plain text',
      [api([json('400', REF), json('404', REF), json('500', REF, 'text/plain')].join('\n'))],
      ['500'],
    ],
    ['no content', [api([json('400', REF), `'404': { description: none }`].join('\n'))], ['404']],
    [
      'content without a schema',
      [api([json('400', REF), `'404': { description: none, content: { application/json: {} } }`].join('\n'))],
      ['404'],
    ],
    [
      'another type in the second file',
      [
        api([json('400', REF), json('401', REF)].join('\n')),
        api(json('404', REF), 'Problem: { type: object, properties: { code: { type: integer } } }'),
      ],
      ['404'],
    ],
    ['no content in any', [api(`'404': { description: none }`)], ['404']],
  ])('%s', async (_, texts, expected) => {
    expect(await errors(...texts)).toEqual(expected);
  });
});

describe('responses of one structure', () => {
  const envelope = (data: string): string =>
    `type: object, required: [data], properties: { data: { ${data} }, meta: { type: object } }`;

  it.each<[string, string[], string[]]>([
    [
      'one envelope with other data',
      [json('200', envelope('type: array, items: {}')), json('201', envelope('type: object'))],
      [],
    ],
    ['one without content', [json('200', envelope('type: string')), `'204': { description: none }`], []],
    [
      'an envelope that is made of parts',
      [
        json('200', envelope('type: string')),
        json(
          '201',
          `allOf: [ { properties: { meta: { type: object } } }, { required: [data], properties: { data: {} } } ]`,
        ),
      ],
      [],
    ],
    ['errors of another structure', [json('200', envelope('type: string')), json('404', REF)], []],
    ['a list', [json('200', envelope('type: string')), json('201', 'type: array, items: {}')], ['201']],
    [
      'a field more',
      [
        json('200', envelope('type: string')),
        json('201', envelope('type: string')),
        json('202', 'type: object, required: [data], properties: { data: {}, meta: {}, links: {} }'),
      ],
      ['202'],
    ],
    [
      'a field that may be missing',
      [
        json('200', envelope('type: string')),
        json('201', envelope('type: string')),
        json('202', 'type: object, properties: { data: {}, meta: {} }'),
      ],
      ['202'],
    ],
    ['lists alone', [json('200', 'type: array, items: {}')], ['200']],
    [
      'no schema',
      [json('200', envelope('type: string')), `'201': { description: a, content: { application/json: {} } }`],
      ['201'],
    ],
  ])('%s', async (_, responses, expected) => {
    const files = await read({ 'a.yaml': api(responses.join('\n')) });
    const { others } = compareStructures(answersOf([...files.values()]));
    expect(others.map(({ status }) => status)).toEqual(expected);
  });
});
