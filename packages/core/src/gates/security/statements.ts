import type {
  SecurityFinding,
  VexProduct,
  VexStatement,
  VulnerablePackage,
} from '../../evidence/kinds/security/security-evidence.js';
import { isReason } from '../../waivers/rows.js';
import { readPackageUrl } from '../../evidence/kinds/security/package-url.js';

/** What statements say of a finding. `unused`: a statement names its vulnerability and does not count; `why` ends a sentence. */
export type Declared =
  | { readonly counts: true; readonly statement: VexStatement }
  | { readonly counts: false; readonly statement: VexStatement; readonly why: string };

/** Statements by the vulnerabilities that they name. */
export class VexStatements {
  readonly #byId = new Map<string, VexStatement[]>();
  readonly #project: string;

  /** @param project the name of the project that is judged */
  constructor(statements: readonly VexStatement[], project: string) {
    this.#project = project.toLowerCase();
    for (const statement of statements) {
      for (const id of new Set(statement.ids.map(comparable))) this.#add(id, statement);
    }
  }

  #add(id: string, statement: VexStatement): void {
    const alike = this.#byId.get(id) ?? [];
    alike.push(statement);
    this.#byId.set(id, alike);
  }

  /** What is declared of a finding; null where no statement names its vulnerability. */
  on(finding: SecurityFinding): Declared | null {
    let unused: Declared | null = null;
    for (const id of idsOf(finding)) {
      for (const statement of (this.#byId.get(id) ?? []).slice(0, MAX_ALIKE)) {
        const why = this.#objection(statement, finding);
        if (why === null) return { counts: true, statement };
        unused ??= { counts: false, statement, why };
      }
    }
    return unused;
  }

  /** Why a statement on the vulnerability of a finding does not take it away; null: it does. */
  #objection({ products, status, reason }: VexStatement, { package: found }: SecurityFinding): string | null {
    if (!products.some((product) => this.#names(product, found))) {
      const version = found?.version ?? null;
      const what = found === null ? 'this project' : `${found.name}${version === null ? '' : `@${version}`}`;
      return `it does not name ${what}${found !== null && version === null ? ', whose version the scanner does not say' : ''}`;
    }
    const needed = status !== 'fixed';
    return needed && (reason === null || !isReason(reason.replaceAll('_', ' ')))
      ? 'it gives no reason'
      : null;
  }

  #names({ id, components }: VexProduct, found: VulnerablePackage | null): boolean {
    if (this.#isProject(id)) {
      return components.length === 0 || components.some((component) => isPackage(component, found));
    }
    return components.length === 0 && isPackage(id, found);
  }

  /** Whether a product is the project itself; a product with a version is another one, since a project's version is not known here. */
  #isProject(id: string): boolean {
    const url = readPackageUrl(id);
    if (url !== null && url.version !== null) return false;
    const name = (url?.name ?? id).toLowerCase();
    return name === this.#project || name.endsWith(`/${this.#project}`);
  }
}

/** Statements on one vulnerability that are looked at. */
const MAX_ALIKE = 1_000;

/** The ids of a finding, comparable. */
export function idsOf({ id, aliases }: Pick<SecurityFinding, 'id' | 'aliases'>): readonly string[] {
  return [id, ...aliases].map(comparable);
}

/** An id in a form in which two of them can be compared. */
export function comparable(id: string): string {
  return id.trim().toLowerCase();
}

/** Whether a package URL means a package. One with a version means no other version, and none that is not known. */
function isPackage(url: string, found: VulnerablePackage | null): boolean {
  const named = readPackageUrl(url);
  if (named === null || found === null) return false;
  return (
    plainName(named.name) === plainName(found.name) &&
    (named.version === null || named.version === found.version)
  );
}

/** Tools write `org.apache:commons` and `org.apache/commons`, `typing_extensions` and `typing-extensions`. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(':', '/').replaceAll('_', '-');
}
