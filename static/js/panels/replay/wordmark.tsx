/** The name of the product, which leads back to where the reader came from. */
import { useTheatre } from "./context";

/** The mark, as in static/img/logo.svg. */
const STAR =
  "M32 2c2.3 17.5 5.1 24.4 8.1 26.4 2.2 1.5 9.8 2.4 21.9 3.6-12.1 1.2-19.7 2.1-21.9 3.6-3 2-5.8 8.9-8.1 26.4-2.3-17.5-5.1-24.4-8.1-26.4-2.2-1.5-9.8-2.4-21.9-3.6 12.1-1.2 19.7-2.1 21.9-3.6 3-2 5.8-8.9 8.1-26.4z";

export function Wordmark() {
  const { boot } = useTheatre();
  return <Mark href={boot.urls["back"] ?? "/"} />;
}

export function Mark({ href }: { href: string }) {
  return (
    <a class="wordmark" href={href}>
      <svg class="wordmark__star" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
        <path d={STAR} fill="currentColor" />
      </svg>
      Lodestar
    </a>
  );
}
