/** A QR code as large as the screen, for a lecture hall. */
import { html, render } from 'lit';
import { icon } from '../../components/icons';
import { t } from '../../locales';
import { codeOf, drawCode } from './qr';

export function showCode(link: string, around: HTMLElement): void {
  const code = codeOf(link);
  if (code === null) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'qr-screen';
  dialog.setAttribute('aria-label', t('share.code'));
  const leave = () => {
    // With Escape the screen is left first.
    if (document.fullscreenElement === null) dialog.close();
  };
  dialog.addEventListener('fullscreenchange', leave);
  dialog.addEventListener('close', () => {
    if (document.fullscreenElement === dialog) void document.exitFullscreen();
    dialog.remove();
  });
  render(
    html`${drawCode(code, t('share.code'))}
      <p>${new URL(link).host}${new URL(link).pathname}</p>
      <button type="button" class="btn" @click=${() => dialog.close()}>
        ${icon('close')}${t('share.close')}
      </button>`,
    dialog,
  );
  around.append(dialog);
  dialog.showModal();
  // Where that is not allowed, it fills the window.
  dialog.requestFullscreen?.().catch(() => {});
}
