def cosine(base, t, min_lr):
    """torch.optim.lr_scheduler.CosineAnnealingLR"""
    return min_lr + (base - min_lr) * (1 + math.cos(math.pi * t / STEPS)) / 2
