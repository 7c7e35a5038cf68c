/** What is asked of the browser around the page. */

/** Whether the text is in the clipboard now: a frame of another site may not reach it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
