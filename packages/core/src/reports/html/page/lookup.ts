import type { PageData, Text } from '../page-data.js';

/** Looks texts of a page up by their number; of nothing it is empty. */
export function textIn({ strings }: PageData): (at: Text | undefined) => string {
  return (at = 0) => strings[at] ?? '';
}
