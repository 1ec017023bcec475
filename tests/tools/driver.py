"""Drives the real window as a person would, finding things by their accessible names.

Runs inside tests/tools/headless. Nothing here sleeps for a fixed time: a click
takes effect some frames later, so everything is asked for until it is there.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import time

import accessible
from accessible import BUTTON, ENTRY, MENU_ITEM, ROW, called, descendants, length, pressable, text_of
from screen import Screen

# What no run of the application may leave on standard error.
NOISE = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error:')


class Failed(Exception):
    """What was waited for did not come, or came otherwise."""


def application_environment(app, **more):
    """The environment in which the application at `app` finds its data in its build folder."""
    build = pathlib.Path(app).resolve().parents[1]
    env = dict(os.environ, **more)
    env['GSETTINGS_SCHEMA_DIR'] = str(build / 'data')
    shared = env.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'
    env['XDG_DATA_DIRS'] = f'{build / "data"}:{shared}'
    return env


# Seconds. An application under a sanitizer needs more.
PATIENCE = float(os.environ.get('VST_PATIENCE', '15'))


class App:
    """One run of the application. A context manager: leaves no process behind."""

    def __init__(self, app, arguments=(), env=None, shots=None, pipes=False):
        self.command = [str(app), *arguments]
        self.env = env or application_environment(app)
        self.pipes = pipes  # to its input, and from its output
        self.shots = pathlib.Path(shots) if shots else None
        self.shot_count = 0
        self.process = None
        self.screen = None
        self.errors = None

    def __enter__(self):
        accessible.start()
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
        self.errors = tempfile.TemporaryFile('w+')
        # GLib's debug messages, where they are on, come by standard output.
        self.process = subprocess.Popen(self.command, env=self.env, text=True,
                                        stdin=subprocess.PIPE if self.pipes else subprocess.DEVNULL,
                                        stdout=subprocess.PIPE if self.pipes else self.errors,
                                        stderr=self.errors)
        self.screen = Screen(self.process.pid)
        return self

    def __exit__(self, kind, value, trace):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.errors.close()

    # Looking

    def wait(self, what, question, timeout=None):
        """Asks `question` until it answers something true, which is returned."""
        end = time.monotonic() + (timeout or PATIENCE)
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failed(f'the application left ({self.process.returncode}) while waiting '
                             f'for {what}\n{self.stderr()}')
            try:
                answer = question()
                if answer:
                    return answer
            except accessible.Vanished:
                pass  # while it was being looked at
            time.sleep(0.03)
        raise Failed(f'waited in vain for {what}; on the window: ' + ' | '.join(self.texts()))

    def nodes(self):
        root = accessible.application(self.process.pid)
        return descendants(root) if root else ()

    def all(self, roles=None, name=None, predicate=None):
        """Everything visible with one of `roles`, and whose whole name matches `name`."""
        found = []
        for node in self.nodes():
            if roles and node.get_role_name() not in roles:
                continue
            if name is not None and not re.fullmatch(name, node.get_name() or ''):
                continue
            if predicate is None or predicate(node):
                found.append(node)
        return found

    def find(self, roles, name, predicate=None, timeout=None):
        return self.wait(f'{"/".join(sorted(roles))} "{name}"',
                         lambda: self.all(roles, called(name), predicate), timeout)[0]

    def entry(self, name, timeout=None):
        return self.find(ENTRY, name, timeout=timeout)

    def button(self, name, timeout=None):
        """The button called `name`, when it can be pressed."""
        return self.find(BUTTON, name, pressable, timeout)

    def shows_entry(self, name):
        return bool(self.all(ENTRY, called(name)))

    def shows_button(self, name):
        return bool(self.all(BUTTON, called(name)))

    def value(self, name):
        """What stands in the field called `name`."""
        return text_of(self.entry(name))

    def texts(self):
        """Every text on the window that can be read, in order, without empty ones."""
        texts = []
        for node in self.nodes():
            try:
                if node.get_role_name() not in ENTRY and text_of(node):
                    texts.append(text_of(node))
            except accessible.Vanished:
                continue
        return texts

    def text(self, pattern, timeout=None):
        """Waits for a text in which `pattern` is found, and returns the match."""
        def look():
            return next(filter(None, (re.search(pattern, text) for text in self.texts())), None)
        return self.wait(f'the text "{pattern}"', look, timeout)

    def shows_text(self, pattern):
        return any(re.search(pattern, text) for text in self.texts())

    def qr(self):
        """The text of the QR code on the screen, scrolling to it where need be."""
        code = self.button('Show the QR Code Larger')

        def look():
            self.screen.settle()
            found = self.screen.qr()
            if not found:
                self.turn_to(code)
            return found
        return self.wait('a QR code that can be scanned', look)

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read()

    # Doing

    def set(self, name, value):
        """Puts `value` into the field called `name`."""
        node = self.entry(name)
        if not accessible.put_text(node, value):
            raise Failed(f'the field "{name}" takes no text')
        # A password field may show dots instead: its length will do.
        self.wait(f'the field "{name}" to hold what was typed',
                  lambda: text_of(node) == value or length(node) == len(value))

    def click(self, name):
        """Presses the button called `name`, as soon as that can be done."""
        if not accessible.press(self.button(name)):
            raise Failed(f'"{name}" cannot be pressed')

    def choose(self, name):
        """Activates the row of a list, scrolling to it first."""
        node = self.find(ROW, name)
        for _ in range(40):
            self.screen.settle()
            if accessible.reachable(node):
                self.screen.click(*accessible.center(node))
                return
            self.turn_to(node)
        raise Failed(f'the row "{name}" cannot be scrolled to')

    def turn_to(self, node):
        """Turns the wheel by a step, so that `node` comes nearer to the middle of the window."""
        if accessible.center(node)[1] < self.screen.size()[1] // 2:
            self.screen.wheel_up()
        else:
            self.screen.wheel_down()

    def pick(self, name):
        """Chooses the item called `name` of the menu that is open."""
        item = self.find(MENU_ITEM, name)
        if not accessible.press(item):
            raise Failed(f'"{name}" cannot be chosen')

    def submit(self, name):
        """Does the page's main action, whose button is called `name`."""
        self.click(name)

    def press(self, *keys):
        """Sends keys, in xdotool's names, to the window that has the focus."""
        self.screen.keys(*keys)

    def resize(self, width=None, height=None):
        self.wait('a window on the screen', self.screen.window)
        now = self.screen.size()
        wanted = (width or now[0], height or now[1])
        inside = self.frame_size()
        self.screen.resize(*wanted)
        self.wait(f'a window of {wanted}', lambda: self.screen.size() == wanted)
        # The screen knows it first. What the window remembers is what it was told.
        told = tuple(new - old + size for new, old, size in zip(wanted, now, inside))
        self.wait('the window to be laid out anew', lambda: self.frame_size() == told)

    def frame_size(self):
        """Width and height of the only window as the application sees it: within any border."""
        def look():
            root = accessible.application(self.process.pid)
            return [accessible.place(node)[2:] for node in accessible.children(root)] if root else ()
        return self.wait('its window', look)[0]

    def shot(self, title):
        """Leaves a numbered screenshot, if screenshots were asked for."""
        self.shot_count += 1
        if self.shots and self.screen.window():
            self.screen.point_away()
            self.screen.settle()
            self.screen.picture(self.shots / f'{self.shot_count:02d}-{title}.png')

    def close(self):
        """Closes the window as a person does, and returns the exit status."""
        self.click('Close')
        return self.leave()

    def leave(self):
        """Waits for the application to end by itself; complains of what it printed."""
        try:
            status = self.process.wait(4 * PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed('the application does not end') from None
        noise = self.stderr()
        if NOISE.search(noise):
            raise Failed('the application complained:\n' + noise)
        return status
