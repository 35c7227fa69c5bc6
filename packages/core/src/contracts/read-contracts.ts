import { nameOf } from '../base/paths.js';
import type { ReadProblem, ReadResult } from '../base/workspace-files.js';
import type { ContractFault, ContractFile } from '../model/contract.js';
import { readProblem } from '../reasons/read-problem.js';
import { readData, type DataDocument, type DataReading } from './data-document.js';
import type { DataContract, FormatReading, TextContract } from './define-format.js';
import { Interner } from './interner.js';
import { patternFaults } from './pattern-faults.js';
import { References } from './references.js';
import { SchemaIdentity } from './schema-identity.js';
import { TooManyParts } from './schema-parts.js';
import { member } from './values.js';
import type { Site } from './site.js';

/** Bytes that a contract may have. */
export const MAX_CONTRACT_BYTES = 1024 * 1024;

/** The files of one contracts directory, and how they are read. */
export interface ContractDirectory {
  /** Relative to the workspace root. References may lead to files in it, and nowhere else. */
  readonly directory: string;
  readonly paths: readonly string[];
  readonly read: (path: string, maxBytes: number) => ReadResult;
}

/** Formats that are written in YAML or JSON, by the endings of their files. */
const SYNTAX: Readonly<Record<string, 'json' | 'yaml'>> = { json: 'json', yaml: 'yaml', yml: 'yaml' };
/** Files of a contracts directory that tell about the others. */
const ABOUT = /^(?:readme|changelog|index|notes?)\.(?:md|mdx|markdown)$/i;

/**
 * Reads contracts. One reader is for one run: what it says of types can be compared between all that it reads. Libraries are loaded
 * for the formats that it finds.
 */
export class ContractReader {
  readonly #interner = new Interner();

