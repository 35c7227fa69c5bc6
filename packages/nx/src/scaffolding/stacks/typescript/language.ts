import type { PlanDocument } from '@plangate/core';

/** Files that only a project of another language has. */
const FOREIGN =
  /(?:^|\/)(?:Cargo\.toml|go\.mod|pyproject\.toml|setup\.py|requirements\.txt|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|pubspec\.yaml|Package\.swift|mix\.exs|CMakeLists\.txt)$|\.(?:rs|go|py|java|kt|kts|scala|cs|csproj|fs|fsproj|rb|php|dart|swift|ex|exs|c|cc|cpp|h|hpp|zig|hs|ml|clj|lua|r|jl)$/;
const OURS = /(?:^|\/)(?:package\.json|tsconfig[^/]*\.json)$|\.(?:[cm]?[jt]sx?|vue|svelte)$/;
/** Words of Technical Context that name JavaScript in some form. */
const OUR_LANGUAGES = /\b(?:typescript|javascript|ecmascript|node(?:\.?js)?|deno|bun|tsx?|jsx?)\b/iu;

/**
 * Whether a root that a plan draws asks for a project of this stack. If the tree draws files of a known language, they decide;
 * otherwise the language of the plan does. A plan that names no language means the language of the stack.
 */
export function claims(root: string, plan: PlanDocument): boolean {
  const drawn = plan.layout.map(({ path }) => path).filter((path) => path.startsWith(`${root}/`));
  const ours = drawn.filter((path) => OURS.test(path)).length;
  const foreign = drawn.filter((path) => FOREIGN.test(path)).length;
  if (ours !== foreign) return ours > foreign;
  const field = plan.technicalContext.fields.find(({ name }) => name === 'Language/Version');
  const stated = field?.value ?? '';
  return stated.trim() === '' || field?.open === true || OUR_LANGUAGES.test(stated);
}
