/**
 * Reads contracts: OpenAPI, JSON Schema, GraphQL, protobuf and AsyncAPI. Loads YAML, and for each format that it finds the library
 * that knows it.
 */
export { ContractReader, MAX_CONTRACT_BYTES, type ContractDirectory } from '../contracts/read-contracts.js';
export type {
  AnswerSchema,
  ContractAnswer,
  ContractFault,
  ContractFile,
  ContractFormat,
  ContractModel,
  ContractOperation,
  ContractPart,
  PartType,
} from '../model/contract.js';
