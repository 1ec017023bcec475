"""usage: npm.py FOLDER

What npm brings, in the versions that package.json names: installed in FOLDER, where it
is kept. Prints the folder of the modules.
"""

import pathlib
import shutil
import subprocess
import sys

WANTED = pathlib.Path(__file__).with_name('package.json')


def install(folder):
    """Sees to it that it is all in `folder`; the folder of the modules."""
    there = folder / 'package.json'
    if not there.exists() or there.read_bytes() != WANTED.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        begun = folder / 'begun'
        begun.mkdir()
        shutil.copy(WANTED, begun)
        subprocess.run(['npm', 'install', '--prefix', begun, '--no-audit', '--no-fund',
                        '--ignore-scripts'], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
        (begun / 'node_modules').rename(folder / 'node_modules')
        shutil.copy(WANTED, there)
    return folder / 'node_modules'


if __name__ == '__main__':
    print(install(pathlib.Path(sys.argv[1])))
