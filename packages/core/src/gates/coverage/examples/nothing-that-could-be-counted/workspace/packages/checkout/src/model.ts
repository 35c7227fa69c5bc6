// The model.
import type { Id } from "./id.js";

export interface Card {
  id: Id;
  kind: "gift" | "bank";
}

export type Cards =
  | readonly Card[]
  | { list: Card[] };
