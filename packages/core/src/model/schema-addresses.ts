/**
 * Where editors and validators find the schemas of our files. The address is that of the published package: a path into
 * node_modules would depend on the package manager and on where the file is. It has no version, so that a file is the same
 * whichever release wrote it; `schemaVersion` in the file says which schema it follows.
 */
const PUBLISHED = 'https://unpkg.com/@plangate/core/schema/';

/** The schema of a verdict file. */
export const VERDICT_SCHEMA = `${PUBLISHED}verdict.json`;
/** The schema of `report.json`. */
export const REPORT_SCHEMA = `${PUBLISHED}report.json`;
