"""Small random data sets and weights, written with few digits and exact in float32."""

import math
from random import Random


def classification(random, inputs, classes, train_rows, test_rows):
    """One cloud a class, close enough to overlap, so that the loss stays well above zero."""
    centres = [[random.gauss(0, 0.6) for _ in range(inputs)] for _ in range(classes)]

    def rows(count):
        y = [random.randrange(classes) for _ in range(count)]
        x = [[_grid(centre + random.gauss(0, 1), 64) for centre in centres[label]] for label in y]
        return {"x": x, "y": y}

    return {
        "source": "inline",
        "task": "classification",
        "classes": classes,
        "train": rows(train_rows),
        "test": rows(test_rows),
    }


def regression(random, inputs, train_rows, test_rows):
    """A bent plane with noise that no small network can fit to the end."""
    slope = [random.gauss(0, 1) for _ in range(inputs)]

    def rows(count):
        x = [[_grid(random.gauss(0, 1), 64) for _ in range(inputs)] for _ in range(count)]
        heights = [sum(a * value for a, value in zip(slope, row)) for row in x]
        y = [_grid(h + math.sin(2 * h) + random.gauss(0, 0.5), 64) for h in heights]
        return {"x": x, "y": y}

    return {
        "source": "inline",
        "task": "regression",
        "train": rows(train_rows),
        "test": rows(test_rows),
    }


def layers(random, sizes, normed=()):
    """Weights [out][in] of spread 1/√in, and biases that are not zero; γ and β where `normed`."""
    return [
        {
            "weight": [
                [_grid(random.gauss(0, 1 / math.sqrt(fan_in)), 256) for _ in range(fan_in)]
                for _ in range(fan_out)
            ],
            "bias": [_grid(random.gauss(0, 0.25), 256) for _ in range(fan_out)],
            **(_scale_and_shift(random, fan_out) if i in normed else {}),
        }
        for i, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:]))
    ]


def _scale_and_shift(random, width):
    return {
        "gamma": [_grid(random.gauss(1, 0.3), 256) for _ in range(width)],
        "beta": [_grid(random.gauss(0, 0.25), 256) for _ in range(width)],
    }


def generator(*key):
    """A random generator of its own for every case, so that adding one leaves the others alone."""
    return Random("/".join(map(str, key)))


def _grid(value, parts):
    return round(value * parts) / parts
