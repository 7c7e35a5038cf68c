/** `descent catalog`: everything the core knows, as Markdown or as JSON. */
import type { Catalogue, DatasetEntry, Entry, Knob, LossEntry } from '../src/experiment/catalogue';
import { parse } from './arguments';
import { loadCore } from './engine';
import { writeOutput } from './output';
import { UsageError } from './usage';

export async function catalog(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { json: { type: 'boolean' } });
  if (positionals.length > 0)
    throw new UsageError('catalog takes no file: descent catalog [--json]');
  const catalogue = (await loadCore()).catalogue();
  const text = values.json ? `${JSON.stringify(catalogue, null, 2)}\n` : markdown(catalogue);
  await writeOutput('-', [text]);
  return 0;
}

function markdown(catalogue: Catalogue): string {
  const section = (title: string, entries: Entry[]) => [`## ${title}`, ...entries.map(entry)];
  return `${[
    '# Catalogue',
    `What the core, version ${catalogue.version}, knows. A knob left out of a document takes its default.`,
    ...section('Optimizers', catalogue.optimizers),
    ...section('Schedules', catalogue.schedules),
    ...section('Losses', catalogue.losses),
    ...section('Activations', catalogue.activations),
    ...section('Initializers', catalogue.initializers),
    ...section('Data sets', catalogue.datasets),
    '## Knobs of every run',
    table(
      ['knob', ...knobHeader],
      [
        ...catalogue.run.map((knob) => [code(knob.name), ...knobCells(knob)]),
        ...catalogue.data.map((knob) => [code(`data.${knob.name}`), ...knobCells(knob)]),
        ...catalogue.batch.map((knob) => [code(`batch.${knob.name}`), ...knobCells(knob)]),
      ],
    ),
  ].join('\n\n')}\n`;
}

function entry(item: Entry | LossEntry | DatasetEntry): string {
  const parts = [`### \`${item.name}\`: ${item.label}`, [item.help, ...facts(item)].join('  \n')];
  if (item.formula) parts.push(`\`\`\`math\n${item.formula}\n\`\`\``);
  if (item.source) parts.push(`Source: ${item.source}.`);
  if (item.knobs.length > 0) {
    const rows = item.knobs.map((knob) => [code(knob.name), ...knobCells(knob)]);
    parts.push(table(['knob', ...knobHeader], rows));
  }
  return parts.join('\n\n');
}

function facts(item: Entry | LossEntry | DatasetEntry): string[] {
  if ('kind' in item) {
    const size = `${item.features} ${item.features === 1 ? 'feature' : 'features'}`;
    const answers = item.task === 'classification' ? `${item.classes} classes` : 'regression';
    return [`${size}, ${answers}, ${item.kind}${item.licence ? `, ${item.licence}` : ''}.`];
  }
  return 'tasks' in item ? [`For ${item.tasks.join(' and ')}.`] : [];
}

const knobHeader = ['default', 'range', 'meaning'];

function knobCells(knob: Knob): string[] {
  const set = knob.default === null ? 'none' : code(JSON.stringify(knob.default));
  return [set, range(knob), knob.live ? `${knob.help} May change while it runs.` : knob.help];
}

function range({ type, min, max, minOpen, maxOpen, choices }: Knob): string {
  if (type === 'boolean') return 'true or false';
  if (type === 'choice') return choices.map((choice) => code(JSON.stringify(choice))).join(', ');
  const bounds: string[] = [];
  if (min !== null) bounds.push(`${minOpen ? '>' : '≥'} ${min}`);
  if (max !== null) bounds.push(`${maxOpen ? '<' : '≤'} ${max}`);
  return [type, bounds.join(' and ')].join(' ').trim();
}

function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
