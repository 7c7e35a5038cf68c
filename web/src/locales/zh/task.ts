import type { task as english } from '../en/task';

export const task = {
  'task.label': '任务',
  'task.target': '{quantity}{side} {bound}',
  'task.within': '{within} 步以内{target}',
  'task.above': '高于',
  'task.below': '低于',
  'task.test_accuracy': '测试准确率',
  'task.train_accuracy': '训练准确率',
  'task.test_loss': '测试损失',
  'task.train_loss': '训练损失',
  'task.best': '目前最接近的是第 {step} 步的 {value}',
  'task.none': '尚未测量',
  'task.reached': '“{name}”在第 {step} 步达到目标。',
  'task.code': '结果码',
  'task.copyCode': '复制结果码',
  'task.hand': '请交上这个代码：它包含整次训练，可以据此重新训练。',
  'task.kept': '浏览器会保存这个代码。',
  'task.forget': '重新开始',
  'task.forgetHelp': '忘掉这个结果；下一次达到目标时会得到新的结果码',
} satisfies Record<keyof typeof english, string>;
