import { anyOf } from '../../../languages/words.js';
/** Names of files that have no extension. */
const FILES = new Set(
  (
    'dockerfile containerfile makefile gnumakefile justfile license licence copying notice authors readme changelog contributing ' +
    'codeowners gemfile rakefile procfile vagrantfile jenkinsfile brewfile podfile fastfile appfile guardfile pipfile cartfile ' +
    'earthfile tiltfile caddyfile build workspace module cmakelists gradlew mvnw artisan version todo earthfile'
  ).split(' '),
);
/** Dot names that are directories. */
const DOT_DIRECTORIES = new Set(
  (
    '.github .vscode .idea .husky .claude .specify .storybook .devcontainer .circleci .cargo .config .cursor .gemini .gitlab .nx ' +
    '.yarn .changeset .well-known .aws .docker .kube .vs .codex .doit .cache .next .output .windsurf .opencode .agents'
  ).split(' '),
);
/** Extensions of directories that tools treat as one thing. */
const BUNDLES =
  /\.(?:xcodeproj|xcworkspace|xcassets|app|framework|lproj|bundle|imageset|appiconset|colorset|playground)$/i;
/** A capitalised last part ("Acme.Storage.Tests") belongs to the name of a directory, not to a file type. */
const EXTENSION = /[^.]\.(?:[a-z0-9][a-z0-9_~-]{0,14}|[A-Z0-9]{1,5}|[A-Z]?[a-z]?[A-Z]|Rproj|Dockerfile)$/;

/** What a name alone says: a file by its extension or by convention; null if it could be either. */
export function kindByName(name: string): 'file' | 'dir' | null {
  if (name.endsWith('/')) return 'dir';
  const lower = name.toLowerCase();
  if (DOT_DIRECTORIES.has(lower)) return 'dir';
  if (BUNDLES.test(name)) return 'dir';
  if (/^\.[a-z0-9_-]+(?:\.[a-z0-9_.-]+)?$/i.test(name)) return 'file';
  if (FILES.has(lower)) return /^(?:build|workspace|module|version|todo)$/.test(name) ? null : 'file';
  return EXTENSION.test(name) ? 'file' : null;
}

const FILE_KIND = new RegExp(`\\b(?:${anyOf(({ tree }) => tree.fileKinds)})\\b`, 'iu');

/** What a comment says about a leaf without slash and extension. */
export function kindByComment(comment: string | null): 'file' | 'dir' | null {
  if (comment === null) return null;
  if (FILE_KIND.test(comment)) return 'file';
  return null;
}

/** Extensions of files that hold text or code and never other files. */
const SOURCE =
  /[^./]\.(?:[cm]?[jt]sx?|py|rs|go|java|kt|cs|cpp|cc|hpp|h|c|rb|php|dart|vue|svelte|md|mdx|json|ya?ml|toml|css|scss|html|sql|sh|ps1|razor|proto|txt|csproj)$/i;

/** Whether a path ends in the name of a file that cannot be a directory, not even where something is drawn below it. */
export function isSourceFile(path: string): boolean {
  return SOURCE.test(path);
}
