import type { z } from 'zod';
import type { GateDeclaration, GateRules } from '../../model/gate.js';
import type { WordPattern } from '../../prose/word-pattern.js';

/** The schema of one kind of gate, and what people write for its words. */
export interface GateSchema {
  /** Of the whole block; a `z.ZodObject`, whose fields are proposed for a mistyped one. */
  readonly schema: z.ZodType<GateRules>;
  /** Other words for the kind and its fields, each with the right one. */
  readonly aliases: Readonly<Record<string, string>>;
}

/**
 * The kinds of gates that a constitution is read with. The readers and editors of documents know no kind themselves: whoever
 * calls them passes this table.
 */
export interface KnownGates {
  /** By kind. */
  readonly schemas: Readonly<Record<string, GateSchema>>;
  /** Other words for the fields that several kinds have. */
  readonly commonAliases: Readonly<Record<string, string>>;
  /** The phrases that state a gate in a sentence. */
  readonly phrases: readonly WordPattern[];
  /** The kinds whose gates may not apply where they are read from a sentence, see `GateDeclaration`. */
  readonly doubtful: ReadonlySet<string>;
  /** One line about a gate, for the comment of a block. */
  readonly describe: (gate: GateDeclaration) => string;
}

/** The schema of a kind; undefined if no such kind is known. */
export function schemaOf(gates: KnownGates, kind: string): z.ZodType<GateRules> | undefined {
  return Object.hasOwn(gates.schemas, kind) ? gates.schemas[kind]?.schema : undefined;
}

/** The rules of a gate with defaults filled in; null if the table has no such kind or its schema refuses them. */
export function parseRules(gates: KnownGates, rules: Readonly<{ kind: string }>): GateRules | null {
  const parsed = schemaOf(gates, rules.kind)?.safeParse(rules);
  return parsed?.success === true ? parsed.data : null;
}
