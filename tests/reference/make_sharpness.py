"""Largest eigenvalues of dense Hessians by PyTorch, in float64: sharpness.json.

Run with Debian's python3-torch: /usr/bin/python3 tests/reference/make_sharpness.py
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": torch.nn.functional.gelu,
    "silu": torch.nn.functional.silu,
}
LOSSES = {
    "cross_entropy": torch.nn.functional.cross_entropy,
    "mse": lambda z, y: torch.nn.functional.mse_loss(
        z, torch.nn.functional.one_hot(y, 3).to(z.dtype)
    ),
    "huber": lambda z, y: torch.nn.functional.huber_loss(
        z, torch.nn.functional.one_hot(y, 3).to(z.dtype)
    ),
}
WIDTHS = [2, 4, 3]


def rows():
    generator = torch.Generator().manual_seed(7)
    for activation, f in ACTIVATIONS.items():
        for loss, rule in LOSSES.items():
            x = torch.randn(12, 2, generator=generator)
            y = torch.arange(12) % 3
            layers = [
                (
                    torch.randn(out, inputs, generator=generator),
                    torch.randn(out, generator=generator),
                )
                for inputs, out in zip(WIDTHS, WIDTHS[1:])
            ]
            flat = torch.cat([t.reshape(-1) for layer in layers for t in layer])

            def mean_loss(w):
                at, a = 0, x
                for index, (weight, bias) in enumerate(layers):
                    size = weight.numel()
                    v = w[at : at + size].reshape(weight.shape)
                    z = a @ v.T + w[at + size : at + size + bias.numel()]
                    at += size + bias.numel()
                    a = f(z) if index + 1 < len(layers) else z
                return rule(a, y)

            hessian = torch.autograd.functional.hessian(mean_loss, flat)
            yield {
                "name": f"{activation}, {loss}",
                "sharpness": torch.linalg.eigvalsh(hessian)[-1].item(),
                "experiment": {
                    "version": 1,
                    "steps": 1,
                    "batch": {"size": 12},
                    "data": {
                        "source": "inline",
                        "task": "classification",
                        "classes": 3,
                        "train": {"x": x.tolist(), "y": y.tolist()},
                    },
                    "model": {
                        "hidden": [WIDTHS[1]],
                        "activation": activation,
                        "init": {
                            "name": "values",
                            "layers": [
                                {"weight": w.tolist(), "bias": b.tolist()} for w, b in layers
                            ],
                        },
                    },
                    "loss": loss,
                },
            }


path = pathlib.Path(__file__).with_name("sharpness.json")
path.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows()) + "\n]\n")
