def fraction(bits):
    return (bits >> np.uint64(11)) * 2.0**-53
