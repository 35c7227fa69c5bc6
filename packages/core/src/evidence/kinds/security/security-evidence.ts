import type { Severity } from './severity.js';

/** The package that a vulnerability is in. */
export interface VulnerablePackage {
  readonly name: string;
  /** The version that is installed; null when the report does not say. */
  readonly version: string | null;
}

/** One weakness of a package or of the code, as a scanner reports it. */
export interface SecurityFinding {
  /** The tool that says so, as its report names it. */
  readonly tool: string;
  /** GHSA, CVE, PYSEC or another id of an advisory, or the rule of a scanner of code. */
  readonly id: string;
  /** Other ids of the same vulnerability. */
  readonly aliases: readonly string[];
  /** Null for a weakness of the code. */
  readonly package: VulnerablePackage | null;
  /** The source or the lockfile that it is in, as written; null when the report names none. */
  readonly file: string | null;
  readonly line: number;
  readonly title: string;
  /** Null: the report does not say how severe it is, or says it in no way that is known. */
  readonly severity: Severity | null;
  /** The CVSS score that gave the severity; null where the tool's own level did. */
  readonly score: number | null;
  /** Why the severity is the tool's level although there is a CVSS vector ("its CVSS 4.0 vector has no score"); null otherwise. */
  readonly unscored: string | null;
  /** A version that fixes it, or another word on the fix; null when the report names none. */
  readonly fix: string | null;
}

/** What a VEX document says of one vulnerability in one product. */
export interface VexStatement {
  /** The document that says so, as people know it ("OpenVEX of Acme"). */
  readonly source: string;
  /** The id of the vulnerability and its aliases. */
  readonly ids: readonly string[];
  /** The products that it names, as package URLs or as written; each with the parts of it that are meant. */
  readonly products: readonly VexProduct[];
  /** `not affected`, `false positive` or `fixed`, by which a finding does not count. */
  readonly status: string;
  /** The justification or impact that it gives; null when it gives none. */
  readonly reason: string | null;
}

/** A product of a VEX statement. */
export interface VexProduct {
  /** A package URL, or another identifier. */
  readonly id: string;
  /** The components of the product that the statement is limited to, as package URLs; empty: the product as a whole. */
  readonly components: readonly string[];
}

/** One act of scanning: what a tool says that it looked at. */
export interface SecurityScan {
  readonly tool: string;
  /** What it scanned, with its number ("6 packages", "1 file"). */
  readonly scanned: string;
}

/** What security scanners found. Paths are as the reports write them. */
export interface SecurityEvidence {
  readonly kind: 'security';
  readonly findings: readonly SecurityFinding[];
  readonly statements: readonly VexStatement[];
  /** Empty: nothing says that anything was scanned, as in a VEX document. */
  readonly scans: readonly SecurityScan[];
  /** What the tools could not scan, as sentences without a full stop; the first hundred. */
  readonly failures: readonly string[];
  /** Every file that the report names, as written. */
  readonly files: readonly string[];
}
