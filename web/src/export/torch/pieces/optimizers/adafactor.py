class Adafactor(Rule):
    """Shazeer & Stern 2018, Algorithms 4 to 6, in the form of torch.optim.Adafactor (2.5)."""

    def update(self, w, g, s, k):
        tiny = torch.finfo(torch.float32).eps
        new = s["t"] ** k["beta2_decay"]
        step = max(k["eps2"], self.rms(w)) * min(k["lr"], 1 / math.sqrt(s["t"]))
        w *= 1 - k["lr"] * k["weight_decay"]
        if w.dim() == 2:
            rows = s["rows"] = (1 - new) * s.get("rows", 0) + new * (g**2).mean(dim=1)
            columns = s["columns"] = (1 - new) * s.get("columns", 0) + new * (g**2).mean(dim=0)
            v = rows.outer(columns) / rows.mean().clamp(min=tiny)
        else:
            v = s["v"] = (1 - new) * s["v"] + new * g**2
        u = g / v.clamp(min=tiny**2).sqrt()
        w -= step * u / max(1, self.rms(u) / k["d"])

    @staticmethod
    def rms(x):
        return (x**2).mean().sqrt().item()
