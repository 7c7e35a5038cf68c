/** Saves the current run in the form that was chosen, a report when its words have been written; or opens what was saved. */
import type { LabCharts } from '../charts/lab-charts';
import type { RunForm } from '../charts/toolbar';
import { saveFile } from '../components/save-file';
import { FaultError } from '../engine/fault';
import { pageLab } from '../engine/page-lab';
import { DocumentFault } from '../experiment/document-fault';
import type { Run } from '../experiment/run';
import { csvPieces } from '../export/csv';
import { documentJson } from '../export/document-json';
import type { Lab } from '../lab';
import { settled } from '../lab/settled';
import type { HistoryColumns } from '../protocol';
import { choose } from './data/take';

type FileForm = Exclude<RunForm, 'report' | 'open'>;

const endings: { [form in FileForm]: string } = { csv: 'csv', json: 'json', torch: 'py' };

export async function saveRun(lab: Lab, form: RunForm, charts: LabCharts): Promise<void> {
  if (form === 'open') return choose(lab);
  // Pressed on a page that has just come, it is done when there is a run.
  await settled(lab);
  const { current: run } = lab;
  if (!run) return;
  if (form === 'report') {
    const { openReport } = await import('./report');
    return openReport(lab, run, charts);
  }
  try {
    const file = await fileOf(lab, run, form);
    if (file) saveFile(file, `${run.name}.${endings[form]}`);
  } catch (error) {
    if (!(error instanceof DocumentFault || error instanceof FaultError)) throw error;
    lab.fail(error.fault);
  }
}

/** Null when the run's history is gone, which the page has said. */
async function fileOf(lab: Lab, run: Run, form: FileForm): Promise<Blob | null> {
  if (form === 'json') {
    return new Blob([documentJson(run.experiment)], { type: 'application/json' });
  }
  const columns = await lab.historyOf(run.id);
  if (!columns) return null;
  return form === 'csv' ? csvOf(run, columns) : scriptOf(lab, run, columns);
}

async function csvOf({ info }: Run, columns: HistoryColumns): Promise<Blob> {
  // A long run's text is larger than a string may be.
  const pieces: Blob[] = [];
  for (const piece of csvPieces(info, columns)) {
    pieces.push(new Blob([piece]));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(pieces, { type: 'text/csv' });
}

async function scriptOf({ catalogue }: Lab, { info }: Run, columns: HistoryColumns) {
  const { isDrawn, torchScript } = await import('../export/torch/script');
  const { experiment } = info;
  const rows = isDrawn(experiment) ? null : await pageLab().ask('rows', { experiment }).result;
  const { schedules } = catalogue;
  const script = await torchScript({ info, columns, table: rows?.table ?? null, schedules });
  return new Blob([script], { type: 'text/x-python' });
}
