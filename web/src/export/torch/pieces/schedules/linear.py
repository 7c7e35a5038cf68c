def linear(base, t, start_factor, end_factor, total_iters):
    """torch.optim.lr_scheduler.LinearLR"""
    return base * (start_factor + (end_factor - start_factor) * min(t, total_iters) / total_iters)
