export { renderJson } from './json.js';
export { renderMatrix } from './matrix.js';
export type { RenderOptions } from './symbols.js';
export { renderTerminal } from './terminal.js';
