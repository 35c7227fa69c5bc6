import type { PlanDocument } from '@plangate/core';
import { claimBy, type Claim, type LanguageSigns } from '../claim.js';

/** JavaScript in some form, and TypeScript. */
const SIGNS: LanguageSigns = {
  files: /(?:^|\/)(?:package\.json|tsconfig[^/]*\.json)$|\.(?:[cm]?[jt]sx?|vue|svelte)$/,
  words: /\b(?:typescript|javascript|ecmascript|node(?:\.?js)?|deno|bun|tsx?|jsx?)\b/iu,
};

/** How surely a root that a plan draws asks for a project of this stack. */
export function claim(root: string, plan: PlanDocument): Claim {
  return claimBy(SIGNS, root, plan);
}
