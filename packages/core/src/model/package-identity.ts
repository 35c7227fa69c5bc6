/** The package that a constitution belongs to. */
export interface PackageIdentity {
  /** No control characters. */
  readonly name: string;
  /** Null when its package.json has none. */
  readonly version: string | null;
}
