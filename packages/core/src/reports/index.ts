export { renderJson } from './json/report.js';
export { renderMatrix } from './terminal/matrix.js';
export type { RenderOptions } from './terminal/symbols.js';
export { renderTerminal } from './terminal/report.js';
