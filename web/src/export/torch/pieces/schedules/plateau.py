class Plateau:
    """torch.optim.lr_scheduler.ReduceLROnPlateau"""

    def __init__(self, factor, patience, metric, threshold, threshold_mode, cooldown, min_lr, eps):
        self.knobs = factor, patience, threshold, threshold_mode, cooldown, min_lr, eps
        self.metric = metric
        self.share, self.best, self.bad, self.resting = 1, math.inf, 0, 0

    def observe(self, base, train_loss, test_loss):
        factor, patience, threshold, threshold_mode, cooldown, min_lr, eps = self.knobs
        loss = train_loss if self.metric == "train_loss" or math.isnan(test_loss) else test_loss
        relative = threshold_mode == "rel"
        if loss < (self.best * (1 - threshold) if relative else self.best - threshold):
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.resting > 0:
            self.resting, self.bad = self.resting - 1, 0
        if self.bad > patience:
            rate = base * self.share
            lower = max(rate * factor, min_lr)
            if rate - lower > eps:
                self.share = lower / base
            self.bad, self.resting = 0, cooldown

    def __call__(self, base, t):
        return base * self.share
