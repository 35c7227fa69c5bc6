export { renderBaseline } from './render.js';
export {
  entriesOf,
  updateBaseline,
  type BaselineEntry,
  type BaselinePolicy,
  type BaselineUpdate,
  type SubjectViolations,
} from './update.js';
