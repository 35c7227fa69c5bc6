import { decoded } from '../base/decoded.js';
import { isWithin, parentOf } from '../base/paths.js';
import type { Position } from '../model/position.js';
import type { DataDocument } from './data-document.js';
import type { Site } from './site.js';
import { member } from './values.js';
import { walkSites } from './walk-sites.js';

/** What a reference leads to: a place, a schema that every validator knows, or a clause that says why it leads nowhere. */
export type Resolution =
  | { readonly to: 'site'; readonly site: Site }
  | { readonly to: 'known' }
  | { readonly to: 'nothing'; readonly problem: string };

/** Steps from one reference to the next. */
const MAX_STEPS = 50;

/** The ids and anchors of one document. */
interface Names {
  readonly ids: ReadonlyMap<string, Site>;
  readonly anchors: ReadonlyMap<string, Site>;
}

/** The documents of one contracts directory, and what their references lead to. Nothing outside of it is read or fetched. */
export class References {
  readonly #documents: ReadonlyMap<string, DataDocument>;
  readonly #directory: string;
  readonly #names = new Map<string, Names>();
  #ids: ReadonlyMap<string, Site> | undefined;

  constructor(directory: string, documents: ReadonlyMap<string, DataDocument>) {
    this.#directory = directory;
    this.#documents = documents;
  }

  rootOf(file: string): Site {
    return { file, path: [], value: this.#documents.get(file)?.value };
  }

  positionOf({ file, path }: Site): Position | null {
    return this.#documents.get(file)?.positionOf(path) ?? null;
  }

  resolve(reference: string, from: Site): Resolution {
    const hash = reference.indexOf('#');
    const target = hash < 0 ? reference : reference.slice(0, hash);
    const fragment = hash < 0 ? '' : reference.slice(hash + 1);
    const document =
      target === ''
        ? ({ to: 'site', site: this.rootOf(from.file) } as const)
        : this.#documentOf(target, from);
    if (document.to !== 'site') return document;
    const site = this.#inside(document.site, fragment);
    return site === null ? nothing(`"${cut(reference)}" leads to nothing`) : { to: 'site', site };
  }

  /** The end of a chain of references; null where it leads nowhere, in a circle, or to a schema that is not here. */
  follow(start: Site): Site | null {
    let site = start;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const reference = member(site.value, '$ref');
      if (typeof reference !== 'string') return site;
      const resolved = this.resolve(reference, site);
      if (resolved.to !== 'site') return null;
      site = resolved.site;
    }
    return null;
  }

  /** Calls back for every reference of a document, in its order. */
  visit(file: string, visit: (reference: string, from: Site) => void): void {
    walkSites(this.rootOf(file), (site) => {
      const reference = member(site.value, '$ref');
      if (typeof reference === 'string') visit(reference, { ...site, path: [...site.path, '$ref'] });
    });
  }

  #documentOf(target: string, from: Site): Resolution {
    const id = member(this.rootOf(from.file).value, '$id');
    const known = [target, ...(typeof id === 'string' ? absolute(target, id) : [])];
    const ids = (this.#ids ??= this.#allIds());
    for (const name of known) {
      const site = ids.get(name);
      if (site !== undefined) return { to: 'site', site };
      if (/^https?:\/\/json-schema\.org\//.test(name)) return { to: 'known' };
    }
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(target)) {
      return nothing(`"${cut(target)}" is outside of ${this.#directory}, and nothing is fetched`);
    }
    const path = relative(parentOf(from.file) ?? '.', decoded(target) ?? '');
    if (path === null || !isWithin(path, this.#directory)) {
      return nothing(`"${cut(target)}" is outside of ${this.#directory}`);
    }
    return this.#documents.has(path)
      ? { to: 'site', site: this.rootOf(path) }
      : nothing(`${cut(path)} is not there, or cannot be read`);
  }

  #inside(root: Site, fragment: string): Site | null {
    if (fragment === '') return root;
    const pointer = decoded(fragment);
    if (pointer === null) return null;
    if (!pointer.startsWith('/')) return this.#namesOf(root.file).anchors.get(pointer) ?? null;
    const path: (string | number)[] = [...root.path];
    let value = root.value;
    for (const escaped of pointer.slice(1).split('/')) {
      const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const isIndex = Array.isArray(value) && /^\d{1,6}$/.test(name);
      value = isIndex ? (value as readonly unknown[])[Number(name)] : member(value, name);
      if (value === undefined) return null;
      path.push(isIndex ? Number(name) : name);
    }
    return { file: root.file, path, value };
  }

  #allIds(): ReadonlyMap<string, Site> {
    const ids = new Map<string, Site>();
    for (const file of this.#documents.keys()) {
      for (const [id, site] of this.#namesOf(file).ids) if (!ids.has(id)) ids.set(id, site);
    }
    return ids;
  }

  #namesOf(file: string): Names {
    const known = this.#names.get(file);
    if (known !== undefined) return known;
    const ids = new Map<string, Site>();
    const anchors = new Map<string, Site>();
    const pending: Site[] = [this.rootOf(file)];
    const base = member(this.rootOf(file).value, '$id');
    for (let site = pending.pop(); site !== undefined; site = pending.pop()) {
      const { value, path } = site;
      if (typeof value !== 'object' || value === null) continue;
      const [id, anchor] = [member(value, '$id'), member(value, '$anchor')];
      if (typeof id === 'string') {
        const names = [id, ...(typeof base === 'string' ? absolute(id, base) : [])];
        for (const name of names) if (!ids.has(name)) ids.set(name.replace(/#$/, ''), site);
        if (id.startsWith('#')) anchors.set(id.slice(1), site);
      }
      if (typeof anchor === 'string' && !anchors.has(anchor)) anchors.set(anchor, site);
      for (const [key, inside] of Object.entries(value))
        pending.push({ file, path: [...path, key], value: inside });
    }
    const names = { ids, anchors };
    this.#names.set(file, names);
    return names;
  }
}

function nothing(problem: string): Resolution {
  return { to: 'nothing', problem };
}

const MAX_SHOWN = 200;

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** A reference as it is meant from an address: `problem.json` from `https://shop.test/schemas/card.json`. Empty without an address. */
function absolute(reference: string, base: string): string[] {
  const address = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)/i.exec(base);
  if (address === null || /^[a-z][a-z0-9+.-]*:/i.test(reference)) return [];
  const [, origin = '', path = ''] = address;
  const names = reference.startsWith('/') ? [] : path.split('/').slice(1, -1);
  const joined = relative(names.join('/') || '.', reference.replace(/^\/+/, ''));
  return joined === null ? [] : [`${origin}/${joined}`];
}

/** A path relative to a directory as a path of the workspace; null when it leaves the workspace. */
function relative(directory: string, path: string): string | null {
  if (/[\\\0]/.test(path)) return null;
  const names = directory === '.' ? [] : directory.split('/');
  for (const name of path.split('/')) {
    if (name === '..' && names.pop() === undefined) return null;
    if (name !== '..' && name !== '.' && name !== '') names.push(name);
  }
  return names.length === 0 ? '.' : names.join('/');
}
