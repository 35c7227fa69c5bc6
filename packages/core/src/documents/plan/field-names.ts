import { TECHNICAL_CONTEXT_FIELDS, type TechnicalContextFieldName } from '../../model/plan.js';
import { wordsOf } from '../../languages/words.js';
import { memoizeText } from '../../base/memo.js';
import { normaliseLabel } from '../../base/plain-text.js';

/** The nine fields by their labels, on keys of `fieldKey`. */
const FIELD_BY_LABEL = new Map(
  TECHNICAL_CONTEXT_FIELDS.flatMap((name) =>
    wordsOf(({ plan }) => plan.fields[name]).map((label) => [label, name] as const),
  ),
);

/** The standard field that a label names, whatever its language, case and remarks; null for any other label. */
export const fieldNamed = memoizeText((label): TechnicalContextFieldName | null => {
  const key = normaliseLabel(label).replace(/\s*[/／]\s*/g, '/');
  const outside = key.replace(/\s*[(（[][^()（）[\]]{0,200}[)）\]]\s*/g, ' ').trim();
  const inside = /[(（]([^()（）]{1,60})[)）]/.exec(key)?.[1]?.trim() ?? '';
  return (
    FIELD_BY_LABEL.get(key) ??
    FIELD_BY_LABEL.get(outside) ??
    FIELD_BY_LABEL.get(inside) ??
    fieldInTwoLanguages(outside)
  );
});

/** "Zielplattform / Target platform": both halves name the same field, or one names it and the other none. */
function fieldInTwoLanguages(key: string): TechnicalContextFieldName | null {
  const halves = key.split('/').map((half) => half.trim());
  for (let at = 1; at < halves.length; at += 1) {
    const first = FIELD_BY_LABEL.get(halves.slice(0, at).join('/'));
    const second = FIELD_BY_LABEL.get(halves.slice(at).join('/'));
    if (first !== undefined && first === second) return first;
  }
  return null;
}
