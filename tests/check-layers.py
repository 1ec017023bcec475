#!/usr/bin/python3
"""Read the include lines of src/ and fail on an arrow that points the wrong way.

usage: check-layers.py SRC [--self-test]

A layer includes its own headers, those of the layers in ALLOWED, and no
library header that FORBIDDEN names for it. Includes of ours are written from
src/, so that each line names its layer.
"""

import pathlib
import re
import sys
import tempfile

# Layer -> what it may include besides itself: a whole layer, or one header of it.
ALLOWED = {
    'crypto': [],
    'aws': ['crypto'],
    'cognito': ['aws', 'crypto'],
    'flow': ['cognito', 'crypto', 'aws/vst-aws-credentials.h'],
    'ui': ['flow', 'crypto/vst-secret.h'],
    'practice': ['crypto'],
    'app': ['aws', 'cognito', 'crypto', 'flow', 'practice', 'ui'],
}

GTK = r'gtk/|gdk/|gsk/|adwaita'
SOUP = r'libsoup/'
JSON = r'json-glib/'
SECRET = r'libsecret/'
SQLITE = r'sqlite3'
GNUTLS = r'gnutls/'
GMP = r'gmp'
QRENCODE = r'qrencode'
FORBIDDEN = {
    'crypto': [r'gio/(?!gio\.h$)', GTK, SOUP, JSON, SECRET, SQLITE, QRENCODE],
    'aws': [GTK, SECRET, SQLITE, QRENCODE],
    'cognito': [GTK, SOUP, SECRET, SQLITE, QRENCODE],
    'flow': [GTK, SOUP, JSON, SQLITE, QRENCODE],
    'ui': [SOUP, JSON, GNUTLS, GMP, SECRET, SQLITE],
    'practice': [GTK, SECRET, QRENCODE],
    'app': [],
}

# Made by the build, and of no layer.
GENERATED = {'vst-config.h'}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def includes(path):
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1] == '"', match[2]


def fault_of_ours(layer, name):
    """What is wrong with including our own header `name` in `layer`, or None."""
    if name in GENERATED:
        return None
    target, slash, _ = name.partition('/')
    if not slash:
        return 'does not name its layer'
    if target not in ALLOWED:
        return 'names no layer'
    if target == layer or target in ALLOWED[layer] or name in ALLOWED[layer]:
        return None
    return f'{layer} may not include {target}'


def fault_of_library(layer, name):
    if any(re.match(pattern, name) for pattern in FORBIDDEN[layer]):
        return f'{layer} may not include this library'
    return None


def check(src):
    """All faults under `src`, as lines, and how many files were read."""
    faults, count = [], 0
    for path in sorted(src.rglob('*.[ch]')):
        layer = path.relative_to(src).parts[0]
        count += 1
        for number, ours, name in includes(path):
            if layer not in ALLOWED:
                continue  # main.c stands above the layers
            fault = fault_of_ours(layer, name) if ours else fault_of_library(layer, name)
            if fault:
                faults.append(f'{path}:{number}: {name}: {fault}')
    return faults, count


def self_test():
    """Each of these lines must be found, and each of the others must not."""
    wrong = [('crypto', '"aws/a.h"'), ('aws', '"cognito/a.h"'), ('flow', '"aws/vst-aws-client.h"'),
             ('ui', '"crypto/vst-srp.h"'), ('ui', '"practice/a.h"'), ('practice', '"aws/a.h"'),
             ('flow', '<gtk/gtk.h>'), ('cognito', '<libsoup/soup.h>'), ('ui', '<gnutls/gnutls.h>'),
             ('app', '"a.h"'), ('app', '"elsewhere/a.h"')]
    right = [('crypto', '<gnutls/crypto.h>'), ('flow', '"aws/vst-aws-credentials.h"'),
             ('ui', '"crypto/vst-secret.h"'), ('ui', '"vst-config.h"'), ('app', '"practice/a.h"'),
             ('practice', '<sqlite3.h>')]
    for expected, cases in ((1, wrong), (0, right)):
        for layer, include in cases:
            with tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder, layer, 'a.c')
                file.parent.mkdir()
                file.write_text(f'#include {include}\n', encoding='utf-8')
                if len(check(pathlib.Path(folder))[0]) != expected:
                    sys.exit(f'self-test: {layer} including {include} was judged wrongly')


def main():
    if '--self-test' in sys.argv:
        self_test()
    faults, count = check(pathlib.Path(sys.argv[1]))
    for fault in faults:
        print(fault)
    if count == 0:
        sys.exit('no sources found')
    sys.exit(1 if faults else 0)


if __name__ == '__main__':
    main()
