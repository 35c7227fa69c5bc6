import { nameOf } from '../../../base/paths.js';

/** Names of the files that say which packages a directory and those below it use, in small letters. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'package.json,package-lock.json,npm-shrinkwrap.json,yarn.lock,pnpm-lock.yaml,bun.lock,bun.lockb,deno.lock,' +
    'pyproject.toml,poetry.lock,pipfile.lock,uv.lock,pdm.lock,pylock.toml,go.mod,go.sum,go.work,cargo.toml,cargo.lock,' +
    'pom.xml,gradle.lockfile,buildscript-gradle.lockfile,verification-metadata.xml,gemfile.lock,composer.lock,' +
    'packages.lock.json,packages.config,directory.packages.props,mix.lock,pubspec.lock,podfile.lock,package.resolved,' +
    'conan.lock,renv.lock,stack.yaml.lock,cabal.project.freeze'
  ).split(','),
);

/** Whether a path is that of a lockfile or manifest, from which packages are audited, and not of a source. */
export function isLockfile(path: string): boolean {
  const name = nameOf(path.replaceAll('\\', '/')).toLowerCase();
  return NAMES.has(name) || /^[\w.-]{0,60}requirements[\w.-]{0,60}\.(?:txt|in|lock)$/.test(name);
}
