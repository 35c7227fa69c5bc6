import type { ReasonCode } from '../model/reason.js';

/**
 * Where the pages of reason codes are: a path in the repository of Plangate, as it has no public address yet. Once it
 * has one, this becomes its URL, and every verdict file and report follows.
 */
const PAGES = 'docs/reference/reasons/';

/** The page that explains a reason code: a URL, or a path in the repository of Plangate. */
export function helpPage(code: ReasonCode): string {
  return `${PAGES}${code}.md`;
}
