/** What people read when the server has closed the line for good. */
import { t } from "./i18n";

export interface ClosedText {
  title: string;
  text: string;
}

/** The sentence for a reason; an unknown one falls back on the server's own words. */
export function closedText(closed: { reason: string; message?: string }): ClosedText {
  switch (closed.reason) {
    case "removed":
      return {
        title: t("You are no longer in this workshop"),
        text: t("The facilitator removed this device. What you wrote stays in the record. If it was a mistake, speak to them."),
      };
    case "door":
      return {
        title: t("The door is closed"),
        text: t("The facilitator lets nobody new in at the moment. Ask them to open the door, then try again."),
      };
    case "deleted":
      return {
        title: t("This workshop is gone"),
        text: t("Its facilitator deleted it. If that surprises you, ask them."),
      };
    case "signed_out":
      return {
        title: t("You are signed out"),
        text: t("You signed out in this browser, the password was changed, or this page is a week old. Sign in again, and go on where you were."),
      };
    case "no_token":
      return {
        title: t("This device is not known here"),
        text: t("Join the workshop again with its link or code. Your draft is kept."),
      };
    default:
      return {
        title: t("The connection is closed"),
        text: closed.message ?? t("Load the page again. Your draft is kept."),
      };
  }
}
