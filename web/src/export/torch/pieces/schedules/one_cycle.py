def one_cycle(
    base, t, pct_start, div_factor, final_div_factor, anneal_strategy, three_phase, cycle_momentum,
    base_momentum, max_momentum, max_lr=None,
):
    """torch.optim.lr_scheduler.OneCycleLR"""
    last, top = STEPS - 1, pct_start * STEPS - 1
    ends = [top, 2 * top if three_phase else last, last]

    def along(*values):
        start = 0
        for before, after, end in zip(values, values[1:], ends):
            if end > start and t <= end:
                x = (t - start) / (end - start)
                if anneal_strategy == "linear":
                    return before + (after - before) * x
                return after + (before - after) * (1 + math.cos(math.pi * x)) / 2
            start = end
        return values[-1]

    if cycle_momentum:
        momentum = along(max_momentum, base_momentum, max_momentum, max_momentum)
        for group in optimizer.param_groups:
            if "momentum" in group:
                group["momentum"] = momentum
            elif "betas" in group:
                group["betas"] = (momentum, group["betas"][1])
            elif "beta1" in group:
                group["beta1"] = momentum
    high = base if max_lr is None else max_lr
    low = high / div_factor
    final = low / final_div_factor
    return along(low, high, low if three_phase else final, final)
