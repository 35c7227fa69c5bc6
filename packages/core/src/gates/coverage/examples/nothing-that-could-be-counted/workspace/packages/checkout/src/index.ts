export * from "./cards.js";
export {
  type Card,
} from "./model.js";
