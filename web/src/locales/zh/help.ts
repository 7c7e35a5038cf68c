/** The core's help, in Chinese, by its English. */
export const help: Record<string, string> = {
  'Steps as long as the root of the average squared step over that of the average squared gradient.':
    '步长等于步的均方根与梯度的均方根之比。',
  'Length of a step: the base rate that the schedule scales.': '步长：学习率策略在此基础上缩放。',
  'Share of the past in both averages.': '两个平均里过去所占的份额。',
  "Added inside both roots: the first steps' length.": '加在两个根号里：决定最初几步的长度。',
  'L2 regularization: adds λw to the gradient.': 'L2 正则化：梯度加上 λw。',
  "Adam's divisor from row and column averages alone, with steps in proportion to the weights.":
    '只用行平均与列平均得到 Adam 的除数，步长与权重成比例。',
  "How the averages' memory grows with t: nearer to zero forgets faster.":
    '平均的记忆怎样随 t 增长：越接近零，忘得越快。',
  'Size that weights near zero count as, so that they can move.':
    '接近零的权重按这个尺度计，这样它们才能动。',
  'Largest root mean square of u before it is scaled down.': 'u 的均方根超过它就按比例缩小。',
  'Decoupled decay: every step shrinks the weights by the factor 1 − ηλ.':
    '解耦衰减：每一步把权重乘以 1 − ηλ。',
  "Divides each weight's step by the root of all its squared gradients so far.":
    '每个权重的步长除以它至今全部梯度平方和的根。',
  'Divides the rate by 1 + t times this.': '学习率除以 1 加上它与 t 的乘积。',
  'What s starts from: larger makes the first steps shorter.': 's 的初值：越大，最初几步越短。',
  'Added to the root, against division by zero.': '加到根上，防止除以零。',
  'Momentum divided by the root of the average squared gradient, each corrected for starting at zero.':
    '动量除以梯度平方平均的根，两者都为“从零开始”作修正。',
  'Share of the past in the average gradient m.': '平均梯度 m 里过去所占的份额。',
  'Share of the past in the average squared gradient v.': '平均梯度平方 v 里过去所占的份额。',
  'Makes up for m and v starting at zero; off, the first steps have the wrong length.':
    '补偿 m 和 v 从零开始；关掉时，最初几步的长度不对。',
  'Divides by the largest v so far, so that the step never grows again.':
    '除以至今最大的 v，步长因此不再变大。',
  'Adam that divides by a fading maximum of the gradient, not by a root of its square.':
    '一种 Adam：除以梯度的衰减最大值，而不是平方平均的根。',
  'How slowly the largest gradient fades.': '最大梯度衰减得多慢。',
  "Added to the gradient's size, against division by zero.": '加到梯度的大小上，防止除以零。',
  'Adam whose weight decay bypasses the division by the root of v.':
    '一种 Adam：权重衰减不经过除以 v 的根这一步。',
  'Plain descent with a falling rate, and an average of its path from t₀ on.':
    '学习率递减的普通下降，并从 t₀ 起对路径取平均。',
  'Evaluates and predicts with the average a; PyTorch leaves that to you.':
    '用平均权重 a 评估和预测；PyTorch 把这留给使用者。',
  'Updates before the average begins; until then it is the weights.':
    '开始平均之前的更新次数；在此之前平均就是权重本身。',
  'Shrinks the weights at every step and decides how the rate falls.':
    '每一步缩小权重，并决定学习率怎样下降。',
  'Power with which the rate falls.': '学习率按这个幂下降。',
  "Adam whose step is in proportion to each layer's own size; for large batches.":
    '一种 Adam：每层的步长与该层自身的大小成比例；用于大批量。',
  "Adds λw to Adam's step, before the ratio.": '在求比之前，给 Adam 的步加上 λw。',
  "Momentum whose step is in proportion to each layer's own size; for large batches.":
    '一种动量法：每层的步长与该层自身的大小成比例；用于大批量。',
  'Share of the last velocity that is kept.': '保留上一步速度的份额。',
  'How far a layer may move for its size, at a rate of 1.':
    '学习率为 1 时，一层相对自身大小可以移动多远。',
  "Added to the ratio's denominator.": '加到比值的分母上。',
  'L2 regularization, part of the ratio.': 'L2 正则化，计入比值。',
  "Steps of one length for every weight, in the direction of the momentum's sign.":
    '每个权重的步长都相同，方向取动量的符号。',
  'Share of the average in the direction of the step.': '步的方向里平均所占的份额。',
  'Share of the past in the average that is remembered.': '所记住的平均里过去所占的份额。',
  'Momentum whose matrices are made orthogonal, so that every direction moves alike; AdamW for biases.':
    '把动量矩阵正交化，使各个方向移动得一样多；偏置用 AdamW。',
  'Share of the past in the average gradient b.': '平均梯度 b 里过去所占的份额。',
  'Looks ahead: mixes the gradient at hand into the average.': '向前看：把当前梯度混入平均。',
  "By the matrix's shape, or so that steps are as long as AdamW's.":
    '按矩阵形状缩放，或使步长与 AdamW 相当。',
  'Newton–Schulz iterations towards the orthogonal matrix.':
    '逼近正交矩阵的 Newton–Schulz 迭代次数。',
  'Least length that a gradient is divided by.': '梯度所除的范数不小于它。',
  'AdamW on vectors: share of the past in the average gradient.':
    '用于向量的 AdamW：平均梯度里过去所占的份额。',
  'AdamW on vectors: share of the past in the squared gradient.':
    '用于向量的 AdamW：梯度平方里过去所占的份额。',
  'AdamW on vectors: added to the root.': '用于向量的 AdamW：加到根上。',
  "Adam that looks ahead as Nesterov's momentum does.": '像 Nesterov 动量那样向前看的 Adam。',
  'How soon the momentum reaches β₁ from half of it.': '动量从 β₁ 的一半升到 β₁ 有多快。',
  'Adam that steps carefully until its average squared gradient can be trusted.':
    '在梯度平方平均可信之前谨慎迈步的 Adam。',
  "Divides each weight's step by the root of a moving average of its squared gradient.":
    '每个权重的步长除以梯度平方滑动平均的根。',
  'Share of the past in the average of squared gradients.': '梯度平方的平均里过去所占的份额。',
  'Divides by the deviation: takes the squared mean gradient off v.':
    '除以标准差：从 v 里减去平均梯度的平方。',
  'A step length for each weight that grows while the gradient keeps its sign; for whole batches. Only the first rate counts.':
    '每个权重各有步长，梯度不变号时放大；用于整批训练。只有最初的学习率起作用。',
  "Factor on a step length when the gradient's sign changes.": '梯度变号时步长乘以它。',
  'Factor on a step length while the gradient keeps its sign.': '梯度不变号时步长乘以它。',
  'No step length falls below this.': '步长不低于它。',
  'No step length rises above this.': '步长不高于它。',
  'AdamW that averages its path in place of lowering the rate; judged at the average x.':
    '不降低学习率，而对路径取平均的 AdamW；在平均点 x 处评估。',
  'How near to the average x the gradient is taken.': '在离平均点 x 多近的地方取梯度。',
  'Decoupled decay: pulls z by γλw at every step.': '解耦衰减：每一步从 z 中减去 γλw。',
  'Steps against the gradient; momentum adds up what successive gradients agree on.':
    '逆着梯度走；动量把相继梯度一致的部分累加起来。',
  'Share of the last velocity that is kept: 0 is plain descent.':
    '保留上一步速度的份额：0 就是普通下降。',
  'Takes this share off each new gradient; equal to the momentum it makes the velocity a moving average.':
    '每个新梯度扣掉这一份额；与动量相等时，速度就是滑动平均。',
  'Looks ahead: uses g + μv in place of v. Needs momentum, no dampening.':
    '向前看：用 g + μv 代替 v。需要动量，且阻尼为零。',
  'Falls along half a cosine over the whole run: slowly, faster, slowly again.':
    '整个训练中沿半个余弦下降：先慢，后快，再慢。',
  'The rate at the end of the run.': '训练结束时的学习率。',
  'Steps over which the rate first climbs, in a straight line.': '学习率先沿直线上升这么多步。',
  'Climbs from η to the highest rate and back, over and over.':
    '从 η 升到最高学习率再降回，反复进行。',
  'The rate at the top of a cycle; η is the one at its foot.': '周期顶端的学习率；η 是底端的。',
  'Steps from the foot of a cycle to its top.': '从周期底端到顶端的步数。',
  "The cycles' height: all the same, halved each time, or shrinking by γ at every step.":
    '周期的高度：始终相同，每次减半，或每步按 γ 收缩。',
  'For exp_range: the height is multiplied by this at every step.':
    '用于 exp_range：高度每步乘以它。',
  'Multiplies the rate by γ at every step.': '每一步把学习率乘以 γ。',
  'What the rate is multiplied by at every step.': '学习率每步所乘的数。',
  'The same rate at every step.': '每一步学习率相同。',
  'Falls quickly at first and ever more slowly.': '起初降得快，之后越来越慢。',
  'How soon the fall begins: after about 1/γ steps.': '多久开始下降：大约 1/γ 步之后。',
  'How steeply the rate falls in the end.': '学习率最后降得多陡。',
  "Falls as one over the root of the step; with a warm-up, the Transformer's.":
    '按步数的平方根反比下降；加上预热就是 Transformer 的策略。',
  'Steps before the fall begins; those of the warm-up when it is not set.':
    '开始下降之前的步数；不设则取预热的步数。',
  'Goes in a straight line from s times η to e times η.': '沿直线从 s 倍 η 变到 e 倍 η。',
  'What η is multiplied by at first.': '开始时 η 所乘的数。',
  'What η is multiplied by in the end.': '最后 η 所乘的数。',
  'Steps that the change takes; the whole run when it is not set.':
    '变化历时的步数；不设则为整个训练。',
  'Multiplies the rate by γ at each of the given steps.': '在给定的各步把学习率乘以 γ。',
  'What the rate is multiplied by at each milestone.': '在每个里程碑学习率所乘的数。',
  'Steps at which the rate drops, in ascending order.': '学习率下降的各步，从小到大。',
  'Up to a high rate once and down to almost none, the momentum going the other way.':
    '升到高学习率一次，再降到几乎为零，动量反向变化。',
  "The rate at the top; the optimizer's η when it is not set.":
    '顶端的学习率；不设则为优化器的 η。',
  'Share of the run in which the rate climbs.': '学习率上升阶段占训练的份额。',
  'The first rate is the highest divided by this.': '起始学习率等于最高学习率除以它。',
  'The last rate is the first divided by this.': '最终学习率等于起始学习率除以它。',
  'Along half cosines or straight lines.': '沿半个余弦或直线。',
  'Down to the first rate as fast as up, and only then to the last.':
    '先以同样的速度降回起始学习率，再降到最终学习率。',
  "Moves the optimizer's momentum or β₁ against the rate.":
    '让优化器的动量或 β₁ 与学习率反向变化。',
  'The momentum where the rate is highest.': '学习率最高时的动量。',
  'The momentum at the start and the end.': '开始和结束时的动量。',
  'Rates that you set at steps that you choose.': '在自选的步上自定学习率。',
  'Steps and the rates there, in the order of the steps.': '各步及其学习率，按步的先后。',
  'A straight line to the next point, or a jump when it comes.':
    '沿直线到下一点，或到下一点时跳变。',
  'Lowers the rate when the evaluated loss has stopped falling.':
    '评估的损失不再下降时降低学习率。',
  'What the rate is multiplied by.': '学习率所乘的数。',
  'Evaluations without a better loss that are let pass.': '容忍多少次评估没有更好的损失。',
  'Which evaluated loss is watched.': '看哪一个评估损失。',
  'How much better a loss must be to count.': '损失要好多少才算数。',
  'A share of the best loss, or a difference.': '最好损失的一个份额，或一个差值。',
  'Evaluations after a cut that do not count.': '降低之后不计的评估次数。',
  'The rate is never lowered below this.': '学习率不会低于它。',
  'Cuts smaller than this are left out.': '比它小的降低不做。',
  'Falls to the end rate exactly at the last step.': '恰好在最后一步降到终点学习率。',
  '1 is a straight line; larger falls earlier.': '1 为直线；越大降得越早。',
  'The rate that is reached at the end.': '最后达到的学习率。',
  'Falls along a cosine, then jumps back to η, each cycle longer than the last.':
    '沿余弦下降，然后跳回 η，每个周期比上一个长。',
  'Steps of the first cycle.': '首个周期的步数。',
  'Each cycle is this many times as long as the last.': '每个周期是上一个的这么多倍长。',
  'The rate at the end of a cycle.': '周期结束时的学习率。',
  'An S-curve around step s: falls when γ is negative, rises when it is positive.':
    '以第 s 步为中心的 S 形曲线：γ 为负则下降，为正则上升。',
  'Negative falls from η to 0; positive rises from 0 to η.':
    '为负时从 η 降到 0；为正时从 0 升到 η。',
  'The step at which the rate is half of η.': '学习率等于 η 一半的那一步。',
  'Multiplies the rate by γ after every s steps.': '每过 s 步把学习率乘以 γ。',
  'What the rate is multiplied by at each drop.': '每次下降时学习率所乘的数。',
  'Steps between two drops.': '两次下降之间的步数。',
  'Stays at η and comes down only in the last part of the run.':
    '停在 η，只在训练的最后一段降下来。',
  'Share of the run over which the rate comes down.': '学习率下降阶段占训练的份额。',
  'A straight line, half a cosine, or one less a root.': '直线、半个余弦，或 1 减平方根。',
  'For two classes and one output: the logarithm of the odds of class 1.':
    '用于两个类别、一个输出：输出是类别 1 的对数几率。',
  'How much more a row of class 1 counts than one of class 0.':
    '类别 1 的样本比类别 0 的多算几倍。',
  'Minus the logarithm of the probability given to the right class.':
    '赋给正确类别的概率的负对数。',
  'Share of the target that is spread evenly over all classes.': '目标里均匀分给所有类别的份额。',
  'Cross-entropy that counts rows which are already right for less.':
    '已经分对的样本少算一些的交叉熵。',
  'How much less; 0 is plain cross-entropy.': '少算多少；0 就是普通的交叉熵。',
  'Zero once the right class leads every other by the margin.':
    '正确类别领先其他类别达到间隔后为零。',
  'How far the right class has to lead.': '正确类别须领先多少。',
  'Squared for small errors, absolute for large ones.': '误差小时取平方，大时取绝对值。',
  'The error at which it turns from squared to absolute.': '误差到多少由平方转为绝对值。',
  'Mean absolute error over rows and outputs: outliers weigh no more than others.':
    '对样本和输出取平均的绝对误差：离群值不会更重。',
  "Mean squared error over rows and outputs; for classes against the one-hot target, which makes its gradient C times smaller than the sum's.":
    '对样本和输出取平均的平方误差；分类时与独热目标相比，因此梯度是求和时的 C 分之一。',
  "What the model's outputs pass through before they are compared with a one-hot target.":
    '模型输出与独热目标比较之前所经过的函数。',
  'Mean over the outputs, as PyTorch, or their sum: a gradient C times as large.':
    '像 PyTorch 那样对输出取平均，或求和：梯度是前者的 C 倍。',
  'Like ReLU above 0; saturates at −α below, so that means stay near 0.':
    '0 以上同 ReLU；0 以下趋于 −α，使均值保持在 0 附近。',
  'How far below 0 it goes.': '在 0 以下到多深。',
  'Scales each value by the chance that a normal variable is below it.':
    '每个值乘以正态变量小于它的概率。',
  "The exact distribution, or the paper's tanh in its place.":
    '精确的分布，或论文中代替它的 tanh。',
  'ReLU with a small slope on the negative side, so that no unit dies.':
    '负侧留有小斜率的 ReLU，单元不会死亡。',
  'Slope for negative values.': '负值处的斜率。',
  'No bend: layers collapse into one linear map.': '没有弯折：各层合成一个线性映射。',
  'Passes what is positive; a unit that is never positive is dead.':
    '只让正值通过；从不为正的单元就死了。',
  'An S-curve from 0 to 1; its slope is at most a quarter.':
    '从 0 到 1 的 S 形曲线；斜率至多四分之一。',
  'A smooth ReLU that dips a little below 0.': '平滑的 ReLU，略低于 0。',
  'A smooth ReLU that is never quite 0.': '平滑的 ReLU，永远略大于 0。',
  'Larger comes closer to ReLU.': '越大越接近 ReLU。',
  'Above this the line itself is used, so that e^(βz) cannot overflow.':
    '超过它就直接用直线，使 e^(βz) 不会溢出。',
  'An S-curve from −1 to 1 that saturates on both sides.': '从 −1 到 1 的 S 形曲线，两侧饱和。',
  'Keeps the variance steady forwards and backwards: for tanh and sigmoid.':
    '前向与反向都保持方差：用于 tanh 和 sigmoid。',
  'Keeps the variance steady through ReLU, which halves it.': 'ReLU 会使方差减半，它把方差保持住。',
  'Keeps the variance steady through units that are near linear.': '经过近似线性的单元时保持方差。',
  'The same range in every layer, whatever its width.': '每层同一范围，不论宽度。',
  'Weights lie between −r and r.': '权重在 −r 与 r 之间。',
  'Every unit of a layer stays the same: nothing distinguishes them.':
    '同一层的单元始终相同：没有什么能把它们区分开。',
  'Malignant or benign, told by thirty measurements of cell nuclei.':
    '由细胞核的三十项测量判断恶性或良性。',
  'Sixteen squares of two colours: needs many units.': '两色的十六个方格：需要许多单元。',
  'Rows in all, training and test together.': '样本总数，训练与测试合计。',
  'Deviation of the noise on both coordinates; a square has side 0.5.':
    '两个坐标上噪声的标准差；方格边长 0.5。',
  'A disc inside a ring: no straight line parts them.': '圆盘在圆环里：没有直线能把它们分开。',
  'Deviation of the noise on both coordinates; the ring has radius 1.':
    '两个坐标上噪声的标准差；圆环半径为 1。',
  '1,797 handwritten digits of 8 by 8 pixels.': '1,797 个手写数字，8 乘 8 像素。',
  '4,000 grey pictures of clothes, 28 by 28 pixels.': '4,000 张衣物灰度图，28 乘 28 像素。',
  'Two round clouds: a straight line parts them as well as anything can.':
    '两团圆形的点云：直线已是最好的分界。',
  'Deviation of each cloud; their centres are 1.4 apart.': '每团点云的标准差；中心相距 1.4。',
  'Three species of iris told by four measurements of the flower.':
    '由花的四项测量区分三种鸢尾花。',
  'Two half circles that reach into each other.': '两个互相嵌入的半圆。',
  'Deviation of the noise on both coordinates; the half circles have radius 1.':
    '两个坐标上噪声的标准差；半圆半径为 1。',
  'Three species told by four measurements; rows with a missing one are left out.':
    '由四项测量区分三种企鹅；缺测的行不用。',
  'Six bumps of alternating sign.': '正负交替的六个鼓包。',
  'Deviation of the noise on y, which spans about −1 to 1.':
    'y 上噪声的标准差；y 约在 −1 到 1 之间。',
  'A tilted plane: linear regression is enough.': '一个倾斜的平面：线性回归就够了。',
  'Deviation of the noise on y, which spans −1 to 1.': 'y 上噪声的标准差；y 在 −1 到 1 之间。',
  'One input, one output: the fit can be watched as a curve.':
    '一个输入，一个输出：拟合可以当作曲线来看。',
  'Two arms wound into each other: hard for a small network.':
    '两条互相缠绕的旋臂：对小网络来说很难。',
  'Deviation of the noise on both coordinates; the arms end at radius 1.':
    '两个坐标上噪声的标准差；旋臂止于半径 1。',
  'Opposite quadrants belong together.': '相对的象限属于同一类。',
  'Deviation of the noise on both coordinates; quadrants have side 1.':
    '两个坐标上噪声的标准差；象限边长为 1。',
  'Share of the rows that are trained on; the rest tests.': '用于训练的样本份额；其余用于测试。',
  'Shift and scale each column to mean 0 and deviation 1 in training.':
    '平移和缩放每一列，使其在训练集上均值为 0、标准差为 1。',
  'How many units the layer has.': '这一层有多少个单元。',
  'Shifts and scales each unit to mean 0 and variance 1 over the batch, in front of the activation (Ioffe & Szegedy 2015).':
    '在激活函数之前，把每个单元在批内平移和缩放到均值 0、方差 1（Ioffe 与 Szegedy，2015）。',
  'Share of the units that each training step leaves out (Srivastava et al. 2014).':
    '每个训练步丢掉的单元份额（Srivastava 等，2014）。',
  'Adds λ₁·sign(w) to the gradient of the weights: pulls small ones to zero.':
    '权重的梯度加上 λ₁·sign(w)：把小权重拉到零。',
  'Adds λ₂·w to the gradient of the weights: pulls large ones in.':
    '权重的梯度加上 λ₂·w：把大权重拉回来。',
  'Shrinks the weights by the factor 1 − ηλ at every step, past the optimizer.':
    '绕过优化器，每一步把权重乘以 1 − ηλ。',
  'Scales the gradient down to this length when it is longer.': '梯度范数超过它时，按比例缩到它。',
  'Cuts every entry of the gradient off at plus and minus this.': '梯度的每个分量截到正负这个值。',
  'Training rows in one update.': '一次更新所用的训练样本数。',
  'A fresh order in every epoch; else the order of the file.':
    '每轮重新打乱顺序；否则按文件的顺序。',
  "Leave out an epoch's last batch when it is short.": '一轮的最后一批不足时舍去。',
  'Decides the data drawn, the split, the initial weights and the order of rows.':
    '决定生成的数据、训练与测试的划分、初始权重和样本顺序。',
  'Updates in the run.': '训练的更新次数。',
  'Passes through the training rows, in place of steps.': '遍历训练样本的次数，代替步数。',
  'Steps between two evaluations on the whole training and test sets.':
    '在整个训练集和测试集上两次评估之间的步数。',

  // Instruments
  "The share of each hidden layer's units that pass next to no gradient back for any training row: dead ReLUs, saturated tanh and sigmoid. Under a squared error of squashed outputs also the share of rows that are wrong and cannot move.":
    '每个隐藏层里，对任何训练样本都几乎不传回梯度的单元所占的份额：死亡的 ReLU，饱和的 tanh 与 sigmoid。若输出经压缩后取平方误差，还包括分错而又推不动的样本所占的份额。',
  'Steps between two readings. The first is before step 0, one more behind the last.':
    '两次读取之间的步数。第一次在第 0 步之前，最后一步之后还有一次。',
  'A derivative below it counts as none.': '导数低于它就当作没有。',
  'The rate that Adam and its kin have left for each parameter once they have divided by its length: quantiles over all of them.':
    'Adam 一类的优化器除以各参数自己的尺度之后，给每个参数剩下的学习率：取所有参数的分位数。',
  'Whether two gradients in a row point the same way: 1 on a straight path, 0 where noise decides, below 0 where steps overshoot and turn back.':
    '相继两个梯度是否同向：走直线时为 1，由噪声决定时为 0，冲过头又折回时小于 0。',
  "How much single rows' gradients scatter around their mean. A batch much smaller than this number mostly follows noise; a larger one hardly learns more from a step. Exact, row by row; with normalized layers estimated from two batch sizes.":
    '单个样本的梯度在均值周围散得多开。批大小远小于它时，多半跟着噪声走；比它大得多时，每一步也多学不到什么。逐个样本精确计算；有归一化层时由两种批大小估计。',
  "The steepest curvature of the training loss, and the threshold above which a step overshoots along it: 2/η for gradient descent, (2 + 2μ)/η with momentum, (2 + 2μ)/((1 + 2μ)η) with Nesterov's, and for Adam and its kin, of the curvature divided by their own lengths, (2 + 2β₁)/((1 − β₁)η). Without dropped units; with normalized layers by differences of gradients.":
    '训练损失最陡的曲率，以及超过后步子会冲过头的阈值：梯度下降为 2/η，动量为 (2 + 2μ)/η，Nesterov 动量为 (2 + 2μ)/((1 + 2μ)η)；Adam 一类则看除以各自尺度后的曲率，阈值为 (2 + 2β₁)/((1 − β₁)η)。不含随机失活；有归一化层时用梯度之差计算。',
  'Training rows the loss is taken over, at most; evenly spaced among all.':
    '计算损失所用训练样本的上限；在全部样本中均匀选取。',
  'Products with the Hessian that a reading may take. It ends before where the value stands to 0.05 %; what it has after all of them is a lower bound.':
    '一次读取最多做多少次与 Hessian 的乘积。数值稳定到 0.05% 就提前结束；做满时所得是下界。',
  "How much of its length one update changes in each layer's weights. Around 0.001 is usual; far less moves nothing, far more forgets what was learnt.":
    '一次更新相对改变了每层权重范数的多少。通常在 0.001 左右；小得多就什么都推不动，大得多就忘掉学过的东西。',

  // Surfaces
  'Plains between steep walls: where the gradient is small, its size should not count.':
    '陡壁之间的平原：梯度小的地方，它的大小不该起作用。',
  'Four minima, equally deep: the start and the optimizer decide which one is found.':
    '四个同样深的最小点：找到哪一个由起点和优化器决定。',
  'Flatter than a saddle: in the middle the curvature vanishes with the gradient.':
    '比鞍面更平：在中间曲率和梯度一起消失。',
  'A bowl full of dents: most descents end in the nearest one.':
    '满是凹坑的碗：多数下降停在最近的坑里。',
  'How deep the dents are: small ones a momentum rolls over.': '坑有多深：浅的坑，动量可以滚过去。',
  'A long valley with steep sides: the longer it is, the slower plain descent.':
    '两侧陡峭的狭长山谷：越长，普通下降越慢。',
  'How many times as steep it is across as along: descent needs a rate below 2/κ.':
    '横向比纵向陡多少倍：下降需要学习率小于 2/κ。',
  'Turns the ravine, in degrees: out of the axes no parameter is steep by itself.':
    '把峡谷转过多少度：离开坐标轴后，没有哪个参数单独是陡的。',
  'A flat, bent valley: quickly found, slowly followed.': '又平又弯的山谷：找到得快，走得慢。',
  'How steep the sides of the valley are.': '山谷两侧有多陡。',
  'Flat in the middle and no minimum there: how long does an optimizer stay?':
    '中间平坦而没有最小点：优化器会停留多久？',
  'Six minima in three pairs: only the middle pair is the lowest.':
    '六个最小点成三对：只有中间一对最低。',
  'Four minima, unequally deep: the first one found need not be the lowest.':
    '四个深浅不一的最小点：先找到的未必最低。',
  'Deviation of the normal noise on both parts of every gradient: what a mini-batch does.':
    '每个梯度的两个分量上正态噪声的标准差：小批量带来的效果。',
  // What a reading costs
  'A pass forward through all training rows a reading.': '每次读数：全部训练样本前向一遍。',
  'A pass forward and back through all training rows a reading.':
    '每次读数：全部训练样本前向、反向各一遍。',
  'Two batches forward and back a reading.': '每次读数：两个批次前向、反向各一遍。',
  'Ten to sixty products a reading, each about three passes forward and back through its rows.':
    '每次读数：十到六十次乘积，每次约等于其样本前向、反向三遍。',
  'A copy of the parameters a reading: next to nothing.': '每次读数：复制一份参数，几乎不花时间。',
  "A look at the optimizer's memory a reading: next to nothing.":
    '每次读数：看一眼优化器的记忆，几乎不花时间。',
};
