/** A table in the clipboard, as a file; null when the paste is for a field. */
export function pasted(event: ClipboardEvent): File | null {
  const { target, clipboardData } = event;
  if (target instanceof Element && target.closest('input, textarea, select')) return null;
  const file = clipboardData?.files[0];
  const text = clipboardData?.getData('text/plain') ?? '';
  if (!file && text.trim() === '') return null;
  event.preventDefault();
  return file ?? new File([text], '');
}
