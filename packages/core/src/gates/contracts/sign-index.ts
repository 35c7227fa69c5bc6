import { listIn } from '../../base/list-in.js';
import type { ContractSigns, Route, TestWords } from './test-signs.js';

/** The names that a path may go on with behind the ones before. */
interface RouteNode {
  readonly names: Map<string, RouteNode>;
  /** Where any name may be. */
  any: RouteNode | null;
  /** The contracts that have the path that ends here. */
  readonly contracts: Set<ContractSigns>;
}

/**
 * The contracts of a gate by their signs. A test is looked at once, however many contracts there are, and each of its routes is followed
 * from name to name, however many paths these have.
 */
export class SignIndex {
  readonly #fileNames = new Map<string, ContractSigns[]>();
  readonly #stems = new Map<string, ContractSigns[]>();
  readonly #ids = new Map<string, ContractSigns[]>();
  readonly #routes: RouteNode = newNode();

  constructor(contracts: readonly ContractSigns[]) {
    for (const contract of contracts) {
      listIn(this.#fileNames, contract.fileName, contract);
      for (const stem of contract.stems) listIn(this.#stems, stem, contract);
      for (const id of contract.ids) listIn(this.#ids, id, contract);
      for (const route of contract.routes) this.#nodeOf(route).contracts.add(contract);
    }
  }

  /** The contracts that a test is about, by one of the signs that the guide lists. */
  about({ stems, words, routes }: TestWords): ReadonlySet<ContractSigns> {
    const found = new Set<ContractSigns>();
    for (const word of words) {
      for (const contract of this.#fileNames.get(word) ?? [])
        if (contract.apart.every((name) => words.has(name))) found.add(contract);
      for (const contract of this.#ids.get(word) ?? []) found.add(contract);
    }
    for (const stem of stems) for (const contract of this.#stems.get(stem) ?? []) found.add(contract);
    for (const route of routes)
      for (const { contracts } of this.#follow(route)) for (const contract of contracts) found.add(contract);
    return found;
  }

  #nodeOf(route: Route): RouteNode {
    let node = this.#routes;
    for (const name of route) {
      let next = name === null ? node.any : node.names.get(name);
      if (next === undefined || next === null) {
        next = newNode();
        if (name === null) node.any = next;
        else node.names.set(name, next);
      }
      node = next;
    }
    return node;
  }

  /** Where a path in a test leads: what a test fills in, or leaves to be joined, stands for a parameter. */
  #follow(route: readonly string[]): readonly RouteNode[] {
    let nodes: readonly RouteNode[] = [this.#routes];
    for (const name of route) {
      nodes = nodes.flatMap(({ names, any }) =>
        [names.get(name), any].filter((next) => next !== undefined && next !== null),
      );
      if (nodes.length === 0) break;
    }
    return nodes;
  }
}

function newNode(): RouteNode {
  return { names: new Map(), any: null, contracts: new Set() };
}
