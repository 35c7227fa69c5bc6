import { sanitize } from '@plangate/core';

/** Text from a person as one line of Markdown that shows it as it is: no markup, link, table cell or HTML of its own. */
export function markdownText(text: string): string {
  return sanitize(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`))
    .replace(/-->/g, '--\\>');
}

/** A name that can be put between backticks: on one line, and without backticks in it. */
export function markdownCode(name: string): string {
  return sanitize(name).replace(/[`\s]+/g, '-');
}
