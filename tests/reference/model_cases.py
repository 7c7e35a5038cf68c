"""Runs that differ in the model or in its loss."""

from itertools import chain

from case_parts import ADAM, SGD, label, parts

WIDE = {"shape": (11, [33, 17], 4), "rows": 45, "batch": {"size": 19}}
WIDE_OPTIMIZERS = [
    {"name": "adadelta", "lr": 1, "eps": 0.001},
    {"name": "adamax", "lr": 0.005},
    {"name": "nadam", "lr": 0.002},
    {"name": "radam", "lr": 0.005},
    {"name": "rprop", "lr": 0.005, "step_max": 0.01, "step_min": 0.0001},
    {"name": "asgd", "lr": 0.05, "lambd": 0.05, "t0": 30, "averaged": True},
    {"name": "lion", "lr": 0.0005, "weight_decay": 0.5},
    {"name": "lars", "lr": 1, "weight_decay": 0.05},
    {"name": "lamb", "lr": 0.005, "weight_decay": 0.05},
    {"name": "muon", "lr": 0.01, "weight_decay": 0.3},
    {"name": "adafactor", "lr": 0.02},
    {"name": "schedule_free_adamw", "lr": 0.005, "weight_decay": 0.1},
    {"name": "adam", "lr": 0.001, "bias_correction": False},
]

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
    for optimizer in WIDE_OPTIMIZERS:
        yield {"name": f"wide, {label(**parts(optimizer))}", **WIDE, "optimizer": optimizer}
    yield {"name": "wide, batch norm", **WIDE, "norms_given": (0, 1), "batch": {"size": 15},
           "shape": (11, [{"width": 33, "batch_norm": True}, {"width": 17, "batch_norm": True}], 4),
           "activation": "relu", "optimizer": {"name": "sgd", "lr": 0.02}}
    yield {"name": "wide, dropout", **WIDE, "seed": 11,
           "shape": (11, [{"width": 33, "dropout": 0.3}, {"width": 17, "dropout": 0.1}], 4),
           "activation": "elu", "optimizer": {**SGD, "lr": 0.01}}
    yield {"name": "wide, all regularization", **WIDE, "optimizer": SGD, "regularization": {
        "l1": 0.002, "l2": 0.02, "decay": 0.1, "clip_norm": 0.4, "clip_value": 0.05}}
    yield {"name": "wide, binary_cross_entropy", **WIDE, "shape": (17, [33], 2),
           "loss": {"name": "binary_cross_entropy"}, "optimizer": {**SGD, "lr": 0.02}}
    yield {"name": "wide, batches of one", "shape": (17, [33, 17], 3), "rows": 33,
           "batch": {"size": 1}, "optimizer": {**ADAM, "lr": 0.003}}
    yield {"name": "wide and narrow by turns", "shape": (1, [33, 1, 17], 2), "rows": 34,
           "batch": {"size": 17}, "optimizer": SGD}
    yield {"name": "widths of one, batches of one", "shape": (1, [1, 1], 2), "batch": {"size": 1},
           "optimizer": {"name": "muon", "lr": 0.02}}
    yield {"name": "wide regression, lamb", "shape": (17, [33], 1), "rows": 50,
           "task": "regression", "batch": {"size": 33}, "loss": {"name": "huber"},
           "optimizer": {"name": "lamb", "lr": 0.01}}
    yield {"name": "width of one, batch norm and dropout", "batch": {"size": 12}, "seed": 13,
           "shape": (4, [{"width": 1, "batch_norm": True}, {"width": 1, "dropout": 0.5}], 3),
           "norms_given": (0,), "optimizer": SGD}
