"""The model of a document: Linear, then batch norm, activation and dropout where it has them."""

import torch
from torch import nn

from splitmix import DROPOUT, Random

ACTIVATIONS = {
    "linear": nn.Identity,
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "elu": nn.ELU,
    "gelu": nn.GELU,
    "silu": nn.SiLU,
    "softplus": nn.Softplus,
}


class Dropout(nn.Module):
    """torch.nn.Dropout, but the mask comes from the project's own random numbers."""

    def __init__(self, p, random):
        super().__init__()
        self.p, self.random = p, random

    def forward(self, x):
        if not self.training:
            return x
        kept = [[self.random.uniform() >= self.p for _ in row] for row in x]
        return x * torch.tensor(kept, dtype=x.dtype) / (1 - self.p)


def make_model(document, dtype):
    model, random = document["model"], Random(document["seed"], DROPOUT)
    modules = []
    for i, layer in enumerate(model["init"]["layers"]):
        linear = nn.Linear(len(layer["weight"][0]), len(layer["bias"]), dtype=dtype)
        linear.weight, linear.bias = (_given(layer[name], dtype) for name in ("weight", "bias"))
        modules.append(linear)
        if i == len(model["hidden"]):
            break
        options = model["hidden"][i] if isinstance(model["hidden"][i], dict) else {}
        if options.get("batch_norm", False):
            norm = nn.BatchNorm1d(len(layer["bias"]), dtype=dtype)
            if "gamma" in layer:
                norm.weight = _given(layer["gamma"], dtype)
            if "beta" in layer:
                norm.bias = _given(layer["beta"], dtype)
            modules.append(norm)
        activation = dict(model["activation"]) if isinstance(model["activation"], dict) else {
            "name": model["activation"]
        }
        modules.append(ACTIVATIONS[activation.pop("name")](**activation))
        if options.get("dropout", 0) > 0:
            modules.append(Dropout(options["dropout"], random))
    return nn.Sequential(*modules)


def clear_biases_before_norms(model):
    """A batch norm takes the mean away, and the bias with it: the gradient is 0, but for rounding,
    of which an optimizer that looks at signs would make whole steps."""
    for linear, norm in zip(model, model[1:]):
        if isinstance(norm, nn.BatchNorm1d):
            linear.bias.grad.zero_()


def _given(values, dtype):
    return nn.Parameter(torch.tensor(values, dtype=dtype))
