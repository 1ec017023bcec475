"""Builds of the project for the tests, each in a folder of its own under build-tests/."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / 'build-tests'

SANITIZE = ('-Db_sanitize=address,undefined', '-Db_lundef=false')


class BuildFailed(Exception):
    """Carries the end of what the build printed."""


def run(command, env):
    result = subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            check=False)
    if result.returncode != 0:
        raise BuildFailed(result.stdout[-8000:])
    return result.stdout


def build(name, *options, compiler=None, targets=(), way=()):
    """
    Builds into build-tests/NAME, which it returns: everything, or only `targets`.
    Options count when it is new only. `way` stands before the command that compiles.
    """
    folder = FOLDER / name
    env = dict(os.environ)
    if compiler:
        env['CC'] = compiler
    if not (folder / 'build.ninja').exists():
        run(['meson', 'setup', folder, ROOT, '-Dwerror=true', *options], env)
    run([*way, 'meson', 'compile', '-C', folder, *targets], env)
    return folder


def plain():
    return build('plain')


def sanitized():
    return build('sanitizers', *SANITIZE)


def clang(way=()):
    return build('clang', compiler='clang', way=way)


def fuzzing(*targets):
    return build('fuzzing', '-Dfuzzing=true', *SANITIZE, compiler='clang', targets=targets)
