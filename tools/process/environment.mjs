// @ts-check

/** npm settings that decide where packages come from; all else that npm exports to its scripts is dropped. */
const KEPT_NPM_SETTINGS = new Set([
  'npm_config_registry',
  'npm_config_cache',
  'npm_config_userconfig',
  'npm_config_globalconfig',
  'npm_config_proxy',
  'npm_config_https_proxy',
  'npm_config_noproxy',
  'npm_config_cafile',
  'npm_config_strict_ssl',
]);

/** Variables that change how Nx, Git or a reporter behaves and would make two runs differ. */
const DROPPED =
  /^(NX_|CI$|CONTINUOUS_INTEGRATION$|GITHUB_|GITLAB_|JEST_|FORCE_COLOR$|NODE_OPTIONS$|NODE_ENV$|GIT_)/i;

/** Folders of tools that `npm run` puts in front of PATH: they would hide the tools of another workspace. */
const NODE_MODULES_BIN = /[\\/]node_modules[\\/](\.bin|npm[\\/]node_modules[\\/].*)$/;

/**
 * The environment of a shell outside this repository: without what `npm run`, Jest or a CI service added,
 * so that a command in another workspace behaves as it would for the person who types it there. Nx keeps its cache in
 * the workspace: otherwise copies of one repository share a cache in the user's home, and one run sees another's.
 * @param {Record<string, string | undefined>} [extra] variables to set; undefined takes one away
 * @returns {NodeJS.ProcessEnv}
 */
export function userEnvironment(extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    const lower = name.toLowerCase();
    if (lower.startsWith('npm_') ? !KEPT_NPM_SETTINGS.has(lower) : DROPPED.test(name)) continue;
    env[name] = lower === 'path' ? withoutToolFolders(value ?? '') : value;
  }
  delete env['INIT_CWD'];
  const ours = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_CACHE_DIRECTORY: '.nx/cache' };
  return { ...env, ...ours, ...extra };
}

/** @param {string} path */
function withoutToolFolders(path) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return path
    .split(separator)
    .filter((folder) => !NODE_MODULES_BIN.test(folder))
    .join(separator);
}
