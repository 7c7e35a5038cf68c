def compare(name, steps, here, there):
    """Says where two curves are farthest apart: as a share of the second's value, or, where that is
    small, of a thousandth of what it was at first."""
    both = min(len(here), len(there))
    here, there = np.array(here[:both]), np.array(there[:both])
    apart = np.abs(here - there) / np.maximum(np.abs(there), np.abs(there[0]) / 1000)
    apart[~np.isfinite(apart)] = 0  # where a run diverged
    worst = np.argmax(apart)
    print(
        f"{name}: largest relative disagreement {apart[worst]:.1e}, at step {steps[worst]}: "
        f"{here[worst]:.7g} here, {there[worst]:.7g} in Descent Lab"
    )
    if apart[worst] > 1e-3:
        parted = steps[np.argmax(apart > 1e-3)]
        print(f"    It is below 1e-3 before step {parted}: some runs make much of every rounding.")
