/**
 * What the core refuses, in Chinese, by its English: `{}` is whatever was put in, `{1}` the first of
 * it. Words that stand in the document itself, as `regression`, stay as they are.
 */
export const core: Record<string, string> = {
  // Any setting
  'is missing': '缺失',
  '{} is missing': '缺少 {1}',
  'expected {}, found {}': '应为{1}，却是 {2}',
  'expected a finite number': '应为有限的数',
  'expected a pair [step, value], found {} number': '应为一对 [步, 值]，却是 {1} 个数',
  'expected a pair [step, value], found {} numbers': '应为一对 [步, 值]，却是 {1} 个数',
  '{} is above {}': '{1} 大于上限 {2}',
  '{} is below {}': '{1} 小于下限 {2}',
  '{} is not above {}': '{1} 应大于 {2}',
  '{} is not below {}': '{1} 应小于 {2}',
  '{} is not a whole number': '{1} 不是整数',
  '{} is too large for a whole number': '{1} 太大，不能作为整数',
  '{} is too large; float32 ends at {}': '{1} 太大：float32 最大到 {2}',
  '{} is unknown; choose one of {}': '没有 {1}；可选 {2}',
  '{} is unknown; this is version 1': '不认识版本 {1}；这里是版本 1',
  'unknown; expected one of {}': '不认识；可用的有 {1}',
  'unknown; {} has {}': '不认识；{1} 的设置有 {2}',
  'unknown; {} has no settings{}': '不认识；{1} 没有设置',
  'nests too deeply': '嵌套太深',
  'there is not enough memory for this experiment': '内存不够做这个实验',
  'no such knob is declared': '没有这个设置',
  'is of another type, or not set': '类型不同，或没有设置',
  'there is no such entry': '没有这一项',

  // Schedules
  'has no points': '没有点',
  'must be in ascending order': '必须从小到大排列',
  '{} is not above {}, the step before it': '{1} 应大于它前面的一步 {2}',

  // Optimizers and losses
  'is above step_max': '大于 step_max',
  'needs a momentum above 0 and a dampening of 0': '要求动量大于 0，阻尼为 0',
  'is lost on {}; use optimizer.weight_decay': '对 {1} 不起作用；请用 optimizer.weight_decay',
  '{} does not go with {}': '{1} 不能与 {2} 一起用',
  '{} is for {} classes; the data have {}': '{1} 用于 {2} 个类别；数据有 {3} 个',

  // Data
  '{}: its table was not given': '{1}：没有给出它的表格',
  'its table was not given': '没有给出它的表格',
  'its table has the wrong shape': '它的表格形状不对',
  'has no rows': '没有行',
  'has no columns': '没有列',
  'has {} values where x has {} rows': '有 {1} 个值，而 x 有 {2} 行',
  'has {} numbers where row 0 has {}': '有 {1} 个数，而第 0 行有 {2} 个',
  'has {} columns where data.train.x has {}': '有 {1} 列，而 data.train.x 有 {2} 列',
  '{} is not a class from 0 to {}': '{1} 不是 0 到 {2} 的类别',
  'does not go with {}': '不能与 {1} 一起用',

  // Model and batch
  'has no layers': '没有层',
  'has {} layers where at most {} are allowed': '有 {1} 层，最多允许 {2} 层',
  'has {} layers where the model has {}': '有 {1} 层，而模型有 {2} 层',
  'is {} by {} where the layer is {} by {}': '大小为 {1}×{2}，而该层为 {3}×{4}',
  'has {} values where the layer has {} units': '有 {1} 个值，而该层有 {2} 个单元',
  'makes {} parameters where at most {} are allowed': '会有 {1} 个参数，最多允许 {2} 个',
  '{} is above {}, the number of training rows': '{1} 大于训练样本数 {2}',
  '{} rows through {} units make {} numbers where at most {} are allowed':
    '{1} 个样本通过 {2} 个单元会产生 {3} 个数，最多允许 {4} 个',
  '{} leaves a last batch of one row, whose variance batch normalization in model.hidden[{}] cannot take':
    '取 {1} 时最后一批只有一个样本，model.hidden[{2}] 的批归一化无法求方差',
  '{} is a batch of one row, whose variance batch normalization in model.hidden[{}] cannot take':
    '{1} 是只有一个样本的批，model.hidden[{2}] 的批归一化无法求方差',

  // Length and changes
  'steps is given as well; keep one of them': '同时给出了 steps；请只保留一个',
  '{} is before the change above': '{1} 在上一个改动之前',
  'changes neither optimizer nor schedule': '既没有改优化器，也没有改学习率策略',
  'cannot change while a run goes on': '训练进行时不能改',

  // Instruments and losses side by side
  'has {} instruments where at most {} are allowed': '有 {1} 个仪表，最多允许 {2} 个',
  '{} is in the list twice': '{1} 在列表里出现了两次',
  'needs a network with a hidden layer': '需要有隐藏层的网络',
  'is for adam, adamw, adamax, rmsprop and adagrad; {} has one rate for all parameters':
    '用于 adam、adamw、adamax、rmsprop 和 adagrad；{1} 的所有参数共用一个学习率',
  'holds up to {} vectors of {} parameters, where at most {} fit':
    '要保存 {1} 个向量，各有 {2} 个参数；最多放得下 {3} 个',
  'nobody has told the lab the second derivative of {}': '还没有告诉实验室 {1} 的二阶导数',
  'there are no test rows': '没有测试样本',
  '{} is above {}, the last row of the {} set': '{1} 大于 {3} 集的最后一行 {2}',

  // Surfaces
  'does not go with surface, which is descended with optimizer, schedule and steps':
    '不能与 surface 一起用：曲面只用 optimizer、schedule 和 steps 来下降',
  'has no racers': '没有选手',
  'has {} racers where at most {} can race': '有 {1} 个选手，最多允许 {2} 个',
  'muon needs weight matrices; a surface has two numbers': 'muon 需要权重矩阵；曲面只有两个数',
  '{} is above {}, the longest race': '{1} 大于最长的比赛 {2}',

  // Landscapes
  'makes {} parameters where a landscape takes at most {}':
    '会有 {1} 个参数，损失地形最多允许 {2} 个',
  'one update makes no plane; train for longer, or choose random in landscape.plane':
    '一次更新构不成平面；请训练更久，或在 landscape.plane 选 random',
  'diverges at its first step: it has no path': '第一步就发散了：没有路径',
  'pca needs three marks, and the run made {} before it ended; choose random':
    'pca 需要三个标记，训练结束前只有 {1} 个；请选 random',
  'the run never moved; choose random': '训练没有移动过；请选 random',
  'the run went along a straight line, which many planes hold; choose random':
    '训练沿一条直线走，包含它的平面有很多；请选 random',
  'weights so few, or all zero, have no two directions; choose pca':
    '权重太少或全为零，没有两个方向；请选 pca',
};
