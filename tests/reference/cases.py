"""The list of reference cases: what each trains, without its data and weights.

A case is a dict; `document` in make_trajectories.py draws the data and weights it asks for.
"""

from itertools import chain

from layer_cases import layer_cases
from model_cases import model_cases
from optimizer_cases import optimizer_cases
from schedule_cases import schedule_cases


def all_cases():
    cases = list(chain(optimizer_cases(), model_cases(), layer_cases(), schedule_cases()))
    names = [case["name"] for case in cases]
    if len(set(names)) < len(names):
        raise ValueError("two cases of one name")
    return cases
