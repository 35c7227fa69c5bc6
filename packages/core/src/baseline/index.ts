export { renderBaseline } from '../judging/baseline-file.js';
export {
  entriesOf,
  updateBaseline,
  type BaselineEntry,
  type BaselinePolicy,
  type BaselineUpdate,
  type SubjectViolations,
} from '../judging/baseline-update.js';
