/** Today in UTC, as YYYY-MM-DD: the same day for everyone who judges at one moment. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
