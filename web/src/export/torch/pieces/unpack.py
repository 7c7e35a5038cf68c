def unpack(text):
    """Numbers in float32, compressed and written as text."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), "<f4")
