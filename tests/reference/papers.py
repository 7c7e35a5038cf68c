"""Optimizers that PyTorch 1.13 does not have, written plainly from their papers.

Each `update` changes the tensor w in place, given its gradient g; `s` keeps what it remembers of
this tensor, `k` holds the knobs, and s["k"] counts this tensor's updates from 1.
"""

import math

import torch
from torch import optim


class Rule(optim.Optimizer):
    def __init__(self, parameters, **knobs):
        unknown = knobs.keys() - self.knobs.keys()
        if unknown:
            raise ValueError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        super().__init__(parameters, {**self.knobs, **knobs})

    @torch.no_grad()
    def step(self):
        group = self.param_groups[0]
        for w in group["params"]:
            state = self.state[w]
            if not state:
                state["k"] = 0
                self.start(w, state)
            state["k"] += 1
            self.update(w, w.grad, state, group)

    def start(self, w, s):
        """By default a first and a second moment."""
        s["m"], s["v"] = torch.zeros_like(w), torch.zeros_like(w)


class UncorrectedAdam(Rule):
    """Kingma & Ba 2015, Algorithm 1, without its division by 1 − β^k."""

    knobs = {"lr": 0.001, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0,
             "amsgrad": False}

    def update(self, w, g, s, k):
        g = self.decay(w, g, k)
        s["m"] = k["beta1"] * s["m"] + (1 - k["beta1"]) * g
        s["v"] = k["beta2"] * s["v"] + (1 - k["beta2"]) * g**2
        s["largest"] = torch.maximum(s.get("largest", s["v"]), s["v"])
        v = s["largest"] if k["amsgrad"] else s["v"]
        w -= k["lr"] * s["m"] / (v.sqrt() + k["eps"])

    def decay(self, w, g, k):
        return g + k["weight_decay"] * w


class UncorrectedAdamW(UncorrectedAdam):
    """Loshchilov & Hutter 2019, Algorithm 2, in the form of torch.optim.AdamW."""

    knobs = {**UncorrectedAdam.knobs, "weight_decay": 0.01}

    def decay(self, w, g, k):
        w *= 1 - k["lr"] * k["weight_decay"]
        return g


class Lion(Rule):
    """Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", Algorithm 2."""

    knobs = {"lr": 0.001, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0}

    def update(self, w, g, s, k):
        c = k["beta1"] * s["m"] + (1 - k["beta1"]) * g
        s["m"] = k["beta2"] * s["m"] + (1 - k["beta2"]) * g
        w -= k["lr"] * (c.sign() + k["weight_decay"] * w)


class Lars(Rule):
    """You, Gitman & Ginsburg 2017, "Large Batch Training of Convolutional Networks", Algorithm 1.

    The rate is inside the velocity. A tensor or a gradient that is zero has no ratio: 1 instead.
    """

    knobs = {"lr": 1, "momentum": 0.9, "weight_decay": 0, "trust_coefficient": 0.001, "eps": 1e-8}

    def update(self, w, g, s, k):
        size, slope = w.norm(), g.norm()
        local = 1
        if size > 0 and slope > 0:
            local = k["trust_coefficient"] * size
            local = local / (slope + k["weight_decay"] * size + k["eps"])
        s["m"] = k["momentum"] * s["m"] + k["lr"] * local * (g + k["weight_decay"] * w)
        w -= s["m"]


class Lamb(Rule):
    """You et al. 2020, "Large Batch Optimization for Deep Learning", Algorithm 2, with φ(z) = z."""

    knobs = {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-6, "weight_decay": 0}

    def update(self, w, g, s, k):
        r = adam_direction(g, s, k, k["eps"])
        u = r + k["weight_decay"] * w
        size, length = w.norm(), u.norm()
        ratio = size / length if size > 0 and length > 0 else 1
        w -= k["lr"] * ratio * u


