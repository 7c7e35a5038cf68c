/** The dialog in which the lab report's words are written, and from which it is saved. */
import { html, render } from 'lit';
import '../../charts/dialog.css';
import type { LabCharts } from '../../charts/lab-charts';
import { chartKinds } from '../../charts/lines';
import { pictureOf, svgOf } from '../../charts/picture';
import { icon } from '../../components/icons';
import { saveFile } from '../../components/save-file';
import type { Run } from '../../experiment/run';
import type { Lab } from '../../lab';
import { linkTo } from '../../lab/link';
import { summary } from '../../lab/names';
import { recipeTable } from '../../lab/recipe-table';
import { canKeepWritten, keepWritten, readWritten, type Written } from '../../lab/report';
import { started } from '../../lab/run-list';
import { addMessages, list, t } from '../../locales';
import { report as sentences } from '../../locales/en/report';
import '../../styles/report.css';
import { reportHtml } from './html';

addMessages(sentences);

/** Opens the dialog for a run. */
export function openReport(lab: Lab, run: Run, charts: LabCharts): void {
  if (charts.querySelector('dialog.report')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'charts-dialog report';
  dialog.setAttribute('aria-labelledby', 'report-title');
  dialog.addEventListener('close', () => dialog.remove());
  let written = readWritten();
  const field = (name: keyof Written, input: (write: (event: Event) => void) => unknown) => {
    const write = ({ target }: Event) => {
      written = { ...written, [name]: (target as HTMLInputElement).value };
      keepWritten(written);
    };
    return html`<label><span>${t(`report.${name}`)}</span>${input(write)}</label>`;
  };
  const line = (name: 'heading' | 'author') =>
    field(
      name,
      (write) =>
        html`<input class="field" .value=${written[name]} maxlength="200" @input=${write} />`,
    );
  const save = async () => {
    const name = written.heading.trim() || t('report.title');
    const text = await textOf(lab, run, charts, written);
    saveFile(new Blob([text], { type: 'text/html' }), `${name}.html`);
    dialog.close();
  };
  render(
    html`<div class="charts-dialog-head">
        <h2 id="report-title">${t('report.title')}</h2>
        <button class="charts-tool" aria-label=${t('report.close')} @click=${() => dialog.close()}>
          ${icon('close')}
        </button>
      </div>
      <p>${t('report.help')}</p>
      <p>${t(canKeepWritten() ? 'report.isKept' : 'report.notKept')}</p>
      <div class="report-lines">${line('heading')}${line('author')}</div>
      ${field(
        'remarks',
        (write) =>
          html`<textarea class="field" rows="8" .value=${written.remarks} @input=${write}></textarea>`,
      )}
      <button type="button" class="btn solid" @click=${save}>${t('report.save')}</button>`,
    dialog,
  );
  charts.append(dialog);
  dialog.showModal();
}

async function textOf(lab: Lab, run: Run, charts: LabCharts, written: Written): Promise<string> {
  const { info, experiment } = run;
  const picture = pictureOf(chartKinds(run), charts.stage, charts.shown, charts);
  const parts = summary(experiment, info, lab.catalogue);
  const runs = lab.runs.filter((other) => started(other) && (other.visible || other.id === run.id));
  return reportHtml({
    written,
    language: document.documentElement.lang,
    date: new Date(),
    summary: list(parts.map(({ text }) => text)),
    recipe: recipeTable(info, lab.catalogue),
    charts: svgOf(picture) ?? '',
    runs: await Promise.all(
      runs.map(async (shown) => ({
        run: shown,
        colour: picture.scene.theme.runs[shown.color - 1] ?? '',
        link: await linkTo(shown.experiment),
      })),
    ),
  });
}
