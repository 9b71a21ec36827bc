/** The page that stands on the wall, of so many. Pages turn by themselves, until the facilitator turns
 * one; the desk hears which it is. */
import { useEffect, useRef, useState } from "preact/hooks";
import { usePart, useRoom } from "../shared/session";

const PAGE_MS = 10_000;

/** 0 is the first. */
export function usePage(pages: number): number {
  const turned = usePart((_view, _mine, live) => live.turned);
  const [page, setPage] = useState(0);
  const most = useRef(pages);
  most.current = pages;
  const alone = turned === undefined;
  useEffect(() => {
    if (pages < 2 || !alone) return undefined;
    const timer = setInterval(() => setPage((now) => (now + 1) % most.current), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages < 2, alone]);
  useEffect(() => {
    if (turned !== undefined) setPage(turned);
  }, [turned]);
  // What has become shorter begins anew.
  const shown = page < pages ? page : 0;
  useEffect(() => {
    if (shown !== page && alone) setPage(shown);
  }, [shown, page, alone]);
  useTold(shown, pages);
  return shown;
}

/** Told where there are pages, and once more when there are none any longer. */
function useTold(page: number, pages: number): void {
  const { connection } = useRoom();
  const up = connection.up.value;
  const told = useRef(false);
  useEffect(() => {
    if (!up || (pages < 2 && !told.current)) return;
    told.current = pages > 1;
    connection.tell("shows", { page, pages });
  }, [up, page, pages, connection]);
  useEffect(
    () => () => {
      if (told.current) connection.tell("shows", { page: 0, pages: 1 });
    },
    [connection],
  );
}
