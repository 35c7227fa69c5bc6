export * from './discover-features.js';
export * from '../layout/expected.js';
export * from '../waivers/rows.js';
export * from './load-features.js';
export * from './naming.js';
export { isoDate, orderFeatures } from './feature-order.js';
export * from './feature-phase.js';
export { featuresOfProject, projectsOfFeature } from './touched-projects.js';
