import { canAsk, confirm } from './ask.js';

/** Asks a question where a person can be asked; elsewhere the answer is yes. */
export function confirmIfPossible(question: string): Promise<boolean> {
  return canAsk() ? confirm(question) : Promise.resolve(true);
}
