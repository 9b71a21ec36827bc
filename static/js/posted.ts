/** On a page that answers a form: whoever comes back to it later, by the browser's own button, is not asked
 * whether the form shall be sent again, but gets the form. */
history.replaceState(history.state, "", location.href);
