/** One line of a tree that is to be drawn. */
export interface TreeItem {
  /** Relative to the root that is drawn, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'dir';
  /** Written behind `#`; null for none. */
  readonly comment: string | null;
}

interface TreeNode {
  readonly name: string;
  kind: 'file' | 'dir';
  comment: string | null;
  readonly children: Map<string, TreeNode>;
}

/**
 * Draws a source tree as plan.md shows it: the root with its whole path on a line of its own, everything below it
 * with branches, comments in one column. Directories on the way to an item need no item of their own.
 * @param root path of the root, relative to the workspace; `.` draws the items without a root line
 */
export function drawTree(root: string, items: readonly TreeItem[]): string {
  const top: TreeNode = { name: root, kind: 'dir', comment: null, children: new Map() };
  for (const item of items) {
    place(top, item);
  }
  const lines: { text: string; comment: string | null }[] = [];
  if (root !== '.') {
    lines.push({ text: `${root}/`, comment: null });
  }
  drawChildren(top, '', lines);
  const width = Math.max(...lines.map((line) => [...line.text].length));
  return lines
    .map(({ text, comment }) =>
      comment === null ? text : `${text}${' '.repeat(width - [...text].length)}  # ${comment}`,
    )
    .join('\n');
}

function place(top: TreeNode, item: TreeItem): void {
  let node = top;
  for (const name of item.path.split('/')) {
    let next = node.children.get(name);
    if (next === undefined) {
      next = { name, kind: 'dir', comment: null, children: new Map() };
      node.children.set(name, next);
    }
    node = next;
  }
  node.kind = item.kind;
  node.comment = item.comment;
}

function drawChildren(
  node: TreeNode,
  indent: string,
  lines: { text: string; comment: string | null }[],
): void {
  const children = [...node.children.values()];
  children.forEach((child, index) => {
    const last = index === children.length - 1;
    const mark = child.kind === 'dir' ? '/' : '';
    lines.push({ text: `${indent}${last ? '└── ' : '├── '}${child.name}${mark}`, comment: child.comment });
    drawChildren(child, `${indent}${last ? '    ' : '│   '}`, lines);
  });
}
