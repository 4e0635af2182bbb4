#!/usr/bin/env python3
"""Collects seeds for a fuzz target: seed.py CORPUS DIR...  copies every .go file of at most 6,000 bytes below the DIRs, once per content."""
import hashlib, os, sys

corpus, n = sys.argv[1], 0
os.makedirs(corpus, exist_ok=True)
for top in sys.argv[2:]:
    for d, _, names in os.walk(top):
        for name in names:
            path = os.path.join(d, name)
            if name.endswith(".go") and os.path.isfile(path) and os.path.getsize(path) <= 6000:
                data = open(path, "rb").read()
                with open(os.path.join(corpus, hashlib.sha1(data).hexdigest()), "wb") as f:
                    f.write(data)
                n += 1
print(f"{n} seeds in {corpus}")
