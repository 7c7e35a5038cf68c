/** The lab report: one HTML file without scripts, that needs nothing else. */
import { SECOND_DASH } from '../../charts/lines';
import { escapeXml } from '../../charts/svg-pen';
import type { Run } from '../../experiment/run';
import type { Written } from '../../lab/report';
import { list, t } from '../../locales';
import { formatLoss, formatPercent } from '../../locales/numbers';

export interface Report {
  written: Written;
  language: string;
  date: Date;
  /** The recipe in one line, and all of it. */
  summary: string;
  recipe: [heading: string, text: string][];
  /** An element `svg`. */
  charts: string;
  runs: readonly ReportedRun[];
}

export interface ReportedRun {
  run: Run;
  /** Of its line in the charts. */
  colour: string;
  /** To its experiment on the page. */
  link: string;
}

export function reportHtml(report: Report): string {
  const { written, language, date, summary, recipe, charts, runs } = report;
  const heading = escapeXml(written.heading || t('report.title'));
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
  const by = list([written.author, day].filter((text) => text !== ''));
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<p>${escapeXml(by)}</p>
</header>
<section>
<h2>${t('app.recipe')}</h2>
<p>${escapeXml(t('report.summary', { recipe: summary }))}</p>
<table class="recipe">
${recipe.map(([name, text]) => `<tr><th scope="row">${escapeXml(name)}</th><td>${escapeXml(text)}</td></tr>`).join('\n')}
</table>
</section>
<section>
<h2>${t('report.charts')}</h2>
<figure>
${charts}</figure>
</section>
<section>
<h2>${t('runs.title')}</h2>
${runTable(runs)}
</section>
${written.remarks.trim() === '' ? '' : `<section>\n<h2>${t('report.remarks')}</h2>\n${paragraphs(written.remarks)}\n</section>\n`}<section>
<h2>${t('report.again')}</h2>
<p>${t('report.documents')}</p>
${runs.map(again).join('\n')}
</section>
</body>
</html>
`;
}

const paragraphs = (text: string) =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(escapeXml).join('<br>')}</p>`)
    .join('\n');

/** What the page and the command line take to train a run again. */
function again(reported: ReportedRun): string {
  const { link, run } = reported;
  return `<h3>${nameOf(reported)}</h3>
<p><a href="${escapeXml(link)}">${t('report.open')}</a></p>
<pre>${escapeXml(JSON.stringify(run.experiment))}</pre>`;
}

/** Behind a sample of its line. */
function nameOf({ run: { name, dashed }, colour }: ReportedRun): string {
  const dash = dashed ? ` stroke-dasharray="${SECOND_DASH.join(' ')}"` : '';
  return `<svg class="sample" width="20" height="8" aria-hidden="true"><path d="M0 4h20" stroke="${escapeXml(colour)}" stroke-width="2.5"${dash}/></svg>${escapeXml(name)}`;
}

function runTable(runs: readonly ReportedRun[]): string {
  const classifies = runs.some(({ run }) => run.info.task === 'classification');
  const columns = [
    'report.run',
    'report.state',
    'report.trainLoss',
    'report.testLoss',
    ...(classifies ? (['report.trainAccuracy', 'report.testAccuracy'] as const) : []),
  ] as const;
  const head = columns.map((key) => `<th scope="col">${t(key)}</th>`).join('');
  const rows = runs.map((reported) => {
    const { run } = reported;
    const { trainLoss, testLoss, trainAccuracy, testAccuracy } = run.evaluation ?? unmeasured;
    const accuracies = [trainAccuracy, testAccuracy].map(formatPercent);
    const cells = [
      stateOf(run),
      formatLoss(trainLoss),
      formatLoss(testLoss),
      ...(classifies ? accuracies : []),
    ];
    const name = `<th scope="row">${nameOf(reported)}</th>`;
    return `<tr>${name}${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`;
  });
  return `<table class="runs">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

const unmeasured = {
  trainLoss: Number.NaN,
  testLoss: Number.NaN,
  trainAccuracy: Number.NaN,
  testAccuracy: Number.NaN,
};

function stateOf({ state, step }: Run): string {
  switch (state) {
    case 'diverged':
      return t('runs.diverged', { step });
    case 'finished':
      return t('report.finished', { step });
    case 'running':
      return t('runs.training', { step });
    default:
      return t('runs.paused', { step });
  }
}

const style = `
body { max-width: 54rem; margin: 3rem auto; padding: 0 1.5rem; color: #1c1c1a; background: #fff; font: 1rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
header p { margin: 0.25rem 0 0; color: #6b6962; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.125rem; }
h3 { margin: 1.5rem 0 0; font-size: 0.9375rem; }
section > p { margin: 0.5rem 0; max-width: 44rem; overflow-wrap: anywhere; }
figure { margin: 0 -1rem; }
figure svg { display: block; max-width: 100%; height: auto; }
.sample { margin-right: 0.625rem; vertical-align: middle; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.375rem 1rem 0.375rem 0; border-top: 1px solid #e4e2dc; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
.recipe th, thead th { color: #6b6962; }
.recipe th { width: 10rem; }
thead th { border-top: 0; overflow-wrap: normal; }
.runs tbody th { font-weight: 600; }
.runs :is(th, td):nth-child(n + 3) { padding-right: 0; text-align: right; }
a { color: #2559b2; }
pre { padding: 0.75rem 1rem; border-radius: 0.5rem; background: #f6f5f2; font-size: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
@page { margin: 18mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; } figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
