/** The whole view, for panels that look at several parts of it. The desk is drawn only once it is there. */
import type { View } from "../../wire";
import { usePart } from "../shared/session";

export function useView(): View {
  return usePart((view) => view) as View;
}
