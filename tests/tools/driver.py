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

# Pixels around the window on a picture: enough to see its corners and its shadow.
EDGE = 24

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
    """`node` and all below it, without the pages that a stack holds back."""
    yield node
    for child in shown(list(children(node))):
        yield from descendants(child)


def everything(node):
    yield node
    for child in children(node):
        yield from everything(child)


def shown(siblings):
    """GTK 4.8 leaves the hidden pages of a stack in the tree, as large as the one shown."""
    places = [place(node) for node in siblings]
    alike = [sum(other == own for other in places) > 1 and own[2] > 0 for own in places]
    return [node for node, doubtful in zip(siblings, alike) if not doubtful or on_top(node)]


def place(node):
    if 'Component' not in node.get_interfaces():  # a page of a stack is not a widget
        inner = next(children(node), None)
        return place(inner) if inner and node.get_parent() else (0, 0, 0, 0)
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.width, extents.height


def on_top(page):
    """Whether a pointer could hit anything of `page`."""
    window = page
    while window.get_parent() and window.get_parent().get_role_name() != 'application':
        window = window.get_parent()
    for node in everything(page):
        x, y, width, height = place(node)
        if width > 0 and height > 0 and node.get_child_count() == 0:
            hit = Atspi.Component.get_accessible_at_point(
                window, x + width // 2, y + height // 2, Atspi.CoordType.WINDOW)
            if hit == node:
                return True
    return False


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def visible(node):
    # GTK 4.8 sets SHOWING on the window only.
    return min(place(node)[2:]) > 0


def actions(node):
    if 'Action' not in node.get_interfaces():
        return []
    count = Atspi.Action.get_n_actions(node)
    return [Atspi.Action.get_action_name(node, index) for index in range(count)]


def pressable(node):
    # A menu button holds the button that does it, and both bear its name.
    return has(node, 'SENSITIVE') and 'click' in actions(node)


def called(name):
    # The buttons of a message dialog hold their text twice, for wide and for narrow.
    return f'{re.escape(name)}( {re.escape(name)})?'


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
        return self.find(BUTTON, called(name), pressable, timeout)

    def shows_entry(self, name):
        return bool(self.all(ENTRY, re.escape(name)))

    def shows_button(self, name):
        return bool(self.all(BUTTON, called(name)))

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
        if not Atspi.Action.do_action(node, actions(node).index('click')):
            raise Failed(f'"{name}" cannot be pressed')

    def submit(self, name):
        """Does the page's main action, whose button is called `name`."""
        self.click(name)

    def press(self, *keys):
        """Sends keys, in xdotool's names, to the window that has the focus."""
        self.xdotool('key', '--clearmodifiers', *keys)

    def type(self, value):
        self.xdotool('type', '--clearmodifiers', '--delay', '8', '--', value)

    def resize(self, width, height):
        left, right, top, bottom = self.margins()
        self.xdotool('windowsize', self.window(), width + left + right, height + top + bottom)
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
        """The first window, which is the application's main one."""
        def look():
            for window in self.xdotool('search', '--onlyvisible', '--pid',
                                       self.process.pid).split():
                if self.geometry(window)[2] > 50:
                    return window
            return None
        if self.window_id is None:
            self.window_id = self.wait('a window on the screen', look)
        return self.window_id

    def geometry(self, window):
        """Place and size, with the shadow that belongs to the window."""
        said = self.xdotool('getwindowgeometry', '--shell', window)
        found = dict(re.findall(r'^(X|Y|WIDTH|HEIGHT)=(-?\d+)$', said, re.M))
        return tuple(int(found.get(key, 0)) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    def margins(self):
        """How far the shadow reaches: left, right, top, bottom."""
        said = subprocess.run(['xprop', '-id', self.window(), '_GTK_FRAME_EXTENTS'],
                              capture_output=True, text=True, check=False).stdout
        found = re.search(r'= (\d+), (\d+), (\d+), (\d+)', said)
        return tuple(map(int, found.groups())) if found else (0, 0, 0, 0)

    def size(self):
        """Width and height as a person sees them."""
        _, _, width, height = self.geometry(self.window())
        left, right, top, bottom = self.margins()
        return width - left - right, height - top - bottom

    def picture(self, path):
        """Writes what is on the screen where the window is, to `path`."""
        x, y, _, _ = self.geometry(self.window())
        left, _, top, _ = self.margins()
        width, height = self.size()
        edge = min(EDGE, left, top)
        area = (f'{width + 2 * edge}x{height + 2 * edge}'
                f'+{x + left - edge}+{y + top - edge}')
        subprocess.run(['import', '-window', 'root', '-crop', area, '+repage', str(path)],
                       check=True)

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

    TABS = 60

    def focused(self):
        """What has the focus, or None: GTK 4.8 does not tell that of what is inside a row."""
        return next(iter(self.all(predicate=lambda node: has(node, 'FOCUSED'))), None)

    def set(self, name, value):
        field = self.entry(name)

        def typed():
            return Atspi.Text.get_character_count(field) == len(value)
        for _ in range(self.TABS):
            if self.focused() is None:
                self.press('ctrl+a')
                self.type(value)
                if self.soon(typed):
                    return
                self.press('ctrl+a', 'BackSpace')  # that was another field
            self.press('Tab')
        raise Failed(f'Tab never comes to "{name}"')

    def click(self, name):
        self.button(name)
        for _ in range(self.TABS):
            node = self.focused()
            if node and re.fullmatch(called(name), node.get_name()) and pressable(node):
                self.press('space')
                return
            self.press('Tab')
            self.soon(lambda before=node: self.focused() != before)
        raise Failed(f'Tab never comes to "{name}"')

    def submit(self, name):
        self.button(name)
        self.press('Return')  # the last field still has the focus

    def close(self):
        self.press('alt+F4')
        return self.leave()

    def soon(self, question):
        """Whether `question` comes true shortly: the toolkit answers a key some frames later."""
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            if question():
                return True
            time.sleep(0.03)
        return False


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
