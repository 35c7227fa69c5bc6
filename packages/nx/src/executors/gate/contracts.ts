import {
  contractPlaces,
  looksAtContracts,
  type ContractFile,
  type ContractPlace,
  type JudgeContext,
  type Project,
  type ReadResult,
  type WorkspaceFiles,
  type WorkspaceState,
} from '@plangate/core';
import type { ContractReader } from '@plangate/core/contracts';
import { isWithin } from '@plangate/core/graph';
import type { Change } from '../../workspace/change-base.js';
import { contractsBefore } from '../../workspace/contracts-before.js';

/** What of a run reading contracts needs. */
interface Host {
  readonly root: string;
  /** What Nx sees, and hashes. */
  readonly files: WorkspaceFiles;
}

type Contracts = Pick<JudgeContext, 'contracts' | 'contractChange'>;

/**
 * Reads the contracts that concern projects, where a gate asks for them: each directory once in a run, and its past only if the
 * present change does something to it.
 */
export class GateContracts {
  readonly #host: Host;
  readonly #now = new Map<string, Promise<readonly ContractFile[]>>();
  readonly #before = new Map<string, Promise<readonly ContractFile[]>>();
  #reader: Promise<ContractReader> | undefined;
  #texts: ReadonlyMap<string, string> | null | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** @param changeOf asks git what the present change does, when it is first called */
  async of(
    project: Pick<Project, 'root'>,
    state: WorkspaceState,
    changeOf: () => Change,
  ): Promise<Contracts> {
    if (!looksAtContracts(state.constitutions)) return {};
    const places = contractPlaces(project, { state, files: this.#host.files });
    const contracts = byPath(await Promise.all(places.map((place) => this.#read(place))));
    const change = changeOf();
    if (change.base.kind === 'none') return { contracts };
    const { contracts: changed } = change;
    if (changed === null) return { contracts, contractChange: { known: false } };
    const touched = places.filter(({ directory }) => changed.some((path) => isWithin(path, directory)));
    const texts = touched.length === 0 ? new Map<string, string>() : this.#textsBefore(change);
    if (texts === null) return { contracts, contractChange: { known: false } };
    const before = byPath(await Promise.all(touched.map((place) => this.#readBefore(place, texts))));
    return { contracts, contractChange: { known: true, before } };
  }

  async #read({ directory, paths }: ContractPlace): Promise<readonly ContractFile[]> {
    const known = this.#now.get(directory);
    if (known !== undefined) return known;
    const { files } = this.#host;
    const read = this.#readDirectory(directory, paths, (path, maxBytes) => files.read(path, maxBytes));
    this.#now.set(directory, read);
    return read;
  }

  #textsBefore(change: Change): ReadonlyMap<string, string> | null {
    if (this.#texts === undefined) this.#texts = contractsBefore(this.#host.root, change);
    return this.#texts;
  }

  async #readBefore(
    { directory }: ContractPlace,
    texts: ReadonlyMap<string, string>,
  ): Promise<readonly ContractFile[]> {
    const known = this.#before.get(directory);
    if (known !== undefined) return known;
    const paths = [...texts.keys()].filter((path) => isWithin(path, directory)).sort();
    const read = this.#readDirectory(directory, paths, (path, maxBytes) => textIn(texts, path, maxBytes));
    this.#before.set(directory, read);
    return read;
  }

  async #readDirectory(
    directory: string,
    paths: readonly string[],
    read: (path: string, maxBytes: number) => ReadResult,
  ): Promise<readonly ContractFile[]> {
    // The libraries of the formats are loaded for gates that look at contracts alone.
    this.#reader ??= import('@plangate/core/contracts').then((loaded) => new loaded.ContractReader());
    return (await this.#reader).read({ directory, paths, read });
  }
}

function textIn(texts: ReadonlyMap<string, string>, path: string, maxBytes: number): ReadResult {
  const text = texts.get(path);
  if (text === undefined) return { ok: false, problem: 'missing' };
  return text.length > maxBytes ? { ok: false, problem: 'too-large' } : { ok: true, text };
}

function byPath(directories: readonly (readonly ContractFile[])[]): ReadonlyMap<string, ContractFile> {
  return new Map(directories.flat().map((file) => [file.path, file]));
}
