import type { PlanDocument } from '@plangate/core';

/** How a language is recognised in a plan. */
export interface LanguageSigns {
  /** Paths that only a project of this language has. */
  readonly files: RegExp;
  /** Words that name it. */
  readonly words: RegExp;
}

/** Paths that a project of some language has, its sources and its manifest. */
const OF_SOME_LANGUAGE =
  /(?:^|\/)(?:package\.json|tsconfig[^/]*\.json|Cargo\.toml|go\.mod|pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|Pipfile|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|pubspec\.yaml|Package\.swift|mix\.exs|CMakeLists\.txt)$|\.(?:[cm]?[jt]sx?|vue|svelte|rs|go|pyi?|java|kt|kts|scala|cs|csproj|fs|fsproj|rb|php|dart|swift|ex|exs|c|cc|cpp|h|hpp|zig|hs|ml|clj|lua|r|jl)$/;

/** How surely a root is of a language: by its files, by a comment beside them, by the language of the whole plan, or not. */
export const CLAIM = { none: 0, possible: 1, said: 2, drawn: 3 } as const;
export type Claim = (typeof CLAIM)[keyof typeof CLAIM];

/**
 * Whether a root that a plan draws asks for a project of a language. The files that the tree draws in it decide; then the comments
 * beside the root and what is in it; then the language of the plan. A plan that names no language may mean any.
 */
export function claimBy(signs: LanguageSigns, root: string, plan: PlanDocument): Claim {
  const drawn = plan.layout.filter(({ path }) => path === root || path.startsWith(`${root}/`));
  const ours = drawn.filter(({ path }) => signs.files.test(path)).length;
  const foreign = drawn.filter(({ path }) => OF_SOME_LANGUAGE.test(path)).length - ours;
  if (ours !== foreign) return ours > foreign ? CLAIM.drawn : CLAIM.none;
  if (drawn.some(({ comment }) => signs.words.test(comment ?? ''))) return CLAIM.said;
  const field = plan.technicalContext.fields.find(({ name }) => name === 'Language/Version');
  const stated = field?.value ?? '';
  const isPossible = stated.trim() === '' || field?.open === true || signs.words.test(stated);
  return isPossible ? CLAIM.possible : CLAIM.none;
}
