import type { Extension } from '../model/constitution.js';
import type { ReasonGiven } from '../model/reason.js';
import type { ExtensionFault } from '../model/workspace.js';
import { given } from '../reasons/given.js';
import type { ExtendedConstitution, ExtendedFinder } from './find-extended.js';

/** How far constitutions may extend one another, and how many of them one directory may have. */
const MAX_LEVELS = 10;
const MAX_EXTENDED = 50;

/** A document that extends others. */
export interface Extending {
  readonly file: string;
  /** Its real path. */
  readonly id: string;
  readonly extends: readonly Extension[];
}

/** A constitution that others extend, and what it extends itself. */
export interface Base<Document> extends ExtendedConstitution {
  readonly document: Document;
  /** The ids of all that it extends, also through others. */
  readonly bases: readonly string[];
}

/** How what constitutions extend is found and understood. */
export interface ExtendedHost<Document> {
  readonly finder: Pick<ExtendedFinder, 'find'>;
  extensionsOf(this: void, document: Document): readonly Extension[];
}

/** Asks for documents by their files, one after the other, and ends with an answer; see {@link answered}. */
export type Asking<Document, Answer> = Generator<string, Answer, Document>;

/** Answers each question by a promise. */
export async function answered<Document, Answer>(
  asking: Asking<Document, Answer>,
  load: (file: string) => Promise<Document>,
): Promise<Answer> {
  let step = asking.next();
  while (step.done !== true) step = asking.next(await load(step.value));
  return step.value;
}

/** Answers each question at once. */
export function answeredNow<Document, Answer>(
  asking: Asking<Document, Answer>,
  load: (file: string) => Document,
): Answer {
  let step = asking.next();
  while (step.done !== true) step = asking.next(load(step.value));
  return step.value;
}

/**
 * Follows what the constitutions of one directory extend. Each one is there once, behind all that it extends, so that the order is
 * that of layers: outermost first.
 */
export class Extended<Document> {
  readonly #host: ExtendedHost<Document>;
  readonly #found = new Map<string, Base<Document>>();
  readonly #faults: ExtensionFault[] = [];

  constructor(host: ExtendedHost<Document>) {
    this.#host = host;
  }

  get bases(): readonly Base<Document>[] {
    return [...this.#found.values()];
  }

  /** What could not be found or followed. */
  get faults(): readonly ExtensionFault[] {
    return this.#faults;
  }

  /** Follows one document; the ids of all that it extends, also through others. */
  follow(document: Extending): Asking<Document, readonly string[]> {
    return this.#follow(document, [document]);
  }

  *#follow(extending: Extending, chain: readonly Extending[]): Asking<Document, readonly string[]> {
    const ids = new Set<string>();
    for (const entry of extending.extends) {
      const base = yield* this.#base(entry, extending, chain);
      for (const id of base === null ? [] : [...base.bases, base.id]) ids.add(id);
    }
    return [...ids];
  }

  *#base(
    entry: Extension,
    by: Extending,
    chain: readonly Extending[],
  ): Asking<Document, Base<Document> | null> {
    const answer = this.#host.finder.find(entry.written, by.id);
    const problem = answer.ok ? this.#problemOf(entry, answer.found, chain) : answer.problem;
    if (problem !== null)
      this.#faults.push({ file: by.file, finding: { ...problem, position: entry.position } });
    if (problem !== null || !answer.ok) return null;
    const { found } = answer;
    const known = this.#found.get(found.id);
    if (known !== undefined) return known;
    const document = yield found.file;
    const next = { ...found, extends: this.#host.extensionsOf(document) };
    const base = { ...found, document, bases: yield* this.#follow(next, [...chain, next]) };
    this.#found.set(found.id, base);
    return base;
  }

  /** Why what was found is not followed. */
  #problemOf(
    { written }: Extension,
    found: ExtendedConstitution,
    chain: readonly Extending[],
  ): ReasonGiven | null {
    const start = chain.findIndex(({ id }) => id === found.id);
    if (start !== -1) {
      const names = [...chain.slice(start), found].map(({ file }) => file).join(' → ');
      return given('extended-constitution-circular', { chain: names });
    }
    if (this.#found.has(found.id)) return null;
    const limit = limitOf(chain.length, this.#found.size);
    return limit === null ? null : given('extended-constitutions-too-many', { extended: written, limit });
  }
}

function limitOf(levels: number, count: number): string | null {
  if (levels > MAX_LEVELS) return `each other over more than ${String(MAX_LEVELS)} levels`;
  return count >= MAX_EXTENDED ? `more than ${String(MAX_EXTENDED)} others` : null;
}
