"""A loss as a document describes it: its value, the targets it wants, and the class it predicts."""

import torch
from torch import nn


class Focal(nn.Module):
    """Lin et al. 2017, "Focal Loss for Dense Object Detection", without α."""

    def __init__(self, gamma=2):
        super().__init__()
        self.gamma = gamma

    def forward(self, outputs, labels):
        log_p = outputs.log_softmax(dim=1).gather(1, labels.reshape(-1, 1))
        return (-((1 - log_p.exp()) ** self.gamma) * log_p).mean()


class Mse(nn.Module):
    def __init__(self, output="linear", reduction="mean"):
        super().__init__()
        self.output, self.reduction = output, reduction

    def forward(self, outputs, target):
        outputs = {
            "linear": lambda z: z,
            "sigmoid": torch.sigmoid,
            "softmax": lambda z: z.softmax(dim=1),
        }[self.output](outputs)
        if self.reduction == "sum":  # over the outputs; still the mean over the rows
            return nn.functional.mse_loss(outputs, target, reduction="sum") / len(outputs)
        return nn.functional.mse_loss(outputs, target)


def binary_cross_entropy(pos_weight=1):
    return nn.BCEWithLogitsLoss(pos_weight=torch.tensor(pos_weight))


LOSSES = {
    "cross_entropy": nn.CrossEntropyLoss,
    "mse": Mse,
    "mae": nn.L1Loss,
    "huber": nn.HuberLoss,
    "hinge": nn.MultiMarginLoss,
    "binary_cross_entropy": binary_cross_entropy,
    "focal": Focal,
}
OF_CLASS_INDICES = {"cross_entropy", "hinge", "focal"}


def make_loss(choice):
    knobs = dict(choice)
    return LOSSES[knobs.pop("name")](**knobs)


def targets(choice, task, labels, classes, dtype):
    if task == "regression" or choice["name"] == "binary_cross_entropy":
        return labels.to(dtype).reshape(-1, 1)
    if choice["name"] in OF_CLASS_INDICES:
        return labels
    return nn.functional.one_hot(labels, classes).to(dtype)


def predicted(outputs):
    """The class of each row; of a single output, class 1 where it is positive."""
    return outputs[:, 0] > 0 if outputs.shape[1] == 1 else outputs.argmax(dim=1)
