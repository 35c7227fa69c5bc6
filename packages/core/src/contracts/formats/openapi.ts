import { Validator } from '@seriousme/openapi-schema-validator';
import type {
  ContractAnswer,
  ContractFault,
  ContractModel,
  ContractOperation,
} from '../../model/contract.js';
import type { DataContract, FormatReading } from '../define-format.js';
import { PartCollector } from '../schema-parts.js';
import { schemaFaults } from '../schema-faults.js';
import { entriesOf, isMapping, itemsOf, member, textMember } from '../values.js';
import { inside, type Site } from '../site.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

let validator: Validator | undefined;

/** Reads an OpenAPI document: held against the schema of its version, then its operations. */
export async function readOpenApi(contract: DataContract): Promise<FormatReading> {
  const root = contract.references.rootOf(contract.path);
  const version = member(root.value, 'openapi');
  if (typeof version !== 'string' || !/^3\.[012]\.\d/.test(version))
    return { ok: false, faults: [unknownVersion(contract)] };
  validator ??= new Validator();
  const { errors = [] } = await validator.validate(root.value as Record<string, unknown>);
  // Errors in words are of references, which we find ourselves, with their places.
  if (typeof errors !== 'string' && errors.length > 0)
    return { ok: false, faults: schemaFaults(errors, contract) };
  return { ok: true, model: new OpenApiModel(contract).model() };
}

function unknownVersion({ references, path, positionIn }: DataContract): ContractFault {
  const root = references.rootOf(path);
  const [key, value] = entriesOf(root.value).find(([name]) => name === 'openapi' || name === 'swagger') ?? [
    'openapi',
    null,
  ];
  const problem = `"${key}" is ${JSON.stringify(value)?.slice(0, 40) ?? ''}; read are "openapi" 3.0, 3.1 and 3.2, as a text such as "3.1.0"`;
  return { problem, position: positionIn({ ...root, path: [key] }) };
}

/** One operation of a document, with what its path has for all. */
interface Operation {
  /** As people call it. */
  readonly name: string;
  /** The same whatever the parameters of its path are called. */
  readonly key: string;
  readonly site: Site;
  readonly path: string;
  readonly shared: Site;
  readonly method: string;
}

class OpenApiModel {
  readonly #contract: DataContract;
  readonly #parts: PartCollector;
  readonly #answers: ContractAnswer[] = [];

  constructor(contract: DataContract) {
    this.#contract = contract;
    this.#parts = new PartCollector(contract, contract.path);
  }

  model(): ContractModel {
    const root = this.#contract.references.rootOf(this.#contract.path);
    const operations = this.#operations(root);
    for (const operation of operations) this.#look(operation);
    const bases = serverPaths(root.value);
    return {
      format: 'openapi',
      version: textMember(root.value, 'openapi') ?? '',
      id: null,
      operations: operations.map((operation) => this.#operation(operation, bases)),
      parts: this.#parts.parts,
      answers: this.#answers,
    };
  }

  #operations(root: Site): Operation[] {
    return entriesOf(member(root.value, 'paths')).flatMap(([path]) => {
      const shared = this.#contract.references.follow(inside(root, 'paths', path));
      if (shared === null || !path.startsWith('/')) return [];
      return METHODS.filter((method) => isMapping(member(shared.value, method))).map((method) => {
        const verb = method.toUpperCase();
        const key = `${verb} ${path.replace(/\{[^{}]*\}/g, '{}')}`;
        return { name: `${verb} ${path}`, key, path, shared, method, site: inside(shared, method) };
      });
    });
  }

