import type { PlanDocument } from '@plangate/core';
import { claimBy, type Claim, type LanguageSigns } from '../claim.js';

/** Python, and what installs its packages. */
const SIGNS: LanguageSigns = {
  files:
    /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[^/]*\.txt|Pipfile|uv\.lock|poetry\.lock)$|\.(?:pyi?|ipynb)$/,
  words: /\b(?:c?python|fastapi|django|flask|pydantic|pytest)\b/iu,
};

/** How surely a root that a plan draws asks for a project of this stack. */
export function claim(root: string, plan: PlanDocument): Claim {
  return claimBy(SIGNS, root, plan);
}
