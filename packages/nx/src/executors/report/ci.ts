/** The services of continuous integration that reports have a format for. */
export type CiService = 'github' | 'gitlab' | 'azure';

/** The service that a process runs in, by its own variable; null elsewhere. */
export function ciService(
  { GITHUB_ACTIONS, GITLAB_CI, TF_BUILD }: NodeJS.ProcessEnv = process.env,
): CiService | null {
  if (isTrue(GITHUB_ACTIONS)) return 'github';
  if (isTrue(GITLAB_CI)) return 'gitlab';
  return isTrue(TF_BUILD) ? 'azure' : null;
}

/** Azure Pipelines writes "True". */
function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
