import { VERDICTS, type Verdict } from '../../../model/verdict.js';
import type { HistoryData, PageData } from '../page-data.js';
import { h, section, table } from './dom.js';
import { textIn } from './lookup.js';

const SVG = 'http://www.w3.org/2000/svg' as const;
const HEIGHT = 80;
const [BAR, GAP] = [14, 4];
/** From the ground up. */
const STACK: readonly Verdict[] = ['pass', 'skipped', 'pending', 'waived', 'fail'];

/** A part of a bar: how high it is, and how far above the ground it begins. */
export interface Part {
  readonly verdict: Verdict;
  readonly height: number;
  readonly below: number;
}

/** The bar of one report, with a length for each verdict; the highest bar of all is 1. */
export function barOf(counts: readonly number[], highest: number): Part[] {
  let below = 0;
  return STACK.flatMap((verdict) => {
    const height = (counts[VERDICTS.indexOf(verdict)] ?? 0) / Math.max(1, highest);
    const part = { verdict, height, below };
    below += height;
    return height > 0 ? [part] : [];
  });
}

/** Verdicts over time, drawn and as numbers; null where no earlier report is known. */
export function trend(data: PageData): HTMLElement | null {
  const { history } = data;
  if (history.length < 2) return null;
  const text = textIn(data);
  const dates = history.map(({ date }) => text(date));
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const rows = history.map(({ counts }, at) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, dates[at] ?? ''),
      ...counts.map((count) => h('td', { class: 'number' }, String(count))),
    ),
  );
  const caption = h('caption', {}, 'Projects and features by verdict');
  const numbers = table(
    { caption, label: 'Table of verdicts over time' },
    ['Date', ...VERDICTS],
    h('tbody', {}, ...rows),
  );
  const keys = [...STACK].reverse().map((verdict) => h('li', { class: `key ${verdict}` }, verdict));
  return section(
    'trend',
    'Trend',
    h(
      'figure',
      {},
      drawing(history, dates),
      h('figcaption', {}, `${first} to ${last}`),
      h('ul', { class: 'keys' }, ...keys),
    ),
    h('details', {}, h('summary', {}, 'The same as numbers'), numbers),
  );
}

function drawing(history: readonly HistoryData[], dates: readonly string[]): SVGElement {
  const highest = Math.max(...history.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)));
  const width = history.length * (BAR + GAP);
  const bars = history.flatMap(({ counts }, at) => {
    const parts = barOf(counts, highest).map(({ verdict, height, below }) =>
      shape('rect', {
        class: verdict,
        x: String(at * (BAR + GAP)),
        y: String(HEIGHT * (1 - below - height)),
        width: String(BAR),
        height: String(HEIGHT * height),
      }),
    );
    const title = shape('title', {});
    title.textContent = `${dates[at] ?? ''}: ${VERDICTS.map((verdict, word) => `${counts[word] ?? 0} ${verdict}`).join(', ')}`;
    return [shape('g', {}, title, ...parts)];
  });
  const label = 'Projects and features by verdict over time; the table below has the numbers';
  return shape(
    'svg',
    {
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width: String(width),
      height: String(HEIGHT),
      role: 'img',
      'aria-label': label,
    },
    ...bars,
  );
}

function shape(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
