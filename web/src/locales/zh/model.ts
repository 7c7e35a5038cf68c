import type { model as english } from '../en/model';

export const model = {
  'model.title': '模型表现',
  'model.class': '类别 {name}',
  'model.noTestRows': '没有可显示的：数据没有留下测试样本。',
  'model.testPoint': '测试点',
  'model.pointAtMap': '指向地图即可读数，或选中它再用方向键。',
  'model.pointRight': '{place}：{name}，正确',
  'model.pointWrong': '{place}：{name}，错误',
  'model.notFinite': '模型的输出不再是有限数。',
  'model.regionsLabel': '第 {step} 步时 {names} 的决策区域。',
  'model.accuracyLabel': '测试准确率 {share}。',
  'model.wrongOf': '{total} 个里错 {wrong} 个',
} satisfies Record<keyof typeof english, string>;
