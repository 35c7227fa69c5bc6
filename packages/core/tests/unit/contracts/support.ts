import type { ContractFile } from '../../../src/model/contract.js';
import { ContractReader } from '../../../src/entries/contracts.js';

export const DIRECTORY = 'specs/001-cards/contracts';

/** Reads contracts that are given by their path in the directory. */
export async function read(
  texts: Readonly<Record<string, string>>,
  reader = new ContractReader(),
): Promise<ReadonlyMap<string, ContractFile>> {
  const paths = Object.keys(texts).map((name) => `${DIRECTORY}/${name}`);
  const files = await reader.read({
    directory: DIRECTORY,
    paths,
    read: (path) => ({ ok: true, text: texts[path.slice(DIRECTORY.length + 1)] ?? '' }),
  });
  return new Map(files.map((file) => [file.path.slice(DIRECTORY.length + 1), file]));
}

/** The one contract of a text. */
export async function readOne(
  name: string,
  text: string,
  reader = new ContractReader(),
): Promise<ContractFile> {
  const file = (await read({ [name]: text }, reader)).get(name);
  if (file === undefined) throw new Error(`${name} was not read`);
  return file;
}

/** A kind and what comes with it, on one line for tables of tests. */
export function shortly(file: ContractFile): string {
  if (file.kind === 'contract') return `${file.model.format} ${file.model.version}`;
  if (file.kind !== 'broken') return file.kind;
  const [fault] = file.faults;
  const at = fault?.position ? `${fault.position.line}:${fault.position.column}` : '-';
  return `broken ${at}`;
}
