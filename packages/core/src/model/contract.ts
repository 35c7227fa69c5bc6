import type { Position } from './position.js';

/** Formats of contracts that are parsed, each by a library of its field. */
export const CONTRACT_FORMATS = ['openapi', 'json-schema', 'graphql', 'protobuf', 'asyncapi'] as const;
/** A format of contracts that is parsed. */
export type ContractFormat = (typeof CONTRACT_FORMATS)[number];

/** What a contract offers to those who use it: a request of HTTP, a query, a call, a message of a channel. */
export interface ContractOperation {
  /** As people call it: `GET /cards/{id}`, `Query.cards`, `CardService.GetCard`, `send cardSaved`. */
  readonly name: string;
  /** Names by which a test can mean it: its operation id, the name of the call or of the channel. */
  readonly ids: readonly string[];
  /** Paths of HTTP under which it is reached, with and without the base path of a server; empty for other formats. */
  readonly paths: readonly string[];
  readonly position: Position | null;
}

/** The types that a value may have, as far as a contract says. */
export interface PartType {
  /** Sorted; empty: any type. */
  readonly names: readonly string[];
  /**
   * Equal for two types exactly if their schemas say the same once references are followed and descriptions are left out. Ids of
   * one `ContractReader` can be compared.
   */
  readonly id: number;
}

/** Something that those who use a contract rely on: an operation, a response, a parameter, a field, a value of a list. */
export interface ContractPart {
  /** Unique in the contract, the same in every version of it: `GET /cards/{id} 200 .owner.name`. */
  readonly key: string;
  /** The key of the part that holds it; null at the top. */
  readonly within: string | null;
  readonly what: 'operation' | 'response' | 'parameter' | 'body' | 'field' | 'value' | 'type' | 'message';
  /** Whether those who use the contract send it. */
  readonly sent: boolean;
  /** Whether those who use the contract receive it. */
  readonly received: boolean;
  /** Null where it has none, or where the parts in it say it all. */
  readonly type: PartType | null;
  readonly required: boolean;
  readonly position: Position | null;
}

/** What an operation answers with under one status and one type of content. */
export interface ContractAnswer {
  /** `GET /cards/{id}`. */
  readonly operation: string;
  /** `404`, `4XX`, `default`. */
  readonly status: string;
  /** `application/json`; null where the contract states no content. */
  readonly media: string | null;
  /** Null where it states none. */
  readonly schema: AnswerSchema | null;
  readonly position: Position | null;
}

/** The schema of an answer, as far as answers are compared. */
export interface AnswerSchema {
  /** As `PartType.id`. */
  readonly id: number;
  /** The ids of the schemas that it extends (`allOf`): whatever it describes is described by each of them, too. */
  readonly extends: readonly number[];
  /** As people call it: the name of the component, its title, or `an inline schema`. */
  readonly name: string;
  /** What kind of value it describes and the names of its fields, such as `object {data, meta?}`; equal for answers of one structure. */
  readonly structure: string;
}

/** A contract as gates look at it. */
export interface ContractModel {
  readonly format: ContractFormat;
  /** The version of the format that it is written in: `3.1.0`, `2020-12`, `proto3`. */
  readonly version: string;
  /** Its id, where its format has one: `$id` of a schema, `id` of AsyncAPI. */
  readonly id: string | null;
  readonly operations: readonly ContractOperation[];
  readonly parts: readonly ContractPart[];
  /** The answers of its operations; only OpenAPI states any. */
  readonly answers: readonly ContractAnswer[];
}

/** What is wrong with the text of a contract. */
export interface ContractFault {
  /** A clause without a full stop: `"/paths" must be an object`. */
  readonly problem: string;
  readonly position: Position | null;
}

/** A file of a contracts directory, read. */
export type ContractFile = { readonly path: string } & (
  | { readonly kind: 'contract'; readonly model: ContractModel }
  /** A contract that cannot be parsed, or a file that is meant to be one. */
  | { readonly kind: 'broken'; readonly faults: readonly ContractFault[] }
  /** What another contract refers to, and so is part of. */
  | { readonly kind: 'part' }
  /** A contract in prose: Markdown. */
  | { readonly kind: 'prose' }
  /** Data, pictures, code and whatever else is no contract. */
  | { readonly kind: 'other' }
);
