"""The surfaces, written from their papers in PyTorch, which finds their gradients by itself."""

import math

import torch

# In the document's names, with every knob at its default.
SURFACES = {
    "ravine": lambda x, y, condition=20, angle=0: _ravine(x, y, condition, math.radians(angle)),
    "rosenbrock": lambda x, y, b=100: (1 - x) ** 2 + b * (y - x**2) ** 2,
    "beale": lambda x, y: (
        (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2
    ),
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "saddle": lambda x, y: (x**2 - y**2) / 2,
    "monkey_saddle": lambda x, y: x**3 - 3 * x * y**2,
    "rastrigin": lambda x, y, depth=10: sum(
        depth + z**2 - depth * torch.cos(2 * math.pi * z) for z in (x, y)
    ),
    "styblinski_tang": lambda x, y: sum(z**4 - 16 * z**2 + 5 * z for z in (x, y)) / 2,
    "six_hump_camel": lambda x, y: (
        (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (-4 + 4 * y**2) * y**2
    ),
}
MINIMA = {  # from the literature, to as many digits as it has
    "ravine": [(0, 0)],
    "rosenbrock": [(1, 1)],
    "beale": [(3, 0.5)],
    "himmelblau": [
        (3, 2), (-2.805118, 3.131312), (-3.779310, -3.283186), (3.584428, -1.848126)
    ],
    "saddle": [],
    "monkey_saddle": [],
    "rastrigin": [(0, 0)],
    "styblinski_tang": [(-2.903534, -2.903534)],
    "six_hump_camel": [(0.089842, -0.712656), (-0.089842, 0.712656)],
}


def height(surface, w):
    """f at w = (x, y); `surface` is a document's, whose start and noise are nothing to it."""
    knobs = {k: v for k, v in surface.items() if k not in ("name", "start", "noise")}
    return SURFACES[surface["name"]](w[0], w[1], **knobs)


def _ravine(x, y, condition, angle):
    """½ wᵀ R diag(1, κ) Rᵀ w, R a rotation by the angle."""
    turn = torch.tensor(
        [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]],
        dtype=torch.float64,
    )
    w = torch.stack([x, y]).double()
    hessian = turn @ torch.diag(torch.tensor([1.0, condition], dtype=torch.float64)) @ turn.T
    return w @ hessian @ w / 2
