// @ts-check

/**
 * The settings of a registry that lives as long as one run: anybody on this machine may publish `@plangate/*`,
 * whose names are never asked elsewhere; every other package comes from the registry npm is configured with.
 * @param {{ folder: string, upstream: string }} options `folder`: absolute, for its storage
 */
export function registryConfiguration({ folder, upstream }) {
  const anyone = { access: '$all', publish: '$all', unpublish: '$all' };
  return {
    self_path: folder,
    storage: `${folder}/storage`,
    web: { enable: false },
    auth: { htpasswd: { file: `${folder}/htpasswd`, max_users: -1 } },
    uplinks: { upstream: { url: upstream, cache: false, maxage: '60m', timeout: '60s', max_fails: 10 } },
    packages: {
      '@plangate/*': anyone,
      '**': { access: '$all', publish: '$all', proxy: 'upstream' },
    },
    server: { keepAliveTimeout: 60 },
    publish: { check_owners: false },
    flags: { searchRemote: false },
    max_body_size: '100mb',
    log: { type: 'stdout', format: 'json', level: 'warn' },
  };
}
