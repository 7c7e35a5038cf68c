"""Writes landscapes.json: planes through runs' paths by numpy, and PyTorch's losses on them.

The runs are PyTorch's own, in float64, of cases of cases.py. The principal directions come from
numpy's singular value decomposition of the whole matrix of offsets, and the feet on random
directions from its least squares: neither takes the way the core takes.
"""

import copy
import json
import math
from pathlib import Path

import numpy as np
import torch

from cases import all_cases
from losses import make_loss
from make_trajectories import well_conditioned
from splitmix import LANDSCAPE, Random
from torch_run import run, tensors

OUTPUT = Path(__file__).with_name("landscapes.json")
MOST_MARKS = 200
DEFAULTS = {"plane": "pca", "size": 41, "of": "train", "margin": 0.25, "seed": 1}

# Name of a case, what of its document is another, and the landscape.
LANDSCAPES = [
    ("sgd, momentum 0.9", {}, {"size": 6}),
    ("sgd, momentum 0.9", {}, {"size": 5, "plane": "random", "margin": 2, "of": "test"}),
    ("sgd, momentum 0.9", {"steps": 900}, {"size": 4, "margin": 0}),
    ("regularization, l1 0.01, l2 0.05, adam, cosine", {}, {"size": 5, "of": "test", "margin": 1}),
    ("schedule_free_adamw", {}, {"size": 5}),
    ("batch norm: tanh, adam", {}, {"size": 5}),
    ("batch norm: given, tanh, sgd", {}, {"size": 5, "plane": "random", "seed": 7}),
    ("mse on a regression", {}, {"size": 5, "plane": "random", "seed": 3}),
]


def marks_of(document):
    """Steps, weights [marks][n] that evaluations use, and the model at the end."""
    steps, weights, models = [], [], []

    def watch(t, model):
        steps.append(t)
        weights.append(flat(model).numpy().copy())
        models[:] = [copy.deepcopy(model)]

    run(document, watch=watch)
    # As few halvings as leave room, with the end's.
    last, every = len(steps) - 1, 1
    while math.ceil(last / every) > MOST_MARKS - 1:
        every *= 2
    kept = [t for t in range(0, last, every)] + [last]
    return [steps[t] for t in kept], np.array([weights[t] for t in kept]), models[0].eval()


def flat(model):
    return torch.nn.utils.parameters_to_vector(model.parameters()).detach()


def principal(offsets):
    _, lengths, directions = np.linalg.svd(offsets, full_matrices=False)
    directions = directions[:2].copy()
    for direction in directions:
        along = offsets @ direction
        if along[np.argmax(np.abs(along))] > 0:
            direction *= -1
    return directions, offsets @ directions.T, lengths[:2] ** 2 / np.sum(lengths**2)


def filter_normalised(model, seed):
    """What Li et al.'s get_random_weights and normalize_directions_for_weights do with
    norm='filter' and ignore='biasbn', with the project's own random numbers."""
    random, directions = Random(seed, LANDSCAPE), []
    for _ in range(2):
        parts = []
        for w in model.parameters():
            if w.dim() < 2:
                parts.append(np.zeros(w.numel()))
                continue
            for row in w.detach().numpy():
                d = np.array([random.normal() for _ in row])
                parts.append(d / np.linalg.norm(d) * np.linalg.norm(row))
        directions.append(np.concatenate(parts))
    return np.array(directions)


def feet(offsets, directions):
    path = np.linalg.lstsq(directions.T, offsets.T, rcond=None)[0].T
    units = directions / np.linalg.norm(directions, axis=1, keepdims=True)
    along = np.sum((offsets @ units.T) ** 2, axis=0)
    return path, along / np.sum(offsets**2)


def landscape(document, part):
    settings = {**DEFAULTS, **part}
    steps, weights, model = marks_of(document)
    offsets = (weights - weights[-1])[:-1]
    if settings["plane"] == "pca":
        directions, path, explained = principal(offsets)
    else:
        directions = filter_normalised(model, settings["seed"])
        path, explained = feet(offsets, directions)
    path = np.vstack([path, np.zeros(2)])
    axes = [axis(coordinates, settings) for coordinates in path.T]
    x, target, _ = tensors(document["data"][settings["of"]], document, torch.float64)
    measure, end = make_loss(document["loss"]), flat(model).numpy()

    def loss(a, b):
        w = torch.from_numpy(end + a * directions[0] + b * directions[1])
        torch.nn.utils.vector_to_parameters(w, model.parameters())
        with torch.no_grad():
            return float(measure(model(x), target))

    return {
        "document": document,
        "landscape": part,
        "steps": steps,
        "x": path[:, 0].tolist(),
        "y": path[:, 1].tolist(),
        "explained": explained.tolist(),
        "axes": [list(each) for each in axes],
        "losses": [loss(a, b) for b in axes[1] for a in axes[0]],
    }


def axis(coordinates, settings):
    low, high = min(coordinates), max(coordinates)
    beyond = settings["margin"] * (high - low)
    low, high = low - beyond, high + beyond
    if settings["plane"] == "random":
        low, high = min(low, -1), max(high, 1)
    return np.linspace(low, high, settings["size"])


def main():
    torch.set_num_threads(1)
    cases = {case["name"]: case for case in all_cases()}
    lines = []
    for name, changed, part in LANDSCAPES:
        document = {**well_conditioned(cases[name])[0], **changed}
        made = landscape(document, part)
        lines.append(json.dumps({"name": f"{name}, {len(lines)}", **made}))
        print(f"{name}: {len(made['steps'])} marks, explained {made['explained']}")
    made_with = f"numpy {np.__version__} and PyTorch {torch.__version__}, float64"
    cases = ",\n".join(lines)
    OUTPUT.write_text(f'{{"made_with": "{made_with}", "cases": [\n{cases}\n]}}\n')
    print(f"{len(lines)} cases, {OUTPUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
