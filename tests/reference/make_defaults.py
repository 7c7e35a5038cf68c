"""Writes defaults.json: what PyTorch and the papers leave a knob at when nobody sets it.

Rows of the other files cannot tell: a default such as ASGD's t0 of a million is out of the reach of
a short run. What OURS names stands at another value here, of the project's own choice.
"""

import inspect
import json
from pathlib import Path

from torch import nn
from torch.optim import lr_scheduler

from losses import Focal
from models import ACTIVATIONS
from optimizers import OPTIMIZERS, TORCH_PAIRS

OUTPUT = Path(__file__).with_name("defaults.json")
RENAMED = {"eta_min": "min_lr"}

SCHEDULES = {
    "step": lr_scheduler.StepLR,
    "multistep": lr_scheduler.MultiStepLR,
    "exp": lr_scheduler.ExponentialLR,
    "poly": lr_scheduler.PolynomialLR,
    "sgdr": lr_scheduler.CosineAnnealingWarmRestarts,
    "cyclic": lr_scheduler.CyclicLR,
    "cosine": lr_scheduler.CosineAnnealingLR,
    "linear": lr_scheduler.LinearLR,
    "one_cycle": lr_scheduler.OneCycleLR,
    "plateau": lr_scheduler.ReduceLROnPlateau,
}
LOSSES = {
    "cross_entropy": nn.CrossEntropyLoss,
    "huber": nn.HuberLoss,
    "hinge": nn.MultiMarginLoss,
    "mse": nn.MSELoss,
    "focal": Focal,
}
KINDS = {
    "optimizers": OPTIMIZERS,
    "schedules": SCHEDULES,
    "losses": LOSSES,
    "activations": ACTIVATIONS,
}
NOT_KNOBS = {
    "optimizers": {"maximize", "foreach", "differentiable", "capturable", "fused"},
    "schedules": {"last_epoch", "verbose", "mode of plateau", "total_iters", "step_size_up",
                  "scale_mode", *(f"{knob} of cyclic" for knob in (
                      "cycle_momentum", "base_momentum", "max_momentum"))},
    "losses": {"ignore_index", "p", *(f"reduction of {loss}" for loss in (
        "cross_entropy", "huber", "hinge"))},
    "activations": {"inplace"},
}
OURS = {
    "asgd": {"lr"},
    "adafactor": {"lr"},
    "sgdr": {"T_mult"},
    "cyclic": {"gamma"},
    "linear": {"start_factor", "end_factor"},
    "plateau": {"patience"},
}


def defaults(kind, name, source):
    """The arguments that have a default and are knobs here as well."""
    if hasattr(source, "knobs"):
        given = dict(source.knobs)
    else:
        given = {parameter.name: parameter.default
                 for parameter in inspect.signature(source).parameters.values()
                 if isinstance(parameter.default, (bool, int, float, str, tuple))}
    skipped = NOT_KNOBS[kind] | OURS.get(name, set())
    for torch_name, pair in TORCH_PAIRS.items():
        if torch_name in given:
            given |= dict(zip(pair, given.pop(torch_name)))
    return {RENAMED.get(knob, knob): value for knob, value in given.items()
            if knob not in skipped and f"{knob} of {name}" not in skipped}


def main():
    file = {kind: {name: defaults(kind, name, source) for name, source in sources.items()}
            for kind, sources in KINDS.items()}
    OUTPUT.write_text(json.dumps(file, indent=1) + "\n")


if __name__ == "__main__":
    main()
