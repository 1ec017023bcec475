#!/usr/bin/python3
"""The test suites. Called by tests/run, which sees to the packages."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import build
import style
from report import Report

ROOT = build.ROOT
TOOLS = ROOT / 'tests' / 'tools'
HEADLESS = TOOLS / 'headless'
SHOTS = build.FOLDER / 'shots'
CLIENTS = build.FOLDER / 'npm'
FUZZ = ROOT / 'tests' / 'fuzz'

# With GL, libraries' own leaks are laid at our door.
SANITIZER_ENV = {
    'UBSAN_OPTIONS': 'print_stacktrace=1:halt_on_error=1',
    'GDK_DEBUG': 'gl-disable',
    'G_SLICE': 'always-malloc',
}
# Without the slow unwinder too. It makes a walk five times as long.
LEAKS_ENV = {
    **SANITIZER_ENV,
    'ASAN_OPTIONS': 'fast_unwind_on_malloc=0:malloc_context_size=16',
    'LSAN_OPTIONS': f'suppressions={TOOLS / "lsan.supp"}:print_suppressions=0',
}
FUZZ_ENV = {
    **SANITIZER_ENV,
    'G_DEBUG': 'fatal-warnings',
    'VST_TEST_VECTORS': str(ROOT / 'tests' / 'vectors'),
}
# The exit statuses of a program that crashed, and of a shell that says so.
CRASHES = {end for signum in (signal.SIGSEGV, signal.SIGABRT) for end in (-signum, 128 + signum)}


def call(command, timeout, env=None):
    """Runs `command`; its exit status and all that it printed. Ends it when it is late."""
    process = subprocess.Popen(list(map(str, command)), cwd=ROOT, env=dict(os.environ, **(env or {})),
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors='replace',
                               start_new_session=True)
    try:
        output, _ = process.communicate(timeout=timeout)
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 15)
        output, _ = process.communicate()
        return -1, output + f'\nstopped after {timeout} s'


def meson_suite(report, folder, suite, env=None, patience=1, only=None, wrapper=None, inside=()):
    """The tests of one suite of meson's, under a private screen; by the command `inside`, if any."""
    program = f'-{wrapper.split()[0]}' if wrapper else ''
    log = folder / 'meson-logs' / f'testlog{program}.json'
    log.unlink(missing_ok=True)
    command = [*inside, HEADLESS, 'meson', 'test', '-C', folder, '--no-rebuild', '--suite', suite,
               '--timeout-multiplier', patience]
    if wrapper:
        command += ['--wrapper', wrapper]
    status, output = call([*command, *(only or [])], 900 * patience, env)
    entries = log.read_text(encoding='utf-8').splitlines() if log.exists() else []
    for entry in map(json.loads, entries):
        name = entry['name'].rpartition(' / ')[2]
        good = entry['result'] in ('OK', 'EXPECTEDFAIL')
        stdout = entry.get('stdout', '')
        everything = stdout + entry.get('stderr', '')
        if entry['result'] == 'SKIP':
            report.skipped += 1
        elif name in tap_tests(folder):
            report.tap(name, stdout, good, everything)
        else:
            report.point(name, good, everything)
    if not entries:
        report.point(f'suite {suite}', status == 0 and 'No suitable tests' in output, output)


def tap_tests(folder):
    tests = json.loads((folder / 'meson-info' / 'intro-tests.json').read_text(encoding='utf-8'))
    return {test['name'] for test in tests if test['protocol'] == 'tap'}


folders = {}
builders = ThreadPoolExecutor(max_workers=1)
ahead = {}  # builds that go on beside something else, by name


def build_ahead(name, make):
    """Begins a build that is wanted later, with the time that others leave it."""
    if name not in folders and name not in ahead:
        ahead[name] = builders.submit(make, way=('nice', '-n', '19'))


def built(report, name, make):
    """The build folder, or None after a failure, which is counted once."""
    if name not in folders:
        try:
            folders[name] = ahead.pop(name).result() if name in ahead else make()
        except build.BuildFailed as failure:
            folders[name] = None
            report.point(f'build {name}', False, str(failure))
    return folders[name]


def drive(command, timeout, env=None):
    """
    Calls a script of ours that looks at windows; once more if Python itself broke. It is not the
    application that did then, but libatspi, as what it looks at leaves the bus.
    """
    status, output = call(command, timeout, env)
    if status in CRASHES:
        print(f'once more, for its driver broke: {command[0]}', flush=True)
        status, output = call(command, timeout, env)
    return status, output


