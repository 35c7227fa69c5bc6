import type { ContractFault, ContractModel } from '../model/contract.js';
import type { Position } from '../model/position.js';
import type { Interner } from './interner.js';
import type { References } from './references.js';
import type { SchemaIdentity } from './schema-identity.js';
import type { Site } from './site.js';

/** A contract that is YAML or JSON, with what its references lead to. */
export interface DataContract {
  /** Relative to the workspace root. */
  readonly path: string;
  readonly references: References;
  readonly identity: SchemaIdentity;
  /** Where a value is, if it is in the contract's own file; null for other files. */
  readonly positionIn: (site: Site) => Position | null;
}

/** A contract in a language of its own. */
export interface TextContract {
  /** Relative to the workspace root. */
  readonly path: string;
  readonly text: string;
  /** The files of the directory in languages of their own, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly interner: Interner;
}

/** A contract as its format reads it. */
export type FormatReading =
  | { readonly ok: true; readonly model: ContractModel }
  | { readonly ok: false; readonly faults: readonly ContractFault[] };
