import type { recipe as english } from '../en/recipe';

export const recipe = {
  'recipe.data': '数据',
  'recipe.dataAndModel': '数据与模型',
  'recipe.generated': '生成的',
  'recipe.bundled': '实测的',
  'recipe.ownTable': '你自己的表格…',
  'recipe.inline': '链接里的数据',
  'recipe.given': '给定的值',
  'recipe.rows': '{train} 个训练样本，{test} 个测试样本',
  'recipe.classes': '{features} → {classes} 个类别',
  'recipe.regression': '{features} → 一个数',

  'recipe.model': '模型',
  'recipe.layers': '各层',
  'recipe.inputs': '输入',
  'recipe.outputs': '输出',
  'recipe.addLayer': '加一层（+）',
  'recipe.removeLayer': '删除',
  'recipe.layerIs': '第 {layer} 层：{width} 个单元',
  'recipe.layerWith': '第 {layer} 层：{text}',
  'recipe.layerWidth': '第 {layer} 层的单元数',
  'recipe.activation': '激活函数',
  'recipe.init': '初始权重',

  'recipe.loss': '损失',
  'recipe.optimizer': '优化器',
  'recipe.schedule': '学习率策略',
  'recipe.shapes': '按形状选策略',

  'recipe.length': '训练长度',
  'recipe.steps': '步',
  'recipe.epochs': '轮',
  'recipe.newSeed': '换一个随机种子',
  'recipe.batchOf': '批大小 {size}',

  'recipe.notSet': '未设置',
  'recipe.live': '训练时可以改。',
  'recipe.foot': '训练时可以改。点名称可看说明。',
  'recipe.waits': '配方已改动。',
  'recipe.goesOn': '训练照原样继续。',
  'recipe.restart': '重新开始以使用新配方',
  'recipe.discard': '撤销',

  'recipe.changes': '手动改动',
  'recipe.changeAt': '在第 {step} 步：{what}',
  'recipe.clearChanges': '把这些改动从配方里去掉',
} satisfies Record<keyof typeof english, string>;