def walk(report, folder, *options, env=None, timeout=300, script='walkthrough', inside=()):
    """One walk through the real window."""
    command = [*inside, ROOT / 'tests' / script, '--app', folder / 'src' / 'vestibule', *options]
    status, output = drive(command, timeout, env)
    report.tap(f'{script} {" ".join(map(str, options))}', output, status == 0)


def walks(report, folder, *several):
    """Several walks, two at a time: most of one is waiting for the next code."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(lambda options: walk(report, folder, *options[1:], script=options[0]),
                      several))


def of_meson(suite):
    def run(report):
        folder = built(report, 'plain', build.plain)
        if folder:
            meson_suite(report, folder, suite)
    return run


def walkthrough(report):
    folder = built(report, 'plain', build.plain)
    if folder:
        walks(report, folder,
              ('faults', '--shots', SHOTS / 'faults'),
              ('secrets',),
              ('desktop',),
              ('walkthrough', '--shots', SHOTS / 'light'),
              ('walkthrough', '--shots', SHOTS / 'keyboard', '--keyboard', '--still'),
              ('walkthrough', '--shots', SHOTS / 'dark-narrow', '--dark', '--width', 360,
               '--height', 480),
              *(('walkthrough', '--shots', SHOTS / kind, '--kind', kind)
                for kind in ('srp', 'email', 'optional', 'off')))


def look(report, folder, name, *options, inside=()):
    """Looks at each page of the gallery."""
    status, output = drive([*inside, ROOT / 'tests' / name, '--build', folder, *options], 900)
    report.tap(name, output, status == 0)


def looks(name, *options):
    def run(report):
        folder = built(report, 'plain', build.plain)
        if folder:
            look(report, folder, name, *options)
    return run


def walkthrough_ten(report):
    folder = built(report, 'plain', build.plain)
    if folder:
        walks(report, folder, *[('walkthrough',)] * 10)


def sanitizers(report):
    folder = built(report, 'sanitizers', build.sanitized)
    if folder:
        env = {**SANITIZER_ENV, 'ASAN_OPTIONS': 'detect_leaks=0', 'VST_PATIENCE': '60'}
        with ThreadPoolExecutor(max_workers=1) as pool:
            walked = pool.submit(walk, report, folder, timeout=600, env=env)
            for suite in ('unit', 'integration', 'window'):
                meson_suite(report, folder, suite, LEAKS_ENV, patience=5)
            walked.result()


def leaks(report):
    """The walk once more, for what it never gives back."""
    folder = built(report, 'sanitizers', build.sanitized)
    if folder:
        walk(report, folder, env={**LEAKS_ENV, 'VST_PATIENCE': '120'}, timeout=1800)


def compilers(report):
    """No warning from either, optimising: the plain build is gcc's."""
    for name, make in (('plain', build.plain), ('clang', build.clang)):
        if built(report, name, make):
            report.point(name, True)


def style_checks(report):
    for name, passed, output in style.checks(lambda: built(report, 'plain', build.plain)):
        report.point(f'style: {name}', passed, output)


def clients(report):
    """One story at the practice pool by public clients."""
    folder = built(report, 'plain', build.plain)
    if folder:
        program = folder / 'src' / 'vestibule-practice-pool'
        for script in ('run', 'amplify.js'):
            status, output = call([ROOT / 'tests' / 'clients' / script, program, CLIENTS], 600)
            report.tap(f'clients: {script}', output, status == 0)


def srp_logins(report):
    """A thousand sign-ins at the practice pool by a public SRP client."""
    folder = built(report, 'plain', build.plain)
    if folder:
        program = folder / 'src' / 'vestibule-practice-pool'
        status, output = call([ROOT / 'tests' / 'clients' / 'srp-logins', program, CLIENTS], 1800)
        report.tap('srp-logins', output, status == 0)


def fuzz(report):
    """What comes from outside, changed at random from the seeds on: half a minute for each target."""
    names = sorted(path.name for path in (FUZZ / 'seeds').iterdir())
    targets = [f'fuzz-{name}' for name in names]
    folder = built(report, 'fuzzing', lambda: build.fuzzing(*targets))
    for name in names if folder else []:
        corpus = build.FOLDER / 'corpus' / name
        corpus.mkdir(parents=True, exist_ok=True)
        command = [folder / 'tests' / 'fuzz' / f'fuzz-{name}', corpus, FUZZ / 'seeds' / name,
                   '-max_total_time=30', f'-artifact_prefix={corpus.parent}/{name}-']
        status, output = call(command, 300, FUZZ_ENV)
        report.point(f'fuzz {name}', status == 0, output[-8000:])