  #operation({ name, path, site }: Operation, bases: readonly string[]): ContractOperation {
    const id = textMember(site.value, 'operationId');
    return {
      name,
      ids: id === null ? [] : [id],
      paths: [path, ...bases.map((base) => base + path)],
      position: this.#positionOf(site),
    };
  }

  #look({ name, key, site, shared, method }: Operation): void {
    const position = this.#positionOf(site);
    const common = { type: null, required: false, directions: ['received'] as const, position };
    this.#parts.add({ ...common, key, within: null, what: 'operation' });
    for (const parameter of [...this.#listed(shared, 'parameters'), ...this.#listed(site, 'parameters')]) {
      this.#parameter(parameter, key);
    }
    const body = this.#contract.references.follow(inside(site, 'requestBody'));
    if (body !== null && isMapping(body.value)) this.#body(body, key);
    for (const [status] of entriesOf(member(site.value, 'responses'))) {
      const response = this.#contract.references.follow(inside(site, 'responses', status));
      if (response !== null && isMapping(response.value) && !status.startsWith('x-')) {
        this.#response(response, { name, key, status, isBodyless: method === 'head' });
      }
    }
  }

  #listed(site: Site, name: string): Site[] {
    return itemsOf(member(site.value, name)).flatMap((_, at) => {
      const found = this.#contract.references.follow(inside(site, name, at));
      return found === null ? [] : [found];
    });
  }

  #parameter(site: Site, operation: string): void {
    const [place, name] = [textMember(site.value, 'in'), textMember(site.value, 'name')];
    // What is in the path is known by its place there.
    if (place === null || name === null || place === 'path') return;
    const key = `${operation} ${place} ${place === 'header' ? name.toLowerCase() : name}`;
    const schema = inside(site, 'schema');
    const type = schema.value === undefined ? null : this.#parts.typeOf(schema);
    const required = member(site.value, 'required') === true;
    const position = this.#positionOf(site);
    this.#parts.add({
      key,
      within: operation,
      what: 'parameter',
      directions: ['sent'],
      type,
      required,
      position,
    });
    this.#parts.describe(schema, key, 'sent');
  }

  #body(site: Site, operation: string): void {
    const key = `${operation} body`;
    const position = this.#positionOf(site);
    const required = member(site.value, 'required') === true;
    const common = { what: 'body', directions: ['sent'], position } as const;
    this.#parts.add({ ...common, key, within: operation, type: null, required });
    for (const [media] of entriesOf(member(site.value, 'content'))) {
      const schema = inside(site, 'content', media, 'schema');
      const own = `${key} ${plainMedia(media)}`;
      const type = schema.value === undefined ? null : this.#parts.typeOf(schema);
      this.#parts.add({ ...common, key: own, within: key, type, required: false });
      this.#parts.describe(schema, own, 'sent');
    }
  }

  #response(
    site: Site,
    {
      name,
      key: operation,
      status,
      isBodyless,
    }: { name: string; key: string; status: string; isBodyless: boolean },
  ): void {
    const key = `${operation} ${status}`;
    const position = this.#positionOf(site);
    const common = { what: 'response', directions: ['received'], position } as const;
    // What it answers when it succeeds is what one calls it for; which errors there are may change.
    this.#parts.add({ ...common, key, within: operation, type: null, required: /^[23]/.test(status) });
    const contents = entriesOf(member(site.value, 'content'));
    if (contents.length === 0 && !isBodyless) {
      this.#answers.push({ operation: name, status, media: null, schema: null, position });
    }
    for (const [media] of contents) {
      const schema = inside(site, 'content', media, 'schema');
      const own = `${key} ${plainMedia(media)}`;
      const hasSchema = schema.value !== undefined;
      const type = hasSchema ? this.#parts.typeOf(schema) : null;
      this.#parts.add({ ...common, key: own, within: key, type, required: true });
      this.#parts.describe(schema, own, 'received');
      const answer = hasSchema ? this.#contract.identity.answerOf(schema) : null;
      const place = this.#positionOf(hasSchema ? schema : site);
      this.#answers.push({
        operation: name,
        status,
        media: plainMedia(media),
        schema: answer,
        position: place,
      });
    }
  }

  #positionOf(site: Site): ContractOperation['position'] {
    return this.#contract.positionIn(site);
  }
}

/** A type of content without its parameters. */
function plainMedia(media: string): string {
  return (media.split(';')[0] ?? '').trim().toLowerCase();
}

/** The paths of the servers, without those that are the root. */
function serverPaths(root: unknown): string[] {
  const paths = itemsOf(member(root, 'servers'))
    .slice(0, 20)
    .flatMap((server) => textMember(server, 'url') ?? [])
    .map((url) => url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, ''))
    .filter((path) => path.startsWith('/'));
  return [...new Set(paths)];
}
