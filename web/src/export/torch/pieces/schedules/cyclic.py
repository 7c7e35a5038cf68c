def cyclic(base, t, max_lr, step_size, mode, gamma):
    """torch.optim.lr_scheduler.CyclicLR"""
    cycle = math.floor(1 + t / (2 * step_size))
    height = max(0, 1 - abs(t / step_size - 2 * cycle + 1))
    if mode == "triangular2":
        height /= 2 ** (cycle - 1)
    if mode == "exp_range":
        height *= gamma**t
    return base + (max_lr - base) * height