def load(report):
    """Many at once on the practice pool, then kill -9 in the middle; the figures are shown."""
    folder = built(report, 'plain', build.plain)
    if folder:
        program = folder / 'src' / 'vestibule-practice-pool'
        status, output = call([ROOT / 'tests' / 'practice' / 'load', program], 900)
        report.tap('load', output, status == 0)
        print('\n'.join(line for line in output.splitlines() if line.startswith('# ')), flush=True)


def valgrind(report):
    """The layers without GTK, for definite leaks and for reads of what was never written."""
    folder = built(report, 'plain', build.plain)
    if folder:
        wrapper = ('valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite '
                   '--errors-for-leak-kinds=definite '
                   '--suppressions=/usr/share/glib-2.0/valgrind/glib.supp '
                   f'--suppressions={TOOLS / "valgrind.supp"}')
        tests = json.loads((folder / 'meson-info' / 'intro-tests.json').read_text('utf-8'))
        only = [test['name'] for test in tests
                if test['protocol'] == 'tap' and any('unit' in suite for suite in test['suite'])]
        if only:
            meson_suite(report, folder, 'unit', {'G_SLICE': 'always-malloc'}, 20, only, wrapper)


def script(report, path, *arguments, timeout=3600):
    """A test that sees to everything by itself; its figures are printed. Whether it passed."""
    status, output = call([ROOT / path, *arguments], timeout)
    report.tap(path, output, status == 0)
    print(''.join(f'{line[2:]}\n' for line in output.splitlines()
                  if status == 0 and line.startswith('# ')), end='', flush=True)
    return status == 0 and not output.startswith('1..0')


def flatpak(report):
    """The bundle, from the manifest to a walk in the sandbox."""
    script(report, 'flatpak/test')


def install(report):
    """From the tarball to a walk through what is installed."""
    script(report, 'tests/install', build.FOLDER / 'install')


def newer_gtk(report):
    """Debian 13's libraries: no warning, and the tests that GTK has a part in."""
    place = build.FOLDER / 'newer-gtk'
    if not script(report, 'tests/newer-gtk', place):
        return
    folder, inside = place / 'build', [ROOT / 'tests' / 'newer-gtk', place]
    for suite in ('unit', 'integration', 'window'):
        meson_suite(report, folder, suite, patience=5, inside=inside)
    look(report, folder, 'access', '--only', 'tree', inside=inside)
    look(report, folder, 'access', '--only', 'contrast', inside=inside)
    look(report, folder, 'layout', 'en', 'de', 'ar', inside=inside)
    walk(report, folder, inside=inside)


QUICK = {
    'style': style_checks,
    'unit': of_meson('unit'),
    'integration': of_meson('integration'),
    'window': of_meson('window'),
    'access': looks('access', '--quick'),
    'layout': looks('layout', 'eo'),
    'walkthrough': walkthrough,
    'sanitizers': sanitizers,
    'compilers': compilers,
}
LONG = {
    'clients': clients,
    'contrast': looks('access', '--only', 'contrast'),
    'srp-logins': srp_logins,
    'fuzz': fuzz,
    'flatpak': flatpak,
    'install': install,
    'keyboard': looks('access', '--only', 'keyboard'),
    'languages': looks('layout'),
    'leaks': leaks,
    'load': load,
    'newer-gtk': newer_gtk,
    'valgrind': valgrind,
    'walkthrough-ten': walkthrough_ten,
}


def main():
    suites = {**QUICK, **LONG}
    wanted = sys.argv[1:] or list(QUICK)
    if 'all' in wanted:
        wanted = list(suites)
    unknown = [name for name in wanted if name not in suites]
    if unknown:
        sys.exit(f'no such suite: {", ".join(unknown)}; there are: all {" ".join(suites)}')

    report = Report()
    for place, name in enumerate(wanted):
        # Walks wait most of the time.
        if name == 'walkthrough' and 'compilers' in wanted[place:]:
            build_ahead('clang', build.clang)
        before, start = (report.passed, report.failed), time.monotonic()
        print(f'{name}…', flush=True)
        suites[name](report)
        print(f'{name}: {report.passed - before[0]} passed, {report.failed - before[1]} failed '
              f'({time.monotonic() - start:.0f} s)', flush=True)
    print(f'{report.skipped} skipped')
    print(report.last_line())
    sys.exit(1 if report.failed else 0)


if __name__ == '__main__':
    main()
