/** The code that puts what is open into a page of one's own. */
import { html, type TemplateResult } from 'lit';
import { segments } from '../../components/segments';
import { embedCode } from '../../experiment/embed-code';
import type { Embedding } from '../../lab/embedding';
import { t } from '../../locales';
import './copy-field';
import { partChecks } from './parts';

/** `link`: empty until it is made. */
export function embedPane(embedding: Embedding, link: string): TemplateResult {
  const code = link && embedCode(link, embedding);
  if (code === null) return html`<p class="note">${t('share.noAddress')}</p>`;
  const { form, language, theme } = embedding;
  const forms = [
    { value: 'element', text: t('share.element') },
    { value: 'frame', text: 'iframe' },
  ] as const;
  const languages = [
    { value: '', text: t('share.reader') },
    { value: 'en', text: 'English' },
    { value: 'zh', text: '中文' },
  ] as const;
  const themes = [
    { value: '', text: t('share.reader') },
    { value: 'light', text: t('share.light') },
    { value: 'dark', text: t('share.dark') },
  ] as const;
  return html`<div class="hand-out">
    <p>${t('share.embedHelp')}</p>
    <fieldset>
      ${named(
        t('share.form'),
        segments(t('share.form'), forms, form, (value) => embedding.set({ form: value })),
      )}
      ${named(
        t('share.language'),
        segments(t('share.language'), languages, language, (value) =>
          embedding.set({ language: value }),
        ),
      )}
      ${named(
        t('share.theme'),
        segments(t('share.theme'), themes, theme, (value) => embedding.set({ theme: value })),
      )}
    </fieldset>
    ${partChecks(embedding)}
    <lab-copy-field
      .label=${t('share.embedCode')}
      .text=${code}
      .button=${t('share.copyCode')}
      .rows=${8}
    ></lab-copy-field>
  </div>`;
}

const named = (name: string, choice: TemplateResult) =>
  html`<div class="hand-out-choice"><span aria-hidden="true">${name}</span>${choice}</div>`;
