import type { ContractPart, PartType } from '../model/contract.js';
import type { References } from './references.js';
import { nameOfSchema, type SchemaIdentity } from './schema-identity.js';
import { entriesOf, itemsOf, member, textMember, textsOf } from './values.js';
import { inside, type Site } from './site.js';

/** Parts of one contract that are kept; a contract with more is a fault. */
const MAX_PARTS = 50_000;

/** A contract has more parts than are looked at. */
export class TooManyParts extends Error {}

/** Who sends what is described: those who use the contract, those who offer it, or both. */
export type Direction = 'sent' | 'received';

/** A schema, the key of the part that holds its fields, and who sends what it describes. */
interface Described {
  readonly site: Site;
  readonly key: string;
  readonly direction: Direction;
}

interface OpenPart extends Omit<ContractPart, 'sent' | 'received'> {
  readonly directions: readonly Direction[];
}

/**
 * Collects the parts of a contract. A schema that others refer to is taken once, under its own name, whoever refers to it, so that
 * the number of parts grows with the text and not with what it can be expanded to.
 */
export class PartCollector {
  readonly #references: References;
  readonly #identity: SchemaIdentity;
  readonly #home: string;
  readonly #parts = new Map<string, ContractPart>();
  readonly #waiting: Described[] = [];
  readonly #seen = new Set<string>();

  /** @param home the file of the contract itself, whose own schemas need no path before their names */
  constructor({ references, identity }: { references: References; identity: SchemaIdentity }, home: string) {
    this.#references = references;
    this.#identity = identity;
    this.#home = home;
  }

  add({ directions, ...part }: OpenPart): void {
    const known = this.#parts.get(part.key);
    if (known === undefined && this.#parts.size >= MAX_PARTS) throw new TooManyParts();
    this.#parts.set(part.key, {
      ...(known ?? part),
      required: part.required || known?.required === true,
      sent: directions.includes('sent') || known?.sent === true,
      received: directions.includes('received') || known?.received === true,
    });
  }

  /** Adds the fields of a schema below a part that was added before. */
  describe(site: Site, key: string, direction: Direction): void {
    this.#look({ site, key, direction });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#look(next);
  }

  typeOf(site: Site): PartType {
    return { names: this.#typeNames(site), id: this.#identity.idOf(site) };
  }

  get parts(): readonly ContractPart[] {
    return [...this.#parts.values()];
  }

  #look({ site, key, direction }: Described): void {
    const reference = textMember(site.value, '$ref');
    if (reference !== null) {
      this.#await(reference, site, direction);
      return;
    }
    const required = new Set(textsOf(member(site.value, 'required')));
    for (const [name] of entriesOf(member(site.value, 'properties'))) {
      const field = inside(site, 'properties', name);
      this.#field(field, { key, name, required: required.has(name), direction });
    }
    for (const value of itemsOf(member(site.value, 'enum'))) this.#value(site, { key, value, direction });
    const deeper: [string, Site][] = [
      ['[]', inside(site, 'items')],
      ['{}', inside(site, 'additionalProperties')],
      ...itemsOf(member(site.value, 'allOf')).map((_, at): [string, Site] => ['', inside(site, 'allOf', at)]),
      ...['oneOf', 'anyOf'].flatMap((choice) =>
        itemsOf(member(site.value, choice)).map((_, at): [string, Site] => {
          const option = inside(site, choice, at);
          return [`|${option.value !== null && hasName(option) ? nameOfSchema(option) : at + 1}`, option];
        }),
      ),
    ];
    for (const [step, next] of deeper)
      if (typeof next.value === 'object') this.#look({ site: next, key: key + step, direction });
  }

  #field(
    site: Site,
    {
      key,
      name,
      required,
      direction,
    }: { key: string; name: string; required: boolean; direction: Direction },
  ): void {
    const own = `${key}.${name}`;
    const position = this.#references.positionOf(site);
    const within = [key, this.#holder(key)].find((one) => one !== null && this.#parts.has(one)) ?? null;
    this.add({
      key: own,
      within,
      what: 'field',
      directions: [direction],
      type: this.typeOf(site),
      required,
      position,
    });
    this.#look({ site, key: own, direction });
  }

  #value(site: Site, { key, value, direction }: { key: string; value: unknown; direction: Direction }): void {
    const shown = (JSON.stringify(value) ?? '').slice(0, 200);
    const position = this.#references.positionOf(site);
    const within = this.#holder(key);
    this.add({
      key: `${key} = ${shown}`,
      within,
      what: 'value',
      directions: [direction],
      type: null,
      required: false,
      position,
    });
  }

  /** The part that a key without its last marks of lists and choices is of. */
  #holder(key: string): string | null {
    for (let at = key; at !== ''; ) {
      if (this.#parts.has(at)) return at;
      const shorter = at.replace(/(?:\[\]|\{\}|\|[^|[\]{}]*)$/, '');
      if (shorter === at) return null;
      at = shorter;
    }
    return null;
  }

  #await(reference: string, from: Site, direction: Direction): void {
    const resolved = this.#references.resolve(reference, from);
    if (resolved.to !== 'site') return;
    const { site } = resolved;
    const key = this.#nameOf(site, reference);
    const seen = `${direction} ${site.file}#${site.path.join('/')}`;
    if (this.#seen.has(seen)) return;
    this.#seen.add(seen);
    const position = this.#references.positionOf(site);
    this.add({
      key,
      within: null,
      what: 'type',
      directions: [direction],
      type: null,
      required: false,
      position,
    });
    this.#waiting.push({ site, key, direction });
  }

  /** Names of schemas are unique in their file; those of other files have the path of the file before them. */
  #nameOf({ file, path }: Site, reference: string): string {
    const name = String(path.at(-1) ?? '');
    if (file !== this.#home) return name === '' ? reference.replace(/#$/, '') : `${file}#${name}`;
    return path.length === 0
      ? '(the whole)'
      : /^(?:components|\$defs|definitions)$/.test(String(path[0]))
        ? name
        : path.join('/');
  }

  #typeNames(site: Site): string[] {
    const reference = textMember(site.value, '$ref');
    if (reference !== null) return [nameOfSchema(site)];
    const { value } = site;
    const names = new Set<string>();
    const type = member(value, 'type');
    for (const name of typeof type === 'string' ? [type] : textsOf(type)) names.add(name);
    if (member(value, 'nullable') === true && names.size > 0) names.add('null');
    if (names.size === 0 && member(value, 'properties') !== undefined) names.add('object');
    const format = textMember(value, 'format');
    if (names.has('array')) {
      names.delete('array');
      names.add(`list of ${this.#typeNames(inside(site, 'items')).join(' or ') || 'anything'}`);
    }
    const choices = ['allOf', 'oneOf', 'anyOf'].flatMap((word) =>
      itemsOf(member(value, word)).flatMap((_, at) => this.#typeNames(inside(site, word, at))),
    );
    for (const choice of choices.slice(0, 50)) names.add(choice);
    const sorted = [...names].sort();
    return format === null ? sorted : sorted.map((name) => (name === 'null' ? name : `${name} (${format})`));
  }
}

function hasName({ value }: Site): boolean {
  return textMember(value, '$ref') !== null || textMember(value, 'title') !== null;
}
