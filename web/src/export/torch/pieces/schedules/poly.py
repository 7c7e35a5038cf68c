def polynomial(base, t, power, end_lr):
    """torch.optim.lr_scheduler.PolynomialLR, with an end of its own"""
    return end_lr + (base - end_lr) * (1 - t / STEPS) ** power
