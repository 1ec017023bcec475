"""Drives the real window as a person would: by accessible names, or by keyboard.

Runs inside tests/tools/headless. Nothing here sleeps for a fixed time: a click
takes effect some frames later, so everything is asked for until it is there.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings

try:
    import gi

    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    sys.exit('Packages are missing: tests/run installs them.')

warnings.simplefilter('ignore', DeprecationWarning)

ROOT = pathlib.Path(__file__).resolve().parents[2]

# GTK 4.18 and later say "button" where 4.8 says "push button", and so on.
BUTTON = {'push button', 'button', 'toggle button'}
ENTRY = {'text', 'password text', 'entry'}

# What no run of the application may leave on standard error.
NOISE = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|-(WARNING|CRITICAL)|Sanitizer|runtime error:')


class Failed(Exception):
    """What was waited for did not come, or came otherwise."""


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def descendants(node):
    yield node
    for child in children(node):
        yield from descendants(child)


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def visible(node):
    # GTK 4.8 sets SHOWING on the window only, and leaves hidden pages in the tree.
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def text_of(node):
    """What stands in `node`: its text, or else its name."""
    if 'Text' in node.get_interfaces():
        # Never -1 as the end: some versions answer nothing then.
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name() or ''


def application_environment(app, **more):
    """The environment in which the application at `app` finds its data in its build folder."""
    build = pathlib.Path(app).resolve().parents[1]
    env = dict(os.environ, **more)
    env['GSETTINGS_SCHEMA_DIR'] = str(build / 'data')
    shared = env.get('XDG_DATA_DIRS') or '/usr/local/share:/usr/share'
    env['XDG_DATA_DIRS'] = f'{build / "data"}:{shared}'
    return env


class App:
    """One run of the application. A context manager: leaves no process behind."""

    def __init__(self, app, arguments=(), env=None, shots=None, patience=15.0):
        self.command = [str(app), *arguments]
        self.env = env or application_environment(app)
        self.shots = pathlib.Path(shots) if shots else None
        self.shot_count = 0
        self.patience = patience
        self.process = None
        self.window_id = None
        self.errors = None

    def __enter__(self):
        Atspi.init()  # first: starts the accessibility bus, so that the application finds it
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
        self.errors = tempfile.TemporaryFile('w+')
        self.process = subprocess.Popen(self.command, env=self.env, stdin=subprocess.DEVNULL,
                                        stderr=self.errors)
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
        end = time.monotonic() + (timeout or self.patience)
        trouble = ''
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failed(f'the application left ({self.process.returncode}) while waiting '
                             f'for {what}\n{self.stderr()}')
            try:
                answer = question()
                if answer:
                    return answer
            except GLib.Error as error:  # it vanished while being looked at
                trouble = f' ({error.message})'
            time.sleep(0.03)
        raise Failed(f'waited in vain for {what}{trouble}; on the window: '
                     + ' | '.join(self.texts()))

    def root(self):
        for node in children(Atspi.get_desktop(0)):
            if node.get_process_id() == self.process.pid:
                return node
        return None

    def all(self, roles=None, name=None, predicate=None):
        """Everything visible with one of `roles`, and whose whole name matches `name`."""
        root = self.root()
        found = []
        for node in descendants(root) if root else ():
            if roles and node.get_role_name() not in roles:
                continue
            if name is not None and not re.fullmatch(name, node.get_name() or ''):
                continue
            if visible(node) and (predicate is None or predicate(node)):
                found.append(node)
        return found

    def find(self, roles=None, name=None, predicate=None, timeout=None):
        what = f'{"/".join(sorted(roles)) if roles else "anything"} "{name}"'
        return self.wait(what, lambda: self.all(roles, name, predicate), timeout)[0]

    def entry(self, name, timeout=None):
        return self.find(ENTRY, re.escape(name), timeout=timeout)

    def button(self, name, timeout=None):
        """The button called `name`, when it can be pressed."""
        return self.find(BUTTON, re.escape(name), lambda node: has(node, 'SENSITIVE'), timeout)

    def shows_entry(self, name):
        return bool(self.all(ENTRY, re.escape(name)))

    def shows_button(self, name):
        return bool(self.all(BUTTON, re.escape(name)))

    def texts(self):
        """Every text on the window that can be read, in order, without empty ones."""
        root = self.root()
        texts = []
        for node in descendants(root) if root else ():
            try:
                if node.get_role_name() not in ENTRY and visible(node) and text_of(node):
                    texts.append(text_of(node))
            except GLib.Error:
                continue
        return texts

    def text(self, pattern, timeout=None):
        """Waits for a text that matches `pattern`, and returns the match."""
        def look():
            return next(filter(None, (re.search(pattern, text) for text in self.texts())), None)
        return self.wait(f'the text "{pattern}"', look, timeout)

    def shows_text(self, pattern):
        return any(re.search(pattern, text) for text in self.texts())

    # Doing

    def set(self, name, value):
        """Puts `value` into the field called `name`."""
        node = self.entry(name)
        length = len(value)
        if not Atspi.EditableText.set_text_contents(node, value):
            raise Failed(f'the field "{name}" takes no text')
        # A password field may show dots instead: its length will do.
        self.wait(f'the field "{name}" to hold what was typed',
                  lambda: text_of(node) == value
                  or Atspi.Text.get_character_count(node) == length, 5)

    def click(self, name):
        """Presses the button called `name`, as soon as that can be done."""
        node = self.button(name)
        self.act(node, name)

    def act(self, node, name):
        count = Atspi.Action.get_n_actions(node)
        actions = [Atspi.Action.get_action_name(node, index) for index in range(count)]
        if 'click' not in actions or not Atspi.Action.do_action(node, actions.index('click')):
            raise Failed(f'"{name}" cannot be pressed')

    def press(self, *keys):
        """Sends keys, in xdotool's names, to the window."""
        window = self.window()
        self.xdotool('windowfocus', '--sync', window)  # no window manager does it for us
        self.xdotool('key', '--clearmodifiers', *keys)

    def type(self, value):
        self.xdotool('windowfocus', '--sync', self.window())
        self.xdotool('type', '--clearmodifiers', '--delay', '8', '--', value)

    def resize(self, width, height):
        window = self.window()
        self.xdotool('windowsize', window, width, height)
        self.wait(f'a window of {width} × {height}', lambda: self.size() == (width, height), 5)

    def close(self):
        """Closes the window as a person does, and returns the exit status."""
        self.click('Close')
        return self.leave()

    def leave(self):
        """Waits for the application to end by itself; complains of what it printed."""
        try:
            status = self.process.wait(60)
        except subprocess.TimeoutExpired:
            raise Failed('the application does not end') from None
        noise = self.stderr()
        if NOISE.search(noise):
            raise Failed('the application complained:\n' + noise)
        return status

    # The X window

    def xdotool(self, *arguments):
        result = subprocess.run(['xdotool', *map(str, arguments)], capture_output=True, text=True,
                                check=False)
        return result.stdout

    def window(self):
        def look():
            for window in self.xdotool('search', '--onlyvisible', '--pid',
                                       self.process.pid).split():
                if self.geometry(window)[0] > 50:
                    return window
            return None
        if self.window_id is None:
            self.window_id = self.wait('a window on the screen', look)
        return self.window_id

    def geometry(self, window):
        said = self.xdotool('getwindowgeometry', '--shell', window)
        return tuple(int(re.search(rf'^{key}=(-?\d+)', said, re.M)[1])
                     for key in ('WIDTH', 'HEIGHT')) if 'WIDTH' in said else (0, 0)

    def size(self):
        return self.geometry(self.window())

    def picture(self, path):
        """Writes what the window shows, with its popovers, to `path`."""
        width, height = self.size()
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+0+0', '+repage',
                        str(path)], check=True, env=dict(os.environ, LC_ALL='C'))

    def shot(self, title):
        """Leaves a numbered screenshot, if screenshots were asked for."""
        self.shot_count += 1
        if self.shots:
            self.settle()
            self.picture(self.shots / f'{self.shot_count:02d}-{title}.png')

    def settle(self, timeout=3.0):
        """Waits until two pictures in a row are alike: the slide from page to page has ended."""
        end = time.monotonic() + timeout
        before = None
        while time.monotonic() < end:
            now = subprocess.run(['import', '-window', self.window(), 'rgb:-'],
                                 capture_output=True, check=False).stdout
            if now == before:
                return
            before = now
            time.sleep(0.1)

    def qr(self):
        """The text of the QR code on the window."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'qr.png')

            def look():
                self.picture(path)
                return subprocess.run(['zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable',
                                       str(path)], capture_output=True, text=True,
                                      check=False).stdout.strip()
            return self.wait('a QR code that can be scanned', look)

    def stderr(self):
        self.errors.seek(0)
        return self.errors.read()


class KeyboardApp(App):
    """The same by keyboard alone: Tab to the control, then type or press."""

    def focused(self):
        return next(iter(self.all(predicate=lambda node: has(node, 'FOCUSED'))), None)

    def travel(self, roles, name):
        """Presses Tab until the control called `name` has the focus."""
        self.find(roles, re.escape(name), lambda node: has(node, 'SENSITIVE'))
        for _ in range(80):
            node = self.focused()
            if node and node.get_role_name() in roles and node.get_name() == name:
                return node
            before = node
            self.press('Tab')
            try:
                self.wait('the focus to move', lambda b=before: self.focused() != b, 1)
            except Failed:
                continue  # the only control on its way round, or a widget without a name
        raise Failed(f'Tab never comes to "{name}"')

    def set(self, name, value):
        node = self.travel(ENTRY, name)
        self.press('ctrl+a')
        self.type(value)
        self.wait(f'the field "{name}" to hold what was typed',
                  lambda: Atspi.Text.get_character_count(node) == len(value), 5)

    def click(self, name):
        self.travel(BUTTON, name)
        self.press('space')


def totp(key, moment=None):
    """The authenticator app's code for the base32 `key`, now or at `moment` (seconds)."""
    command = ['oathtool', '--totp', '-b']
    if moment is not None:
        command += ['--now', time.strftime('%Y-%m-%d %H:%M:%S UTC', time.gmtime(moment))]
    return subprocess.run([*command, '-'], input=key, capture_output=True, text=True,
                          check=True).stdout.strip()


class Authenticator:
    """What the person's phone does: holds the key, never gives one code twice."""

    STEP = 30

    def __init__(self, key):
        self.key = key
        self.used = -1

    def code(self):
        """A code not given before, waiting for the next step where need be."""
        while True:
            now = time.time()
            step, within = divmod(now, self.STEP)
            # Keep clear of the end of a step: typing takes a moment.
            if step > self.used and within < self.STEP - 2:
                self.used = step
                return totp(self.key, now)
            time.sleep(0.1)
