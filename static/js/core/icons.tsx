/** The few signs of the interface, drawn on a 24-pixel grid in the colour of the text around them.
 * A sign stands beside its word, or has a `label` for readers. */
import type { ComponentChildren } from "preact";

export interface IconProps {
  label?: string;
}

function Icon({ label, filled = false, children }: IconProps & { filled?: boolean; children: ComponentChildren }) {
  const named = label === undefined ? { "aria-hidden": "true" as const } : { role: "img" as const, "aria-label": label };
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="1.25em"
      height="1.25em"
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...named}
    >
      {children}
    </svg>
  );
}

/** A sign of one stroke. */
function drawn(path: string) {
  return (props: IconProps) => (
    <Icon {...props}>
      <path d={path} />
    </Icon>
  );
}

const STAR = "M12 3l2.6 5.9 6.4.7-4.8 4.3 1.4 6.3L12 17l-5.6 3.2 1.4-6.3L3 9.6l6.4-.7z";
const TURNS = { right: "", down: "rotate(90 12 12)", left: "rotate(180 12 12)", up: "rotate(270 12 12)" };

export function Star({ filled = false, ...props }: IconProps & { filled?: boolean }) {
  return (
    <Icon {...props} filled={filled}>
      <path d={STAR} />
    </Icon>
  );
}

export function Arrow({ to = "right", ...props }: IconProps & { to?: keyof typeof TURNS }) {
  return (
    <Icon {...props}>
      <path d="M4 12h16m-6-6 6 6-6 6" transform={TURNS[to]} />
    </Icon>
  );
}

export const Check = /* @__PURE__ */ drawn("M4 12.5 9.5 18 20 7");
export const Clock = /* @__PURE__ */ drawn("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2");
export const Hand = /* @__PURE__ */ drawn("M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V6a1.5 1.5 0 0 1 3 0v6V9a1.5 1.5 0 0 1 3 0v6a6 6 0 0 1-6 6h-1.5a6 6 0 0 1-4.7-2.3L4 14.2a1.5 1.5 0 0 1 2.3-1.9z");
export const Undo = /* @__PURE__ */ drawn("M8 5 3.5 9.5 8 14M4 9.5h10a6 6 0 0 1 0 12h-3");
export const People = /* @__PURE__ */ drawn("M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5");
export const Pencil = /* @__PURE__ */ drawn("M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.7zM14 6.5l3.5 3.5");
export const Comment = /* @__PURE__ */ drawn("M4 5h16v11h-9l-4.5 4v-4H4z");
export const Close = /* @__PURE__ */ drawn("M6 6l12 12M18 6 6 18");
export const Plus = /* @__PURE__ */ drawn("M12 5v14M5 12h14");
export const Minus = /* @__PURE__ */ drawn("M5 12h14");
export const List = /* @__PURE__ */ drawn("M4 6.5h16M4 12h16M4 17.5h9");
export const Qr = /* @__PURE__ */ drawn("M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM20 14v2M18 18h2v2M14 20h1");
export const Download = /* @__PURE__ */ drawn("M12 4v11m-5-5 5 5 5-5M4 20h16");
export const Play = /* @__PURE__ */ drawn("M7 4.5v15l12-7.5z");
export const Pause = /* @__PURE__ */ drawn("M8 5v14M16 5v14");
export const Step = /* @__PURE__ */ drawn("M6 5v14l9-7zM18.5 5v14");
export const Link = /* @__PURE__ */ drawn("M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5");
