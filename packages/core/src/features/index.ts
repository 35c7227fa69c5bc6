export * from './discover.js';
export * from './expected.js';
export * from './ledger.js';
export * from './load.js';
export * from './naming.js';
export { isoDate, orderFeatures } from './order.js';
export * from './phase.js';
export { featuresOfProject, projectsOfFeature } from './projects.js';
