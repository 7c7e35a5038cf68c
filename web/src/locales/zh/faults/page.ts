/** What goes wrong with the page's own parts of a document, its links and its engine. See core.ts. */
export const page: Record<string, string> = {
  // Parts of a document
  'seeds are counted by sweep.seeds': '随机种子的个数由 sweep.seeds 决定',
  'has no values': '没有值',
  'expected a path such as optimizer.lr': '应为路径，例如 optimizer.lr',
  'makes {} runs where at most {} are allowed': '会有 {1} 次训练，最多允许 {2} 次',
  '{} (with {})': '{1}（当 {2}）',
  '{} is not even twice from, {}': '{1} 还不到 from（{2}）的两倍',
  'The range test from seed {} on finds no rate that learns.':
    '从种子 {1} 开始的范围测试没有找到学得动的学习率。',

  'names nothing': '什么也没有列出',
  '{} characters are more than {}': '{1} 个字符，超过了 {2} 个',
  'needs one of above and below': '上下界限须有且只有一个',
  '{} is no accuracy; those are from 0 to 1': '{1} 不是准确率：准确率在 0 到 1 之间',
  'no accuracy is {} {}': '没有这样的准确率：{1} {2}',
  "{} is above {}, the run's last step": '{1} 大于训练的最后一步 {2}',
  'is no result code: those begin with DL1.': '不是结果码',
  'is missing: there is nothing to check': '缺失：没有可检查的任务',
  'holds no result': '不包含结果',
  'is damaged or incomplete': '已损坏或不完整',
  '{} is none of {}': '没有 {1}；可用的有 {2}',

  // Links
  'This link is damaged or incomplete: it holds no experiment.':
    '链接已损坏或不完整：里面没有实验。',
  'not an object': '不是对象',
  'too long': '太长',

  // Files
  'unexpected {} at line {}, column {}': '第 {2} 行第 {3} 列不应出现 {1}',
  'it ends too soon, at line {}, column {}': '在第 {1} 行第 {2} 列过早结束',
  'is nested too deep, at line {}, column {}': '嵌套太深，在第 {1} 行第 {2} 列',
  'has too long a text, at line {}, column {}': '文本太长，在第 {1} 行第 {2} 列',
  'is too large for an experiment: at most {} MB': '作为实验太大：最多 {1} MB',

  // The engine
  'This browser has no WebAssembly, or it is switched off; the training engine needs it.':
    '浏览器没有 WebAssembly，或者关闭了它；训练引擎需要它。',
  'This browser has no web workers; the training engine runs in one.':
    '浏览器没有 web worker；训练引擎要在其中运行。',
  'This browser has no web workers; the lab runs in one.':
    '浏览器没有 web worker；实验室要在其中运行。',
  '{} could not be loaded: {}.': '{1}没能加载：{2}。',
  '{} could not be started: its file is damaged, or a content policy forbids WebAssembly. ({})':
    '{1}没能启动：文件已损坏，或者内容安全策略禁止 WebAssembly。（{2}）',
  '{} could not be started: its worker is missing, or was blocked by a content policy or an extension.':
    '{1}没能启动：它的 worker 缺失，或者被内容安全策略或扩展程序拦截。',
  '{} could not be started: its worker is missing, or was blocked by a content policy or an extension ({}).':
    '{1}没能启动：它的 worker 缺失，或者被内容安全策略或扩展程序拦截（{2}）。',
  'The training engine stopped: {}.': '训练引擎停止了：{1}。',
  '{} stopped: {}. Training goes on.': '{1}停止了：{2}。训练继续进行。',
  'This run was lost when the training engine stopped; load it again.':
    '训练引擎停止时丢失了这次训练；请重新载入。',
  'This run is gone from the engine; load it again.': '引擎里已经没有这次训练；请重新载入。',
  'This run is kept for comparison only; load it again to train it.':
    '这次训练只保留作比较；要训练它，请重新载入。',
  'This run has not been at step {}.': '这次训练没有到过第 {1} 步。',
  'There is no step left to fork at the end of a run.': '训练已到终点，没有剩下的步可以分叉。',
};

/** Where the place is no setting, but a result code that was handed in. */
export const codes: Record<string, string> = {
  'code: is missing': '缺少结果码',
  'code: is no result code: those begin with DL1.': '不是结果码：结果码以 DL1. 开头',
  'code: holds no result': '结果码不包含结果',
  'code: is damaged or incomplete': '结果码已损坏或不完整',
};

/** What a message is put together with, where it is nothing but that. */
export const nouns: Record<string, string> = {
  'The training engine': '训练引擎',
  'The lab': '实验室',
  'What encodes tables': '编码表格的部分',
  'no reason given': '没有给出原因',
  'an object': '对象',
  'a list': '列表',
  'a list of names': '由名称组成的列表',
  'a list of numbers': '由数组成的列表',
  'a list of whole numbers': '由整数组成的列表',
  'a list of rows of numbers': '由数的行组成的列表',
  'a list of [step, value] pairs': '由 [步, 值] 组成的列表',
  'a list of layers': '由层组成的列表',
  'a list of changes': '由改动组成的列表',
  'a list of instruments': '由仪表组成的列表',
  'a list of racers': '由选手组成的列表',
  'a list of texts': '由文本组成的列表',
  'a list of values': '由值组成的列表',
  'two numbers, x and y': '两个数 x 和 y',
  'a name': '名称',
  'a name or an object': '名称或对象',
  'a number': '数',
  'a whole number': '整数',
  'a whole number or an object': '整数或对象',
  'a whole number above 0': '大于 0 的整数',
  'a whole number from 0': '不小于 0 的整数',
  'a text': '文本',
  'true or false': ' true 或 false',
  'classification or regression': ' classification 或 regression',
  '64 digits from 0 to f': '64 个 0 到 f 的数字',
  'a date as 2026-11-27 or 2026-11-27T12:30:00Z': '日期，例如 2026-11-27 或 2026-11-27T12:30:00Z',
  'in the order': '次序中的类别',
  'a category': '类别',
};
