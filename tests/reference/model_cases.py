"""Runs that differ in the model or in its loss."""

from itertools import chain

from case_parts import ADAM, SGD, label, parts

ACTIVATIONS = [
    {"name": "linear"},
    {"name": "relu"},
    {"name": "leaky_relu"},
    {"name": "leaky_relu", "negative_slope": 0.2},
    {"name": "tanh"},
    {"name": "sigmoid"},
    {"name": "elu"},
    {"name": "elu", "alpha": 0.5},
    {"name": "gelu"},
    {"name": "gelu", "approximate": "tanh"},
    {"name": "silu"},
    {"name": "softplus"},
    {"name": "softplus", "beta": 2, "threshold": 3},
]

CLASSIFICATION_LOSSES = [
    {"name": "cross_entropy"},
    {"name": "cross_entropy", "label_smoothing": 0.1},
    {"name": "mse"},
    {"name": "mae"},
    {"name": "huber"},
    {"name": "huber", "delta": 0.25},
    {"name": "hinge"},
    {"name": "hinge", "margin": 0.5},
    {"name": "focal"},
    {"name": "focal", "gamma": 0},
    {"name": "focal", "gamma": 0.5},
    {"name": "focal", "gamma": 2},
    {"name": "focal", "gamma": 5},
    {"name": "mse", "output": "sigmoid"},
    {"name": "mse", "output": "softmax"},
    {"name": "mse", "reduction": "sum"},
    {"name": "mse", "output": "sigmoid", "reduction": "sum"},
    {"name": "mse", "output": "softmax", "reduction": "sum"},
]
BINARY_LOSSES = [
    {"name": "binary_cross_entropy"},
    {"name": "binary_cross_entropy", "pos_weight": 3},
    {"name": "binary_cross_entropy", "pos_weight": 0.25},
]
REGRESSION_LOSSES = [
    {"name": "mse"},
    {"name": "mae"},
    {"name": "huber"},
    {"name": "huber", "delta": 0.25},
]


def model_cases():
    return chain(_activation_cases(), _loss_cases(), _wide_cases())


def _activation_cases():
    for activation in ACTIVATIONS:
        yield {"name": label(**parts(activation)), "activation": activation, "optimizer": SGD}


def _loss_cases():
    for loss in CLASSIFICATION_LOSSES:
        yield {"name": f"{label(**parts(loss))} on classes", "loss": loss, "optimizer": SGD}
    for loss in BINARY_LOSSES:
        name = f"{label(**parts(loss))} on two classes"
        yield {"name": name, "shape": (4, [6, 5], 2), "loss": loss, "optimizer": SGD}
        yield {"name": f"{name} with adam", "shape": (3, [], 2), "loss": loss, "optimizer": ADAM}
    for loss in REGRESSION_LOSSES:
        yield {
            "name": f"{label(**parts(loss))} on a regression",
            "shape": (3, [6, 5], 1),
            "task": "regression",
            "loss": loss,
            "optimizer": {**SGD, "lr": 0.02},
        }


def _wide_cases():
    """Wider than a register and than a tile of the kernels, and never a multiple of either."""
    wide = {"shape": (13, [33, 18], 5), "rows": 90, "batch": {"size": 37}}
    yield {"name": "wide, relu, sgd", **wide, "activation": "relu",
           "optimizer": {**SGD, "lr": 0.01}}
    yield {"name": "wide, gelu, adamw", **wide, "activation": "gelu",
           "optimizer": {"name": "adamw", "lr": 0.002}}
    yield {"name": "wide, one hidden unit", "shape": (17, [1], 3), "rows": 45,
           "batch": {"size": 19}, "optimizer": SGD}
