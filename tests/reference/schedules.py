"""The learning-rate schedules as closed forms: lr(t) from the knobs, the base rate η and T.

t counts updates from 0 and T (`steps`) is the length of the run. Past the end of a run every
schedule still gives a finite rate that is not negative.
"""

import math


def learning_rate(schedule, base, t, steps, observed=()):
    """`observed` are the evaluations so far, as (step, loss); only plateau looks at them."""
    if schedule["name"] == "plateau":
        rate = plateau(schedule, base, [loss for at, loss in observed if at <= t])
    else:
        rate = FORMULAS[schedule["name"]](schedule, base, t, steps)
    warmup = schedule.get("warmup_steps", 0)
    return rate * (t + 1) / warmup if t < warmup else rate


def fixed(k, base, t, steps):
    return base


def step(k, base, t, steps):
    return base * k["gamma"] ** (t // k["step_size"])


def multistep(k, base, t, steps):
    return base * k["gamma"] ** sum(milestone <= t for milestone in k["milestones"])


def exp(k, base, t, steps):
    return base * k["gamma"] ** t


def inv(k, base, t, steps):
    return base * (1 + k["gamma"] * t) ** -k["power"]


def poly(k, base, t, steps):
    remaining = max(0, 1 - t / steps)
    return k["end_lr"] + (base - k["end_lr"]) * remaining ** k["power"]


def sigmoid(k, base, t, steps):
    x = k["gamma"] * (t - k["step_size"])
    # The two forms are equal; each is used where its exponential cannot overflow.
    return base / (1 + math.exp(-x)) if x >= 0 else base * math.exp(x) / (1 + math.exp(x))


def cyclic(k, base, t, steps):
    cycle = math.floor(1 + t / (2 * k["step_size"]))
    x = abs(t / k["step_size"] - 2 * cycle + 1)
    scale = {
        "triangular": lambda: 1,
        "triangular2": lambda: 2.0 ** -(cycle - 1),
        "exp_range": lambda: k["gamma"] ** t,
    }[k["mode"]]()
    return base + (k["max_lr"] - base) * max(0, 1 - x) * scale


def sgdr(k, base, t, steps):
    start, length = 0, k["t_0"]
    while t >= start + length:
        start, length = start + length, length * k["t_mult"]
    phase = (t - start) / length
    return k["min_lr"] + (base - k["min_lr"]) * (1 + math.cos(math.pi * phase)) / 2


def cosine(k, base, t, steps):
    min_lr = k.get("min_lr", 0)
    if t > steps:
        return min_lr
    return min_lr + (base - min_lr) * (1 + math.cos(math.pi * t / steps)) / 2


def linear(k, base, t, steps):
    start, end = k.get("start_factor", 1), k.get("end_factor", 0)
    total = k.get("total_iters", steps)
    return base * (start + (end - start) * min(t, total) / total)


def inverse_sqrt(k, base, t, steps):
    timescale = k.get("timescale", max(1, k.get("warmup_steps", 0)))
    return base * math.sqrt(timescale / max(t + 1, timescale))


def wsd(k, base, t, steps):
    min_lr, length = k.get("min_lr", 0), steps * k.get("decay_fraction", 0.2)
    u = min(1, max(0, (t - (steps - length)) / length))
    left = {
        "linear": 1 - u,
        "cosine": (1 + math.cos(math.pi * u)) / 2,
        "sqrt": 1 - math.sqrt(u),
    }[k.get("decay", "linear")]
    return min_lr + (base - min_lr) * left


def piecewise(k, base, t, steps):
    points = k.get("points", [[0, 0.1], [500, 0.1], [1000, 0.01]])
    if t <= points[0][0]:
        return points[0][1]
    for (start, before), (end, after) in zip(points, points[1:]):
        if t < end:
            constant = k.get("interpolation", "linear") == "constant"
            return before if constant else before + (after - before) * (t - start) / (end - start)
    return points[-1][1]


def one_cycle(k, base, t, steps):
    high = k.get("max_lr", base)
    low = high / k.get("div_factor", 25)
    final = low / k.get("final_div_factor", 1e4)
    three = k.get("three_phase", False)
    return _one_cycle_curve(k, t, steps, [low, high, low, final] if three else [low, high, final])


def one_cycle_momentum(k, t, steps):
    """What replaces momentum, or beta1, before update t; nothing without cycle_momentum."""
    if not k.get("cycle_momentum", True):
        return None
    low, high = k.get("base_momentum", 0.85), k.get("max_momentum", 0.95)
    three = k.get("three_phase", False)
    return _one_cycle_curve(k, t, steps, [high, low, high, high] if three else [high, low, high])


def _one_cycle_curve(k, t, steps, values):
    """From each value to the next, in phases that end where torch.optim's OneCycleLR ends them."""
    share = k.get("pct_start", 0.3)
    ends = [share * steps - 1, steps - 1]
    if k.get("three_phase", False):
        ends.insert(1, 2 * share * steps - 2)
    t, start, x = min(t, steps - 1), 0, 1
    for end, before, after in zip(ends, values, values[1:]):
        if end != start and (t <= end or end is ends[-1]):  # a phase of no length is skipped
            x = (t - start) / (end - start)
            break
        start = end
    # Where even the last phase has no length, its end holds: x = 1.
    if k.get("anneal_strategy", "cos") == "linear":
        return before + (after - before) * x
    return after + (before - after) / 2 * (1 + math.cos(math.pi * x))


def plateau(k, base, losses):
    """The rate after these evaluations: cut when more than `patience` in a row bring no gain."""
    threshold, relative = k.get("threshold", 1e-4), k.get("threshold_mode", "rel") == "rel"
    rate, best, bad, cooling = base, math.inf, 0, 0
    for loss in losses:
        if loss < (best * (1 - threshold) if relative else best - threshold):
            best, bad = loss, 0
        else:
            bad += 1
        if cooling > 0:
            cooling, bad = cooling - 1, 0
        if bad > k.get("patience", 5):
            lower = max(rate * k.get("factor", 0.1), k.get("min_lr", 0))
            if rate - lower > k.get("eps", 1e-8):
                rate = lower
            bad, cooling = 0, k.get("cooldown", 0)
    return rate


FORMULAS = {
    formula.__name__: formula
    for formula in (
        fixed, step, multistep, exp, inv, poly, sigmoid, cyclic, sgdr,
        cosine, linear, inverse_sqrt, wsd, piecewise, one_cycle, plateau,
    )
}