class Muon(Rule):
    """Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks", in the form
    of torch.optim.Muon (2.9), but without its bfloat16; matrices only, AdamW on the rest."""

    knobs = {"lr": 0.02, "weight_decay": 0, "momentum": 0.95, "nesterov": True, "ns_steps": 5,
             "eps": 1e-7, "adjust_lr": "original", "beta1": 0.9, "beta2": 0.999, "adamw_eps": 1e-8}

    def update(self, w, g, s, k):
        if w.dim() != 2:
            w *= 1 - k["lr"] * k["weight_decay"]
            w -= k["lr"] * adam_direction(g, s, k, k["adamw_eps"])
            return
        s["m"] = s["m"] + (1 - k["momentum"]) * (g - s["m"])
        u = g + k["momentum"] * (s["m"] - g) if k["nesterov"] else s["m"]
        rows, columns = w.shape
        adjusted = {
            "original": math.sqrt(max(1, rows / columns)),
            "match_rms_adamw": 0.2 * math.sqrt(max(rows, columns)),
        }[k["adjust_lr"]]
        w *= 1 - k["lr"] * k["weight_decay"]
        w -= k["lr"] * adjusted * newton_schulz(u, k["ns_steps"], k["eps"])


class Adafactor(Rule):
    """Shazeer & Stern 2018, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost",
    Algorithms 4 to 6 in the form of torch.optim.Adafactor (2.5)."""

    knobs = {"lr": 0.01, "beta2_decay": -0.8, "eps2": 1e-3, "d": 1, "weight_decay": 0}
    eps1 = torch.finfo(torch.float32).eps

    def start(self, w, s):
        if w.dim() == 2:
            s["rows"], s["columns"] = w.new_zeros(w.shape[0]), w.new_zeros(w.shape[1])
        else:
            s["v"] = torch.zeros_like(w)

    def update(self, w, g, s, k):
        new = s["k"] ** k["beta2_decay"]  # 1 − β2 of this update
        alpha = max(k["eps2"], rms(w)) * min(k["lr"], 1 / math.sqrt(s["k"]))
        w *= 1 - k["lr"] * k["weight_decay"]
        if w.dim() == 2:
            s["rows"] = (1 - new) * s["rows"] + new * (g**2).mean(dim=1)
            s["columns"] = (1 - new) * s["columns"] + new * (g**2).mean(dim=0)
            v = s["rows"].outer(s["columns"]) / s["rows"].mean().clamp(min=self.eps1)
        else:
            v = s["v"] = (1 - new) * s["v"] + new * g**2
        u = g / v.clamp(min=self.eps1**2).sqrt()
        w -= alpha * u / max(1, rms(u) / k["d"])


class ScheduleFreeAdamW(Rule):
    """Defazio et al. 2024, "The Road Less Scheduled", Algorithm 1; x is what it has learnt.

    The moving rate stands in γ as its warm-up does in the paper. w is y, where gradients are taken.
    """

    knobs = {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0}

    def start(self, w, s):
        s["v"], s["z"], s["x"], s["weights"] = torch.zeros_like(w), w.clone(), w.clone(), 0

    def update(self, w, g, s, k):
        rate = k["lr"] * math.sqrt(1 - k["beta2"] ** s["k"])
        s["v"] = k["beta2"] * s["v"] + (1 - k["beta2"]) * g**2
        s["z"] = s["z"] - rate * (g / (s["v"].sqrt() + k["eps"]) + k["weight_decay"] * w)
        s["weights"] += rate**2
        c = rate**2 / s["weights"] if rate > 0 else 0
        s["x"] = (1 - c) * s["x"] + c * s["z"]
        w.copy_((1 - k["beta1"]) * s["z"] + k["beta1"] * s["x"])


def adam_direction(g, s, k, eps):
    s["m"] = k["beta1"] * s["m"] + (1 - k["beta1"]) * g
    s["v"] = k["beta2"] * s["v"] + (1 - k["beta2"]) * g**2
    m, v = s["m"] / (1 - k["beta1"] ** s["k"]), s["v"] / (1 - k["beta2"] ** s["k"])
    return m / (v.sqrt() + eps)


def newton_schulz(g, steps, eps):
    """Pushes the singular values towards 1; a tall matrix is turned, so that X·Xᵀ is small."""
    x = g if g.shape[0] <= g.shape[1] else g.T
    x = x / x.norm().clamp(min=eps)
    for _ in range(steps):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x if g.shape[0] <= g.shape[1] else x.T


def rms(tensor):
    return (tensor**2).mean().sqrt().item()
