import { html, svg } from 'lit';
import { t } from '../../locales';
import type { RunInfo } from '../../protocol';
import { classInWords } from './format';
import { pathData, type Shape, shapeOf } from './marks';

/** A point's sample; `hue` is the name of a class in model.css. */
export function sample(shape: Shape, hue: string, hollow = false) {
  return html`<svg class="model-mark ${hue}" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
    ${svg`<path class=${hollow ? 'is-hollow' : 'is-filled'} d=${pathData(shape)} />`}
  </svg>`;
}

/** Classes with their marks, and the hollow mark of test points. */
export function classLegend(info: RunInfo) {
  const classes = info.outputs;
  const hue = (index: number) =>
    classes > 2 ? `is-run-${(index % 6) + 1}` : index === 0 ? 'is-class-a' : 'is-class-b';
  return html`<ul class="model-legend">
    ${Array.from(
      { length: classes },
      (_, index) =>
        html`<li>${sample(shapeOf(index, classes), hue(index))}${classInWords(info, index)}</li>`,
    )}
    ${testSample()}
  </ul>`;
}

export function testSample() {
  return html`<li>${sample('circle', 'is-plain', true)}${t('model.testPoint')}</li>`;
}
