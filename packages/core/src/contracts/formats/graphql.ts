import {
  buildASTSchema,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  parse,
  specifiedDirectives,
  validateSchema,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import type { ContractModel, ContractOperation, ContractPart, PartType } from '../../model/contract.js';
import type { Position } from '../../model/position.js';
import type { FormatReading, TextContract } from '../define-format.js';

/** Tokens of one document. */
const MAX_TOKENS = 100_000;
const MAX_FAULTS = 10;

/** Reads a schema of GraphQL. A document of queries alone is no contract: null. */
export function readGraphql({ text, interner }: TextContract): FormatReading | null {
  try {
    const document = parse(text, { maxTokens: MAX_TOKENS });
    const isQueries = document.definitions.every(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION,
    );
    if (isQueries) return null;
    const definitions = withoutForeignDirectives(asDefinitions(document));
    const wrong = validateSDL(definitions);
    if (wrong.length > 0) return { ok: false, faults: wrong.slice(0, MAX_FAULTS).map(faultOf) };
    const schema = buildASTSchema(definitions, { assumeValidSDL: true });
    // What a schema for several services leaves to others has no query of its own.
    const errors = validateSchema(schema).filter(
      ({ nodes }) => schema.getQueryType() !== undefined || nodes !== undefined,
    );
    if (errors.length > 0) return { ok: false, faults: errors.slice(0, MAX_FAULTS).map(faultOf) };
    return { ok: true, model: modelOf(schema, (name) => interner.idOf(name)) };
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, faults: [faultOf(error)] };
    throw error;
  }
}

function faultOf({ message, locations }: GraphQLError) {
  const [place] = locations ?? [];
  const problem = (message.split('\n')[0] ?? '').replace(/\.$/, '').slice(0, 300);
  return { problem, position: place === undefined ? null : { line: place.line, column: place.column } };
}

/** Extensions of types that are defined elsewhere, as services of a federation have them, are taken for definitions. */
function asDefinitions(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap((node) => (isExtension(node.kind) ? [] : nameIn(node))),
  );
  const definitions = document.definitions
    .filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION)
    .map((node) => {
      const [name] = nameIn(node);
      if (!isExtension(node.kind) || name === undefined || defined.has(name)) return node;
      defined.add(name);
      return { ...node, kind: node.kind.replace('Extension', 'Definition') } as typeof node;
    });
  return { ...document, definitions };
}

function isExtension(kind: string): boolean {
  return kind.endsWith('TypeExtension');
}

function nameIn(node: ASTNode): string[] {
  return 'name' in node && node.name !== undefined ? [node.name.value] : [];
}

/** Directives that no definition explains belong to the tools of those who wrote them. */
function withoutForeignDirectives(document: DocumentNode): DocumentNode {
  const known = new Set([
    ...specifiedDirectives.map(({ name }) => name),
    ...document.definitions.flatMap((node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : [],
    ),
  ]);
  return visit(document, { Directive: (node) => (known.has(node.name.value) ? undefined : null) });
}

function modelOf(schema: GraphQLSchema, idOf: (text: string) => number): ContractModel {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    (type) => type ?? [],
  );
  const isRoot = (name: string): boolean => roots.some((root) => root.name === name);
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const operations = roots.flatMap((root) =>
    Object.values(root.getFields()).map(
      (field): ContractOperation => ({
        name: `${root.name}.${field.name}`,
        ids: [field.name, `${root.name}.${field.name}`],
        paths: [],
        position: positionOf(field.astNode),
      }),
    ),
  );
  const parts = types.flatMap((type) =>
    partsOf(type, { isOperation: isRoot(type.name), typeOf: (of) => typeOf(of, idOf) }),
  );
  return { format: 'graphql', version: 'SDL', id: null, operations, parts, answers: [] };
}

interface TypeContext {
  readonly isOperation: boolean;
  readonly typeOf: (type: GraphQLType) => PartType;
}

function partsOf(type: GraphQLNamedType, { isOperation, typeOf: of }: TypeContext): ContractPart[] {
  const sent = isInputObjectType(type) || isEnumType(type);
  const common = { sent, received: !isInputObjectType(type), required: false };
  const own = {
    ...common,
    key: type.name,
    within: null,
    what: 'type',
    type: null,
    position: positionOf(type.astNode),
  } as const;
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const key = `${type.name}.${field.name}`;
      const what = isOperation ? ('operation' as const) : ('field' as const);
      const part = {
        ...common,
        key,
        within: type.name,
        what,
        type: of(field.type),
        position: positionOf(field.astNode),
      };
      return [
        part,
        ...field.args.map((argument) =>
          inputPart(argument, { key: `${key}(${argument.name})`, within: key, what: 'parameter' }, of),
        ),
      ];
    });
    return [own, ...fields];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) =>
      inputPart(field, { key: `${type.name}.${field.name}`, within: type.name, what: 'field' }, of),
    );
    return [own, ...fields];
  }
  const values = isEnumType(type) ? type.getValues() : isUnionType(type) ? type.getTypes() : [];
  return [
    own,
    ...values.map((value) => ({
      ...common,
      key: `${type.name} = ${value.name}`,
      within: type.name,
      what: 'value' as const,
      type: null,
      position: positionOf(value.astNode),
    })),
  ];
}

function inputPart(
  { type, defaultValue, astNode }: Pick<GraphQLArgument, 'type' | 'defaultValue' | 'astNode'>,
  place: Pick<ContractPart, 'key' | 'within' | 'what'>,
  of: TypeContext['typeOf'],
): ContractPart {
  const required = isNonNullType(type) && defaultValue === undefined;
  return { ...place, sent: true, received: false, type: of(type), required, position: positionOf(astNode) };
}

/** A type that may be null is a choice of two. */
function typeOf(type: GraphQLType, idOf: (text: string) => number): PartType {
  const names = isNonNullType(type) ? [String(type.ofType)] : [String(type), 'null'];
  return { names: names.sort(), id: idOf(`graphql ${String(type)}`) };
}

function positionOf(node: ASTNode | null | undefined): Position | null {
  const token = node?.loc?.startToken;
  return token === undefined ? null : { line: token.line, column: token.column };
}
