/** A model without places: what must be the same before and after an edit elsewhere in the document. */
export function withoutPlaces(model: unknown): string {
  return JSON.stringify(model, (key, value: unknown) => {
    if (key === 'position' || key === 'line') return undefined;
    return isRecord(value) ? ordered(value) : value;
  });
}

/** Keys in one order: two ways to one model may fill it differently. */
function ordered(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
