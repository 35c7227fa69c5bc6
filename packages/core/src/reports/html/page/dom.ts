/** What an element holds; null: nothing. Text stays text. */
export type Child = Node | string | null;

/**
 * A new element. The names of attributes are written in this package; texts of documents are children or values of attributes
 * that run nothing.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that does something. */
export function button(
  label: string,
  act: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const element = h('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', act);
  return element;
}

/** A part of the page with its heading, which links and the keyboard can go to. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  const heading = h('h2', { id, tabindex: '-1' }, title);
  return h('section', { 'aria-labelledby': id }, heading, ...children);
}

/**
 * A table with a caption and the names of its columns. It may be wider than the page, so it scrolls, with the keyboard too.
 * @param label what the part that scrolls is called
 */
export function table(
  { caption, label }: { readonly caption: HTMLElement; readonly label: string },
  columns: readonly Child[],
  body: HTMLElement,
): HTMLElement {
  const head = h('thead', {}, h('tr', {}, ...columns.map((name) => h('th', { scope: 'col' }, name))));
  const grid = h('table', {}, caption, head, body);
  return h('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label }, grid);
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element "${id}"`);
  return element;
}

/** Shows a part of the page and goes on from there with the keyboard. */
export function goTo(id: string): void {
  const element = byId(id);
  element.scrollIntoView({ block: 'start' });
  element.focus({ preventScroll: true });
}
