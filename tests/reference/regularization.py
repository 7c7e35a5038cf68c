"""What stands between the gradient of the loss and the optimizer."""

import torch
from torch import nn


@torch.no_grad()
def regularize(knobs, parameters, lr):
    """Penalties and decay touch weight matrices only, clipping all gradients together."""
    parameters = list(parameters)
    matrices = [w for w in parameters if w.dim() == 2]
    for w in matrices:
        w.grad += knobs.get("l1", 0) * w.sign() + knobs.get("l2", 0) * w
    if "clip_norm" in knobs:
        nn.utils.clip_grad_norm_(parameters, knobs["clip_norm"])
    if "clip_value" in knobs:
        nn.utils.clip_grad_value_(parameters, knobs["clip_value"])
    for w in matrices:
        w *= 1 - lr * knobs.get("decay", 0)
