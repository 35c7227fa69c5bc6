/**
 * Whether Nx will only list what a generator changes. `nx generate` of Nx 22, 23 and 24 says so to all that it runs, and nothing else does:
 * the variable is missing where a generator is called from code. A sync generator is never called in a dry run, but the process in which
 * Nx calls it, its daemon, keeps the variable of the command that started it.
 */
export function isDryRun(): boolean {
  return process.env.NX_DRY_RUN === 'true';
}

/** Whether Nx has said that it will write; it says neither where a generator is called from code. */
export function isWritten(): boolean {
  return process.env.NX_DRY_RUN === 'false';
}
