class Rule(torch.optim.Optimizer):
    """An optimizer that torch 1.13 has not: `update` changes w, s is what it remembers of it."""

    def __init__(self, parameters, **knobs):
        super().__init__(parameters, knobs)

    @torch.no_grad()
    def step(self):
        for k in self.param_groups:
            for w in k["params"]:
                s = self.state[w]
                s.setdefault("m", torch.zeros_like(w))
                s.setdefault("v", torch.zeros_like(w))
                s["t"] = s.get("t", 0) + 1
                self.update(w, w.grad, s, k)
