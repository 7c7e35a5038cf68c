// Builds the guide into dist/: guide.html and guide.zh.html, from the text in web/guide/. What stands
// elsewhere is taken from there: commands and headers from the README, an optimizer from the core, the
// verdicts from their table.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { verdicts } from './guide-verdicts.mjs';
import { Failure, isMain, root, tool } from './process.mjs';

/** Vite takes its sheet and pictures from here. */
const folder = `${root}build/guide/`;

const languages = /** @type {const} */ ({
  en: {
    lang: 'en',
    file: 'guide.html',
    title: 'Descent Lab: a guide',
    description:
      'What Descent Lab shows of training neural networks, how to run, host and extend it, and what its lessons found.',
    contents: 'Contents',
    suffix: '',
    alt: 'The Train view: the recipe at the left, curves of loss, learning rate, accuracy and gradient norm in the middle, and at the right the two arms of a spiral as the network tells them apart.',
    name: 'English',
  },
  zh: {
    lang: 'zh-CN',
    file: 'guide.zh.html',
    title: 'Descent Lab：使用指南',
    description:
      'Descent Lab 展示神经网络训练的哪些方面，怎样运行、部署和扩展它，课程又得出了什么结论。',
    contents: '目录',
    suffix: '.zh',
    alt: '训练视图：左边是配方，中间是损失、学习率、准确率和梯度范数的曲线，右边是网络区分出来的螺旋两臂。',
    name: '中文',
  },
});

/** @param {string} path */
const read = (path) => readFileSync(root + path, 'utf8');

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Code wider than its place is scrolled, with the keyboard as well. @param {string} text */
const code = (text) => `<pre tabindex="0"><code>${escaped(text.trimEnd())}</code></pre>`;

/** The first block of a kind in a section of the README. @param {string} heading @param {string} kind */
function ofReadme(heading, kind) {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0];
  const block = section?.match(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's'))?.[1];
  if (block === undefined) throw new Failure(`The README has no ${kind} under "${heading}".`);
  return block;
}

/** @param {string} key of CITATION.cff */
const ofCitation = (key) =>
  read('CITATION.cff').match(new RegExp(`^[ -]*${key}: "?(.*?)"?$`, 'm'))?.[1] ?? '';

function citation() {
  const [author, title, version] = ['name', 'title', 'version'].map(ofCitation);
  return `<p class="cited">${escaped(`${author}. ${title}. Version ${version}.`)}</p>`;
}

/** One for each theme; that of the other is not fetched. @param {string} suffix @param {string} alt */
const picture = (suffix, alt) =>
  ['light', 'dark']
    .map(
      (theme) =>
        `<img class="for-${theme}" src="../../docs/train-${theme}${suffix}.webp" width="1280" height="800" loading="lazy" alt="${alt}">`,
    )
    .join('\n');

/** @param {string} template @param {Record<string, string>} values */
const fill = (template, values) =>
  template.replace(/\{\{([a-z-]+)\}\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new Failure(`The guide has nothing for ${name}.`);
    return value;
  });

/** @param {'en' | 'zh'} language */
async function page(language) {
  const own = languages[language];
  const otherLanguage = language === 'en' ? 'zh' : 'en';
  const other = languages[otherLanguage];
  const body = fill(read(`web/guide/${language}.html`), {
    picture: picture(own.suffix, own.alt),
    document: code(ofReadme('An experiment is a document', 'json')),
    embed: code(ofReadme('Embed', 'html')),
    nginx: code(ofReadme('Put it on a host', 'nginx')),
    optimizer: code(read('core/src/optimizers/lion.cpp')),
    verdicts: await verdicts(language),
    citation: citation(),
    licence: ofCitation('license'),
  });
  const headings = body.matchAll(/<section id="(.*?)">\s*<h2>(.*?)<\/h2>/g);
  const sections = [...headings].map(([, id, heading]) => `<a href="#${id}">${heading}</a>`);
  return fill(read('web/guide/page.html'), {
    ...own,
    body,
    sections: sections.join('\n'),
    'other-page': `${other.file}?lang=${otherLanguage}`,
    'other-lang': other.lang,
    'other-name': other.name,
  });
}

/** The site has been built. */
export async function buildGuide() {
  const { build } = await import('vite');
  mkdirSync(folder, { recursive: true });
  const inputs = [];
  for (const language of /** @type {const} */ (['en', 'zh'])) {
    const input = folder + languages[language].file;
    writeFileSync(input, await page(language));
    inputs.push(input);
  }
  await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    base: './',
    build: { outDir: `${root}dist`, emptyOutDir: false, rolldownOptions: { input: inputs } },
  });
}

if (isMain(import.meta.url)) await tool(buildGuide);
