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

export function saveText(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name.replace(/[^\p{L}\p{N}.,_ -]+/gu, '_');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
