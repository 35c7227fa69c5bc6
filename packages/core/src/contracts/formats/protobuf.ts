import protobuf from 'protobufjs';
import { parentOf } from '../../base/paths.js';
import type { ContractFault, ContractModel, ContractOperation, ContractPart } from '../../model/contract.js';
import type { FormatReading, TextContract } from '../define-format.js';

/** Files that one contract may draw in. */
const MAX_IMPORTS = 100;

/** Reads a definition of protocol buffers, with what it imports from its own directory. */
export function readProtobuf(contract: TextContract): FormatReading {
  const root = new protobuf.Root();
  const own = parsed(contract.text, root);
  if (!own.ok) return { ok: false, faults: [own.fault] };
  const paths = own.imports;
  const complete = addImports(contract, root, paths);
  if (complete) {
    const fault = unresolved(root);
    if (fault !== null) return { ok: false, faults: [fault] };
  }
  return { ok: true, model: modelOf(contract) };
}

/** The files of the directory that a definition imports. */
export function importsOf({ text, path, texts }: TextContract): string[] {
  const own = parsed(text, new protobuf.Root());
  return own.ok ? own.imports.flatMap((name) => fileOf(name, path, texts) ?? []) : [];
}

type Parsed =
  | { readonly ok: true; readonly imports: readonly string[]; readonly syntax: string }
  | { readonly ok: false; readonly fault: ContractFault };

function parsed(text: string, root: protobuf.Root): Parsed {
  try {
    const { imports = [], weakImports = [] } = protobuf.parse(text, root, { keepCase: true });
    const syntax = /^\s*(?:syntax|edition)\s*=\s*["']([^"']{1,20})["']/m.exec(text)?.[1] ?? 'proto2';
    return { ok: true, imports: [...imports, ...weakImports], syntax };
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    const line = /\(line (\d+)\)/.exec(error.message)?.[1];
    const problem = error.message.replace(/\s*\((?:[^()]*, )?line \d+\)\s*$/, '').slice(0, 200);
    return {
      ok: false,
      fault: { problem, position: line === undefined ? null : { line: Number(line), column: 1 } },
    };
  }
}

/** Adds what is imported; false when something is imported that is not in the directory and that the library does not know. */
function addImports({ path, texts }: TextContract, root: protobuf.Root, names: readonly string[]): boolean {
  const pending = names.map((name) => ({ name, from: path }));
  const seen = new Set<string>([path]);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const file = fileOf(next.name, next.from, texts);
    if (file === null) {
      const known = protobuf.common.get(next.name);
      if (known === null) return false;
      root.addJSON(known.nested ?? {});
    } else if (!seen.has(file)) {
      seen.add(file);
      const imported = parsed(texts.get(file) ?? '', root);
      if (!imported.ok || seen.size > MAX_IMPORTS) return false;
      for (const name of imported.imports) pending.push({ name, from: file });
    }
  }
  return true;
}

/** A file of the directory that an import means: below the directory of the importing file or of one above it. */
function fileOf(name: string, from: string, texts: ReadonlyMap<string, string>): string | null {
  for (let at = parentOf(from); at !== null; at = parentOf(at)) {
    if (texts.has(`${at}/${name}`)) return `${at}/${name}`;
  }
  return null;
}

function unresolved(root: protobuf.Root): ContractFault | null {
  try {
    root.resolveAll();
    return null;
  } catch (error) {
    if (error instanceof RangeError || !(error instanceof Error)) throw error;
    return { problem: error.message.slice(0, 200), position: null };
  }
}

/** The model of the file itself, without what it imports. */
function modelOf({ text, interner }: TextContract): ContractModel {
  const root = new protobuf.Root();
  const own = parsed(text, root);
  const operations: ContractOperation[] = [];
  const parts: ContractPart[] = [];
  const add = (
    part: Pick<ContractPart, 'key' | 'within' | 'what'>,
    type: string | null,
    required = false,
  ): void => {
    const id = type === null ? null : { names: [type], id: interner.idOf(`protobuf ${type}`) };
    parts.push({ ...part, type: id, required, sent: true, received: true, position: null });
  };
  const look = (space: protobuf.NamespaceBase): void => {
    for (const one of space.nestedArray) {
      const name = one.fullName.replace(/^\./, '');
      if (one instanceof protobuf.Service) {
        for (const method of one.methodsArray) {
          const key = `${name}.${method.name}`;
          const camel = method.name.charAt(0).toLowerCase() + method.name.slice(1);
          const ids = [method.name, camel, key, `${name}/${method.name}`];
          operations.push({ name: key, ids, paths: [], position: null });
          add({ key, within: null, what: 'operation' }, callOf(method));
        }
      } else if (one instanceof protobuf.Enum) {
        add({ key: name, within: null, what: 'message' }, null);
        for (const [value, number] of Object.entries(one.values)) {
          add({ key: `${name} = ${value}`, within: name, what: 'value' }, String(number));
        }
      } else if (one instanceof protobuf.Type) {
        add({ key: name, within: null, what: 'message' }, null);
        for (const field of one.fieldsArray) {
          add(
            { key: `${name}.${field.name}`, within: name, what: 'field' },
            fieldType(field),
            field.required,
          );
        }
      }
      if (one instanceof protobuf.Namespace) look(one);
    }
  };
  look(root);
  const version = own.ok ? own.syntax : '';
  return { format: 'protobuf', version, id: null, operations, parts, answers: [] };
}

function callOf({ requestType, responseType, requestStream, responseStream }: protobuf.Method): string {
  const side = (type: string, stream: boolean | undefined): string =>
    stream === true ? `stream ${type}` : type;
  return `${side(requestType, requestStream)} -> ${side(responseType, responseStream)}`;
}

/** What is on the wire: the type and the number by which a field is known there. */
function fieldType(field: protobuf.Field): string {
  const repeated =
    field instanceof protobuf.MapField ? `map of ${field.keyType} to ` : field.repeated ? 'repeated ' : '';
  return `${repeated}${field.type} = ${field.id}`;
}