  /** Reads the files of a directory, in their order. Never throws for what is in them, runs nothing and fetches nothing. */
  async read({ directory, paths, read }: ContractDirectory): Promise<readonly ContractFile[]> {
    const documents = new Map<string, DataDocument>();
    const texts = new Map<string, string>();
    const files = new Map<string, ContractFile>();
    for (const path of paths) {
      const kind = kindByName(path);
      if (kind !== 'contract') {
        files.set(path, { path, kind });
        continue;
      }
      const text = read(path, MAX_CONTRACT_BYTES);
      if (!text.ok) files.set(path, broken(path, unreadable(text.problem)));
      else if (text.text.trim() === '') files.set(path, broken(path, 'it is empty'));
      else {
        const data = dataOf(path, text.text);
        if (data === null) texts.set(path, text.text);
        else if (data.ok) documents.set(path, data.document);
        else files.set(path, { path, kind: 'broken', faults: [data.fault] });
      }
    }
    const references = new References(directory, documents);
    const data = await this.#readDocuments(references, documents);
    const written = await readTexts(texts, this.#interner);
    return paths.flatMap((path) => files.get(path) ?? data.get(path) ?? written.get(path) ?? []);
  }

  async #readDocuments(
    references: References,
    documents: ReadonlyMap<string, DataDocument>,
  ): Promise<ReadonlyMap<string, ContractFile>> {
    const identity = new SchemaIdentity(references, this.#interner);
    const parts = new Set<string>();
    const faults = new Map<string, ContractFault[]>();
    for (const file of documents.keys()) faults.set(file, checkReferences(file, references, parts));
    const read = new Map<string, ContractFile>();
    for (const [path, document] of documents) {
      const positionIn = (site: Site) => (site.file === path ? document.positionOf(site.path) : null);
      const contract: DataContract = { path, references, identity, positionIn };
      const wrong = [...(faults.get(path) ?? []), ...patternFaults(contract)];
      const file = await guarded(path, () => readDocument(contract, document.value));
      read.set(path, withParts(file, wrong, parts.has(path)));
    }
    return read;
  }
}

/** A contract that another one refers to is part of that one; what is wrong with it stays wrong. */
function withParts(file: ContractFile, wrong: readonly ContractFault[], isPart: boolean): ContractFile {
  const { path } = file;
  if (file.kind === 'other' && !isPart) return file;
  const faults = [...(file.kind === 'broken' ? file.faults : []), ...wrong];
  if (faults.length > 0) return { path, kind: 'broken', faults };
  return isPart && (file.kind !== 'contract' || file.model.format === 'json-schema')
    ? { path, kind: 'part' }
    : file;
}

const MAX_FAULTS = 10;

function checkReferences(file: string, references: References, parts: Set<string>): ContractFault[] {
  const faults: ContractFault[] = [];
  references.visit(file, (reference, from) => {
    const resolved = references.resolve(reference, from);
    if (resolved.to === 'site' && resolved.site.file !== file) parts.add(resolved.site.file);
    if (resolved.to !== 'nothing' || faults.length >= MAX_FAULTS) return;
    faults.push({ problem: `the reference ${resolved.problem}`, position: references.positionOf(from) });
  });
  return faults;
}

async function readDocument(contract: DataContract, value: unknown): Promise<FormatReading | null> {
  const says = (key: string): boolean => member(value, key) !== undefined;
  // Swagger was its name before version 3: whoever says so means a contract, which is not one that is read.
  if (says('openapi') || says('swagger')) return (await import('./formats/openapi.js')).readOpenApi(contract);
  if (says('asyncapi')) return (await import('./formats/asyncapi.js')).readAsyncApi(contract);
  const { isJsonSchema, readJsonSchema } = await import('./formats/json-schema.js');
  return isJsonSchema(contract.path, value) ? readJsonSchema(contract) : null;
}

/** Reads the files in languages of their own; one that another imports is part of it, unless it offers calls itself. */
async function readTexts(
  texts: ReadonlyMap<string, string>,
  interner: Interner,
): Promise<ReadonlyMap<string, ContractFile>> {
  const read = new Map<string, ContractFile>();
  const parts = new Set<string>();
  for (const [path, text] of texts) {
    const contract: TextContract = { path, text, texts, interner };
    const file = await guarded(path, async () => {
      if (!/\.proto$/i.test(path)) return (await import('./formats/graphql.js')).readGraphql(contract);
      const { importsOf, readProtobuf } = await import('./formats/protobuf.js');
      for (const imported of importsOf(contract)) parts.add(imported);
      return readProtobuf(contract);
    });
    read.set(path, file);
  }
  for (const [path, file] of read) {
    const isPart = parts.has(path) && file.kind === 'contract' && file.model.operations.length === 0;
    if (isPart) read.set(path, { path, kind: 'part' });
  }
  return read;
}

/** Runs a reader. What exhausts it, by its depth or number, is a fault of the contract. */
async function guarded(path: string, read: () => Promise<FormatReading | null>): Promise<ContractFile> {
  try {
    const reading = await read();
    if (reading === null) return { path, kind: 'other' };
    return reading.ok
      ? { path, kind: 'contract', model: reading.model }
      : { path, kind: 'broken', faults: reading.faults };
  } catch (error) {
    if (error instanceof TooManyParts) return broken(path, 'it has more parts than are looked at');
    if (error instanceof RangeError) return broken(path, 'it is nested too deeply');
    throw error;
  }
}

function unreadable(problem: ReadProblem): string {
  return problem === 'too-large' ? 'it is larger than 1 MiB' : readProblem(problem);
}

function broken(path: string, problem: string): ContractFile {
  return { path, kind: 'broken', faults: [{ problem, position: null }] };
}

/** What a file is by its name alone; `contract` where its text has to tell. */
function kindByName(path: string): 'contract' | 'prose' | 'other' {
  const name = nameOf(path);
  if (/\.(?:md|mdx|markdown)$/i.test(name)) return ABOUT.test(name) ? 'other' : 'prose';
  return /\.(?:json|ya?ml|graphqls?|gql|proto)$/i.test(name) ? 'contract' : 'other';
}

function dataOf(path: string, text: string): DataReading | null {
  const syntax = SYNTAX[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  return syntax === undefined ? null : readData(text, syntax);
}
