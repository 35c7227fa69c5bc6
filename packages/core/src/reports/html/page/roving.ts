/** By how many rows and columns a key moves; `Infinity`: to the end. */
const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * Makes all buttons of a table one stop of the Tab key: the arrow keys move between them. Cells without a button are passed over.
 */
export function rove(grid: HTMLElement): { reset: () => void } {
  const rows = (): HTMLElement[][] =>
    [...grid.querySelectorAll('tr')]
      .map((row) => [...row.children].map((cell) => cell.querySelector('button')))
      .filter((cells) => cells.some((cell) => cell !== null)) as HTMLElement[][];
  const reset = () => {
    grid.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
    grid.querySelector('tbody button')?.setAttribute('tabindex', '0');
  };
  const enter = (target: HTMLElement) => {
    grid.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
    target.setAttribute('tabindex', '0');
    target.focus();
  };
  grid.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    const from = (event.target as HTMLElement).closest('button');
    if (move === undefined || from === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    enter(target(rows(), from, move));
  });
  return { reset };
}

/** The button that a key leads to: in the wanted direction, the next cell that has one. */
function target(
  rows: readonly (readonly (HTMLElement | null)[])[],
  from: HTMLElement,
  [down, right]: readonly [number, number],
): HTMLElement {
  const row = rows.findIndex((cells) => cells.includes(from));
  const column = rows[row]?.indexOf(from) ?? 0;
  if (right !== 0) {
    const cells = rows[row] ?? [];
    const ahead = right > 0 ? cells.slice(column + 1) : cells.slice(0, column).reverse();
    const found = ahead.filter((cell) => cell !== null);
    return (Number.isFinite(right) ? found[0] : found.at(-1)) ?? from;
  }
  const others = down > 0 ? rows.slice(row + 1) : rows.slice(0, row).reverse();
  const found = others.flatMap((cells) => cells[column] ?? []);
  return found[Math.min(Math.abs(down), found.length) - 1] ?? from;
}
