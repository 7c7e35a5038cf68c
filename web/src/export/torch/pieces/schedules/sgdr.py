def sgdr(base, t, t_0, t_mult, min_lr):
    """torch.optim.lr_scheduler.CosineAnnealingWarmRestarts"""
    start, length = 0, t_0
    while t >= start + length:
        start, length = start + length, length * t_mult
    return min_lr + (base - min_lr) * (1 + math.cos(math.pi * (t - start) / length)) / 2
