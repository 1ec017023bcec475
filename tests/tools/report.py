"""Counts test points and prints what fails."""

import re
import threading

POINT = re.compile(r'^(?P<no>not )?ok\b(?P<rest>.*)$', re.M)
PLAN = re.compile(r'^1\.\.(\d+)', re.M)


class Report:
    """The running count of one call of tests/run."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.lock = threading.Lock()

    def point(self, name, passed, output=''):
        """One thing tested; `output` is printed if it failed."""
        with self.lock:
            if passed:
                self.passed += 1
                return
            self.failed += 1
            print(f'--- failed: {name}\n{output.rstrip()}\n---', flush=True)

    def tap(self, name, stdout, good, output=''):
        """A program that speaks TAP: every point counts, and so does a bad end."""
        with self.lock:
            self.count(name, stdout, good, output)

    def count(self, name, stdout, good, output):
        wrong = 0
        for match in POINT.finditer(stdout):
            directive = match['rest'].upper()
            if '# SKIP' in directive:
                self.skipped += 1
                print(f'skipped: {name}:{match["rest"]}', flush=True)
            elif match['no'] and '# TODO' not in directive:
                wrong += 1
            else:
                self.passed += 1
        self.failed += wrong
        plan = PLAN.search(stdout)
        short = plan is None or len(POINT.findall(stdout)) < int(plan[1])
        if wrong == 0 and (short or not good):
            self.failed += 1  # it crashed, or went on too long
            wrong = 1
        if wrong:
            print(f'--- failed: {name}\n{(output or stdout).rstrip()}\n---', flush=True)

    def last_line(self):
        return f'{self.passed} passed, {self.failed} failed'
