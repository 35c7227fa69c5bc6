import specifications from '@asyncapi/specs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { ContractModel, ContractOperation } from '../../model/contract.js';
import type { DataContract, FormatReading } from '../define-format.js';
import { schemaFaults } from '../schema-faults.js';
import { PartCollector, type Direction } from '../schema-parts.js';
import { entriesOf, isMapping, itemsOf, member, textMember } from '../values.js';
import { inside, type Site } from '../site.js';

const VALIDATORS = new Map<string, ValidateFunction>();

/** Reads an AsyncAPI document: held against the schema of its version, then its operations and messages. */
export function readAsyncApi(contract: DataContract): FormatReading {
  const root = contract.references.rootOf(contract.path);
  const version = textMember(root.value, 'asyncapi') ?? '';
  const validate = validatorOf(version);
  if (validate === null) {
    const problem = `"asyncapi" is ${version.slice(0, 40)}; known are ${versions().join(', ')}`;
    return {
      ok: false,
      faults: [{ problem, position: contract.positionIn({ ...root, path: ['asyncapi'] }) }],
    };
  }
  if (validate(root.value) !== true)
    return { ok: false, faults: schemaFaults(validate.errors ?? [], contract) };
  return { ok: true, model: new AsyncApiModel(contract).model(version) };
}

function versions(): string[] {
  return Object.keys(specifications.schemas);
}

/** Only the schema of AsyncAPI itself is compiled. */
function validatorOf(version: string): ValidateFunction | null {
  const known = VALIDATORS.get(version);
  if (known !== undefined) return known;
  const schemas: Readonly<Record<string, object>> = specifications.schemas;
  const schema = Object.hasOwn(schemas, version) ? schemas[version] : undefined;
  if (schema === undefined) return null;
  const ajv = new Ajv({
    strict: false,
    logger: false,
    meta: false,
    validateSchema: false,
    validateFormats: false,
  });
  const validate = ajv.compile(schema);
  VALIDATORS.set(version, validate);
  return validate;
}

/** An operation, seen by those who use what the document describes. */
interface Operation {
  readonly name: string;
  readonly ids: readonly string[];
  readonly direction: Direction;
  readonly site: Site;
  readonly messages: readonly Site[];
}

class AsyncApiModel {
  readonly #contract: DataContract;
  readonly #parts: PartCollector;

  constructor(contract: DataContract) {
    this.#contract = contract;
    this.#parts = new PartCollector(contract, contract.path);
  }

  model(version: string): ContractModel {
    const root = this.#contract.references.rootOf(this.#contract.path);
    const operations = version.startsWith('2.') ? this.#byChannel(root) : this.#byOperation(root);
    for (const operation of operations) this.#look(operation);
    return {
      format: 'asyncapi',
      version,
      id: textMember(root.value, 'id'),
      operations: operations.map(({ name, ids, site }): ContractOperation => {
        return { name, ids, paths: [], position: this.#contract.positionIn(site) };
      }),
      parts: this.#parts.parts,
      answers: [],
    };
  }

  /** Version 2 says what others do: they publish to a channel, or subscribe to it. */
  #byChannel(root: Site): Operation[] {
    return entriesOf(member(root.value, 'channels')).flatMap(([channel]) => {
      const place = this.#follow(inside(root, 'channels', channel));
      return (['publish', 'subscribe'] as const).flatMap((verb) => {
        const site = inside(place, verb);
        if (!isMapping(site.value)) return [];
        const id = textMember(site.value, 'operationId');
        const messages = this.#choices(inside(site, 'message'));
        const direction = verb === 'publish' ? ('sent' as const) : ('received' as const);
        const ids = [channel, ...(id === null ? [] : [id])];
        return [{ name: `${verb} ${channel}`, ids, direction, site, messages }];
      });
    });
  }

  /** Version 3 says what the application itself does: what it sends, others receive. */
  #byOperation(root: Site): Operation[] {
    return entriesOf(member(root.value, 'operations')).flatMap(([id]) => {
      const site = this.#follow(inside(root, 'operations', id));
      const action = textMember(site.value, 'action');
      if (action !== 'send' && action !== 'receive') return [];
      const channel = this.#follow(inside(site, 'channel'));
      const address = textMember(channel.value, 'address');
      const own = itemsOf(member(site.value, 'messages')).map((_, at) => inside(site, 'messages', at));
      const all = entriesOf(member(channel.value, 'messages')).map(([name]) =>
        inside(channel, 'messages', name),
      );
      const messages = (own.length > 0 ? own : all).map((one) => this.#follow(one));
      const direction = action === 'send' ? ('received' as const) : ('sent' as const);
      return [
        {
          name: `${action} ${id}`,
          ids: [id, ...(address === null ? [] : [address])],
          direction,
          site,
          messages,
        },
      ];
    });
  }

  #choices(site: Site): Site[] {
    const message = this.#follow(site);
    const choices = itemsOf(member(message.value, 'oneOf'));
    if (choices.length > 0) return choices.map((_, at) => this.#follow(inside(message, 'oneOf', at)));
    return isMapping(message.value) ? [message] : [];
  }

  #look({ name, direction, site, messages }: Operation): void {
    const position = this.#contract.positionIn(site);
    const common = { directions: [direction], type: null, required: false } as const;
    this.#parts.add({ ...common, key: name, within: null, what: 'operation', position });
    for (const message of messages) {
      const title = textMember(message.value, 'name') ?? String(message.path.at(-1) ?? 'message');
      const key = `${name} ${title === 'message' || /^\d+$/.test(title) ? 'message' : title}`;
      const payload = inside(message, 'payload');
      const isSchema = /avro|protobuf|raml/i.test(textMember(message.value, 'schemaFormat') ?? '')
        ? false
        : isMapping(payload.value);
      const schema = isMapping(member(payload.value, 'schema')) ? inside(payload, 'schema') : payload;
      const type = isSchema ? this.#parts.typeOf(schema) : null;
      const place = this.#contract.positionIn(message);
      this.#parts.add({ ...common, key, within: name, what: 'message', type, position: place });
      if (isSchema) this.#parts.describe(schema, key, direction);
    }
  }

  #follow(site: Site): Site {
    return this.#contract.references.follow(site) ?? { ...site, value: undefined };
  }
}
