import type { AnswerSchema } from '../model/contract.js';
import type { Interner } from './interner.js';
import type { References } from './references.js';
import { entriesOf, isMapping, itemsOf, member, textMember, textsOf } from './values.js';
import { inside, type Site } from './site.js';

/** Keywords that describe a schema to people and change nothing of what it admits. */
const DESCRIBING: ReadonlySet<string> = new Set([
  ...[
    'title',
    'description',
    'summary',
    'example',
    'examples',
    'default',
    'deprecated',
    'externalDocs',
    'xml',
  ],
  ...['$comment', '$id', 'id', '$schema', '$anchor', '$defs', 'definitions', 'readOnly', 'writeOnly'],
]);
/** Keywords that hold schemas by names of a stranger's choice. */
const BY_NAME: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** Lists whose order means nothing. */
const UNORDERED: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf']);

/** Tells which schemas say the same once references are followed and descriptions are left out. */
export class SchemaIdentity {
  readonly #references: References;
  readonly #interner: Interner;
  readonly #known = new Map<object, number>();
  readonly #open = new Set<object>();

  constructor(references: References, interner: Interner) {
    this.#references = references;
    this.#interner = interner;
  }

  idOf(schema: Site): number {
    const site = this.#references.follow(schema);
    if (site === null) return this.#interner.idOf(`to ${textMember(schema.value, '$ref') ?? ''}`);
    const { value } = site;
    if (!isMapping(value)) return this.#interner.idOf(JSON.stringify(value) ?? '');
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    // A schema that holds itself is known by its place, wherever one comes to it.
    if (this.#open.has(value)) return this.#interner.idOf(`circle ${site.path.join('/')}`);
    this.#open.add(value);
    const id = this.#mappingId(site, value);
    this.#open.delete(value);
    this.#known.set(value, id);
    return id;
  }

  #mappingId(site: Site, value: Readonly<Record<string, unknown>>): number {
    const words = Object.keys(value)
      .filter((key) => !DESCRIBING.has(key) && !key.startsWith('x-'))
      .sort();
    const only = words.length === 1 && words[0] === 'allOf' ? itemsOf(value.allOf) : [];
    if (only.length === 1) return this.idOf(inside(site, 'allOf', 0));
    return this.#interner.idOf(
      words.map((key) => `${JSON.stringify(key)}:${this.#partOf(inside(site, key), key)}`).join(),
    );
  }

  #partOf(site: Site, keyword: string): string {
    const { value } = site;
    if (BY_NAME.has(keyword) && isMapping(value)) {
      const names = Object.keys(value).sort();
      return `{${names.map((name) => `${JSON.stringify(name)}:${this.idOf(inside(site, name))}`).join()}}`;
    }
    if (Array.isArray(value)) {
      const parts = value.map((item: unknown, at) =>
        isMapping(item) && keyword !== 'enum' ? String(this.idOf(inside(site, at))) : JSON.stringify(item),
      );
      return `[${(UNORDERED.has(keyword) ? parts.sort() : parts).join()}]`;
    }
    if (isMapping(value) && keyword !== 'const' && keyword !== 'discriminator')
      return String(this.idOf(site));
    return JSON.stringify(value) ?? '';
  }

  /** A schema as answers are compared by it. */
  answerOf(schema: Site): AnswerSchema {
    return {
      id: this.idOf(schema),
      extends: [...this.#bases(schema, new Set())],
      name: nameOfSchema(schema),
      structure: this.#structureOf(schema, { left: MAX_LOOKED_AT }),
    };
  }

  #bases(schema: Site, found: Set<number>): Set<number> {
    const site = this.#references.follow(schema);
    if (site === null || found.size > MAX_BASES) return found;
    itemsOf(member(site.value, 'allOf')).forEach((_, at) => {
      const base = inside(site, 'allOf', at);
      const id = this.idOf(base);
      if (found.has(id)) return;
      found.add(id);
      this.#bases(base, found);
    });
    return found;
  }

  #structureOf(schema: Site, budget: Budget): string {
    const site = this.#references.follow(schema);
    budget.left -= 1;
    if (site === null || budget.left < 0) return 'unknown';
    const { value } = site;
    for (const choice of ['oneOf', 'anyOf']) {
      const options = itemsOf(member(value, choice)).slice(0, MAX_FIELDS);
      if (options.length === 0) continue;
      const each = options.map((_, at) => this.#structureOf(inside(site, choice, at), budget));
      return [...new Set(each)].sort().join(' or ');
    }
    const fields = new Map<string, boolean>();
    this.#addFields(site, fields, budget);
    if (fields.size > 0) {
      const names = [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MAX_FIELDS);
      return `object {${names.map(([name, required]) => (required ? name : `${name}?`)).join(', ')}}`;
    }
    const type = member(value, 'type');
    return typeof type === 'string' ? type : textsOf(type).join(' or ') || 'anything';
  }

  /** The fields of an object with those of all that it extends; true: required. */
  #addFields(schema: Site, fields: Map<string, boolean>, budget: Budget): void {
    const site = this.#references.follow(schema);
    budget.left -= 1;
    if (site === null || budget.left < 0 || fields.size > MAX_FIELDS) return;
    itemsOf(member(site.value, 'allOf')).forEach((_, at) => {
      this.#addFields(inside(site, 'allOf', at), fields, budget);
    });
    for (const [name] of entriesOf(member(site.value, 'properties')))
      fields.set(name, fields.get(name) ?? false);
    for (const name of textsOf(member(site.value, 'required'))) if (fields.has(name)) fields.set(name, true);
  }
}

const MAX_BASES = 100;
const MAX_FIELDS = 100;
/** Schemas that are looked at for the structure of one answer: circles and schemas made of each other many times end there. */
const MAX_LOOKED_AT = 500;

interface Budget {
  left: number;
}

/** What people call a schema: the last name of the reference to it, its title, or that it has none. */
export function nameOfSchema({ value }: Site): string {
  const reference = textMember(value, '$ref');
  if (reference !== null)
    return reference.slice(reference.lastIndexOf('/') + 1).replace(/^#/, '') || reference;
  return textMember(value, 'title') ?? 'an inline schema';
}
