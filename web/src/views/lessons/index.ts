/** Lessons: a claim, a comparison that is run here and now, and what the runs say to it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { Follow, LabElement } from '../../components/light';
import { progress } from '../../components/progress';
import { saveFile } from '../../components/save-file';
import { createPool } from '../../engine/page-pool';
import { lessonJson } from '../../export/lesson-json';
import { Lessons } from '../../lab/lessons';
import { perLab } from '../../lab/per-lab';
import type { AskedLesson } from '../../lessons/asked';
import { lessons } from '../../lessons/library';
import { overall } from '../../lessons/verdict';
import { addMessages, t } from '../../locales';
import { currentLanguage } from '../../locales/choose';
import { lessons as messages } from '../../locales/en/lessons';
import { lessonWords } from '../../locales/lessons';
import { faultWords } from '../../locales/words';
import { badge } from './answers';
import { sharedData } from './data';
import { list } from './list';
import { notes } from './notes';
import { setupPart } from './setup';
import '../../styles/views.css';
import '../../styles/lessons.css';

addMessages(messages);

const lessonsOf = perLab((lab) => new Lessons(lab, createPool()));

export class LabLessons extends LabElement {
  constructor() {
    super();
    new Follow(this, () => lessonsOf(this.lab));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    lessonsOf(this.lab).begin();
  }

  override render() {
    const state = lessonsOf(this.lab);
    const { lesson: asked, refusal } = state.asked;
    const fault = refusal ?? state.fault;
    return html`<div class="two-panes lessons">
      <div class="pane">${list(state, asked?.lesson.id ?? null)}</div>
      <div class="lesson-room">
        ${fault ? html`<p class="lesson-fault" role="alert">${faultWords(fault.message)}</p>` : nothing}
        ${asked ? this.#lesson(state, asked) : nothing}
      </div>
    </div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    lessonsOf(this.lab).leave();
  }

  override updated(): void {
    lessonsOf(this.lab).prepare();
  }

  #lesson(state: Lessons, asked: AskedLesson): TemplateResult {
    const { lesson } = asked;
    const words = lessonWords(lesson.id, currentLanguage());
    const its = lessons.filter(({ group }) => group === lesson.group);
    const { result } = state;
    const all = result && overall(result);
    const data = result && sharedData(result, { catalogue: state.lab.catalogue, words });
    return html`<article class="lesson">
      <div class="lesson-text">
        <p class="eyebrow">
          ${t('lessons.place', {
            group: t(`lessons.group.${lesson.group}`),
            place: its.indexOf(lesson) + 1,
            places: its.length,
          })}
        </p>
        <h1>${words.claim}</h1>
        ${words.text.map((text) => html`<p class="prose">${text}</p>`)}
        ${this.#transport(state, asked)}
        ${
          all
            ? html`<p class="lesson-overall" role="status">
                ${badge(all)}<span>${t(`lessons.overall.${all}`)}</span>
              </p>`
            : nothing
        }
        ${lesson.setups.map((setup, index) => setupPart(state, setup, index, words, !data))}
        <section aria-label=${t('lessons.flips')}>
          <h2>${t('lessons.flips')}</h2>
          ${words.flips.map((text) => html`<p class="prose">${text}</p>`)}
        </section>
      </div>
      ${notes(data, asked)}
    </article>`;
  }

  #transport(state: Lessons, { seeds }: AskedLesson): TemplateResult {
    const { running, ended, runs, result } = state;
    if (running) {
      return progress({
        label: t('lessons.progress'),
        part: runs > 0 ? ended / runs : 0,
        words: t('lessons.ended', { ended, runs }),
        stop: () => state.stop(),
      });
    }
    const isDone = result !== null && overall(result) !== null;
    return html`<div class="lesson-buttons">
      <button
        type="button"
        class="btn solid"
        id="run-lesson"
        @click=${() => (isDone ? state.renew() : void state.run())}
      >
        ${isDone ? t('lessons.again', { seeds }) : t('lessons.run')}
      </button>
      ${
        isDone
          ? html`<button type="button" class="btn ghost" @click=${() => this.#save(state)}>
              ${icon('save')}${t('lessons.json')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #save({ result }: Lessons): void {
    if (!result) return;
    const file = new Blob([lessonJson(result)], { type: 'application/json' });
    saveFile(file, `${result.lesson.id}.json`);
  }
}

customElements.define('lab-lessons', LabLessons);
