/** Where Spec Kit keeps a constitution, in the workspace and in directories that have their own. */
export const CONSTITUTION_PATH = '.specify/memory/constitution.md';
/** The ledger of waivers that belong to no feature. */
export const WAIVERS_PATH = '.specify/memory/waivers.md';
/** The violations that a workspace had when it adopted its gates. */
export const BASELINE_PATH = '.specify/baseline.json';
