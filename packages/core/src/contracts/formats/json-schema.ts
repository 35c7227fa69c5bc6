import { Ajv, type ValidateFunction } from 'ajv';
import draft04 from 'ajv-draft-04';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DataContract, FormatReading } from '../define-format.js';
import { schemaFaults } from '../schema-faults.js';
import { PartCollector } from '../schema-parts.js';
import { isMapping, member, textMember } from '../values.js';

/**
 * The versions that are read, each with how its `$schema` is written and the library that has its own schema. A schema of a stranger
 * is only ever data to that schema: it is never compiled, which would turn it into code.
 */
const VERSIONS = [
  {
    name: '2020-12',
    schema: /\/draft\/2020-12\/schema#?$/,
    id: 'https://json-schema.org/draft/2020-12/schema',
    make: () => new Ajv2020(OPTIONS),
  },
  {
    name: '2019-09',
    schema: /\/draft\/2019-09\/schema#?$/,
    id: 'https://json-schema.org/draft/2019-09/schema',
    make: () => new Ajv2019(OPTIONS),
  },
  // What draft 6 allows draft 7 allows as well.
  {
    name: 'draft-07',
    schema: /\/draft-0[67]\/schema#?$/,
    id: 'http://json-schema.org/draft-07/schema',
    make: () => new Ajv(OPTIONS),
  },
  {
    name: 'draft-04',
    schema: /\/draft-04\/schema#?$/,
    id: 'http://json-schema.org/draft-04/schema',
    make: () => new draft04.default(OPTIONS),
  },
] as const;
const OPTIONS = { strict: false, logger: false } as const;
const NEWEST = VERSIONS[0];

type Version = (typeof VERSIONS)[number];

/** Keywords by which a document is a schema though it does not say so. */
const SIGNS = ['properties', '$defs', 'definitions', 'allOf', 'oneOf', 'anyOf', '$ref', 'patternProperties'];

/** Whether data is a JSON Schema, by what it says of itself, by the name of its file, or by the words of schemas. */
export function isJsonSchema(path: string, value: unknown): boolean {
  const said = textMember(value, '$schema');
  if (said !== null) return said.includes('json-schema.org/') && !said.includes('hyper-schema');
  if (/\.schema\.(?:json|ya?ml)$/i.test(path)) return true;
  return textMember(value, '$id') !== null
    ? SIGNS.some((word) => member(value, word) !== undefined) || textMember(value, 'type') !== null
    : textMember(value, 'type') !== null && isMapping(member(value, 'properties'));
}

const validators = new Map<string, ValidateFunction>();

function validatorOf({ name, id, make }: Version): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const made = make().getSchema(id) as ValidateFunction | undefined;
  if (made === undefined) throw new TypeError(`the library has no schema of ${name}`);
  validators.set(name, made);
  return made;
}

/** Reads a JSON Schema: held against the schema of its version, then its fields. */
export function readJsonSchema(contract: DataContract): FormatReading {
  const root = contract.references.rootOf(contract.path);
  const said = textMember(root.value, '$schema');
  const version = said === null ? NEWEST : VERSIONS.find(({ schema }) => schema.test(said));
  if (version === undefined) {
    const position = contract.positionIn({ ...root, path: ['$schema'] });
    const problem = `"$schema" is ${(said ?? '').slice(0, 100)}; known are ${VERSIONS.map(({ name }) => name).join(', ')}`;
    return { ok: false, faults: [{ problem, position }] };
  }
  const validate = validatorOf(version);
  if (validate(root.value) !== true)
    return { ok: false, faults: schemaFaults(validate.errors ?? [], contract) };
  const parts = new PartCollector(contract, contract.path);
  for (const direction of ['sent', 'received'] as const) parts.describe(root, '', direction);
  return {
    ok: true,
    model: {
      format: 'json-schema',
      version: version.name,
      id: textMember(root.value, '$id') ?? textMember(root.value, 'id'),
      operations: [],
      parts: parts.parts,
      answers: [],
    },
  };
}
