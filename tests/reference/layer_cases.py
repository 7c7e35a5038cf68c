"""Batch norm and dropout in the hidden layers, and regularization of the weights."""

from itertools import chain

from case_parts import ADAM, FULL, SGD, label


def normed(width, **options):
    return {"width": width, "batch_norm": True, **options}


def dropped(width, p):
    return {"width": width, "dropout": p}


TWO_NORMED = {"shape": (4, [normed(7), normed(5)], 3)}
GIVEN = {**TWO_NORMED, "norms_given": (0, 1)}
TWO_DROPPED = {"shape": (4, [dropped(9, 0.2), dropped(6, 0.5)], 3)}
ONE_DROPPED = {"shape": (4, [dropped(1, 0.6)], 3), "batch": {"size": 1}, "seed": 7}

BATCH_NORM = {
    "relu, sgd": {**TWO_NORMED, "activation": "relu", "optimizer": SGD},
    "tanh, adam": {**TWO_NORMED, "optimizer": ADAM},
    "gelu, adamw": {**TWO_NORMED, "activation": "gelu", "batch": {"size": 12},
                    "optimizer": {"name": "adamw", "lr": 0.01, "weight_decay": 0.5}},
    "leaky_relu, rmsprop": {**TWO_NORMED, "activation": "leaky_relu",
                            "optimizer": {"name": "rmsprop", "lr": 0.005}},
    "sigmoid, nadam": {**TWO_NORMED, "activation": "sigmoid",
                       "optimizer": {"name": "nadam", "lr": 0.02}},
    "given, tanh, sgd": {**GIVEN, "optimizer": SGD},
    "given, silu, adam with weight_decay": {**GIVEN, "activation": "silu", "batch": {"size": 8},
                                            "optimizer": {**ADAM, "weight_decay": 0.05}},
    "only below": {"shape": (4, [normed(6), 5], 3), "optimizer": {**SGD, "lr": 0.02}},
    "only above, given": {"shape": (4, [6, normed(5)], 3), "norms_given": (1,), "optimizer": SGD},
    "batches of three": {**GIVEN, "batch": {"size": 3}, "optimizer": {"name": "sgd", "lr": 0.02}},
    "full batch": {**TWO_NORMED, **FULL, "optimizer": SGD},
    "regression": {"shape": (3, [normed(6)], 1), "task": "regression", "loss": {"name": "mse"},
                   "optimizer": {**SGD, "lr": 0.01}},
    "given, lion": {**GIVEN, "optimizer": {"name": "lion", "lr": 0.002, "weight_decay": 0.5}},
    "given, muon": {**GIVEN, "optimizer": {"name": "muon", "lr": 0.01, "weight_decay": 0.3}},
    "given, lars": {**GIVEN, "optimizer": {"name": "lars", "lr": 1, "weight_decay": 0.1}},
    "given, lamb": {**GIVEN, "optimizer": {"name": "lamb", "lr": 0.01, "weight_decay": 0.1}},
    "given, adafactor": {**GIVEN, **FULL, "optimizer": {"name": "adafactor", "lr": 0.02}},
    # β starts at zero: a tensor without a size has no trust ratio.
    "from the identity, lars": {**TWO_NORMED, "optimizer": {"name": "lars", "lr": 0.05}},
    "from the identity, lamb": {**TWO_NORMED, "optimizer": {"name": "lamb", "lr": 0.01}},
    # Shrinking the weights under a batch norm is as good as a larger rate: only a little of it.
    "given, penalties": {**GIVEN, "batch": {"size": 12}, "optimizer": {"name": "sgd", "lr": 0.05},
                         "regularization": {"l1": 0.001, "l2": 0.01, "decay": 0.02}},
}

DROPOUT = {
    "relu, sgd": {**TWO_DROPPED, "activation": "relu", "optimizer": {**SGD, "lr": 0.02}},
    "tanh, adam": {**TWO_DROPPED, "optimizer": ADAM},
    "another seed": {**TWO_DROPPED, "seed": 4294967296 + 12345, "optimizer": SGD},
    "only below": {"shape": (4, [dropped(8, 0.3), 5], 3), "seed": 2, "optimizer": SGD},
    "only above, p 0.8": {"shape": (4, [dropped(6, 0), dropped(12, 0.8)], 3), "seed": 3,
                          "activation": "softplus", "optimizer": {**SGD, "lr": 0.01}},
    "one row": {**TWO_DROPPED, "batch": {"size": 1}, "seed": 5, "optimizer": {**SGD, "lr": 0.01}},
    "regression": {"shape": (3, [dropped(10, 0.25)], 1), "task": "regression", "seed": 6,
                   "loss": {"name": "huber"}, "optimizer": {**SGD, "lr": 0.01}},
    # The first row finds the unit dropped: weights on either side have no gradient at all.
    "no gradient, adafactor": {**ONE_DROPPED, "optimizer": {"name": "adafactor", "lr": 0.02}},
    "no gradient, lars": {**ONE_DROPPED, "optimizer": {"name": "lars", "lr": 1}},
    "no gradient, lamb": {**ONE_DROPPED, "optimizer": {"name": "lamb", "lr": 0.01, "eps": 0.01}},
    "no gradient, muon": {**ONE_DROPPED, "optimizer": {"name": "muon", "lr": 0.01}},
    "with batch_norm": {"shape": (4, [normed(8, dropout=0.25), normed(6, dropout=0.1)], 3),
                        "norms_given": (0, 1), "seed": 7, "optimizer": SGD},
}

REGULARIZATIONS = [
    {"l1": 0.01},
    {"l2": 0.05},
    {"decay": 0.5},
    {"clip_norm": 0.2},
    {"clip_value": 0.02},
    {"l1": 0.01, "l2": 0.05},
    {"l2": 0.1, "clip_norm": 0.3},
    {"clip_norm": 0.3, "clip_value": 0.05},
    {"l1": 0.005, "l2": 0.05, "decay": 0.2, "clip_norm": 0.4, "clip_value": 0.1},
]


def layer_cases():
    return chain(
        ({"name": f"batch norm: {name}", **case} for name, case in BATCH_NORM.items()),
        ({"name": f"dropout: {name}", **case} for name, case in DROPOUT.items()),
        _regularization_cases(),
    )


def _regularization_cases():
    cosine = {"name": "cosine", "warmup_steps": 10}
    for knobs in REGULARIZATIONS:
        yield {"name": f"{label('regularization', knobs)}, sgd", "regularization": knobs,
               "optimizer": SGD}
    for knobs in REGULARIZATIONS[1::2]:
        yield {"name": f"{label('regularization', knobs)}, adam, cosine", "schedule": cosine,
               "regularization": knobs, "optimizer": {**ADAM, "eps": 0.01}}
    for optimizer in (
        {"name": "adamw", "lr": 0.02, "weight_decay": 0.3},
        {"name": "sgd", "lr": 0.1, "momentum": 0.5, "weight_decay": 0.05},
        {"name": "muon", "lr": 0.02, "weight_decay": 0.3},
        {"name": "rmsprop", "lr": 0.005, "eps": 0.1},
    ):
        yield {"name": f"all regularization, {optimizer['name']} with its own decay",
               "regularization": REGULARIZATIONS[-1], "optimizer": optimizer}
