"""The application's windows on the X screen: keys, size and pictures."""

import pathlib
import re
import subprocess
import tempfile
import time

# Pixels around the window on a picture: enough to see its corners and its shadow.
EDGE = 24


def output(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True,
                          check=False).stdout


class Screen:
    """What the process `pid` shows."""

    def __init__(self, pid):
        self.pid = pid
        self.window_id = None

    def window(self):
        """The first window, which is the application's main one; None before it is there."""
        if self.window_id is None:
            found = output('xdotool', 'search', '--onlyvisible', '--pid', self.pid).split()
            self.window_id = next((window for window in found if geometry(window)[2] > 50), None)
        return self.window_id

    def margins(self):
        """How far the shadow reaches, which is part of the window: left, right, top, bottom."""
        said = output('xprop', '-id', self.window(), '_GTK_FRAME_EXTENTS')
        found = re.search(r'= (\d+), (\d+), (\d+), (\d+)', said)
        return tuple(map(int, found.groups())) if found else (0, 0, 0, 0)

    def size(self):
        """Width and height as a person sees them."""
        _, _, width, height = geometry(self.window())
        left, right, top, bottom = self.margins()
        return width - left - right, height - top - bottom

    def resize(self, width, height):
        left, right, top, bottom = self.margins()
        output('xdotool', 'windowsize', self.window(), width + left + right,
               height + top + bottom)

    def keys(self, *keys):
        output('xdotool', 'key', '--clearmodifiers', *keys)

    def type(self, value):
        output('xdotool', 'type', '--clearmodifiers', '--delay', '8', '--', value)

    def click(self, x, y):
        """Presses the pointer at a place in the window."""
        self.point(x, y)
        output('xdotool', 'click', 1)

    def wheel_down(self):
        self.wheel(5)

    def wheel_up(self):
        self.wheel(4)

    def wheel(self, button):
        """Turns the wheel over the middle of the window, which is a button in X."""
        width, height = self.size()
        self.point(width // 2, height // 2)
        output('xdotool', 'click', button)

    def point_away(self):
        """Nothing lights up under the pointer."""
        output('xdotool', 'mousemove', 0, 0)

    def point(self, x, y):
        left, top = geometry(self.window())[:2]
        margin_left, _, margin_top, _ = self.margins()
        output('xdotool', 'mousemove', left + margin_left + x, top + margin_top + y)

    def picture(self, path):
        """Writes what is on the screen where the window is, to `path`."""
        x, y, _, _ = geometry(self.window())
        left, _, top, _ = self.margins()
        width, height = self.size()
        edge = min(EDGE, left, top)
        area = f'{width + 2 * edge}x{height + 2 * edge}+{x + left - edge}+{y + top - edge}'
        subprocess.run(['import', '-window', 'root', '-crop', area, '+repage', str(path)],
                       check=True)

    def settle(self, timeout=3.0):
        """Waits until two pictures in a row are alike: what slides or fades has arrived."""
        end, before = time.monotonic() + timeout, None
        while time.monotonic() < end:
            now = subprocess.run(['import', '-window', 'root', 'rgb:-'], capture_output=True,
                                 check=False).stdout
            if now == before:
                return
            before = now
            time.sleep(0.1)

    def qr(self):
        """The text of the QR code that can be scanned off the screen, or ''."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'qr.png')
            self.picture(path)
            return output('zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable',
                          path).strip()


def geometry(window):
    """Place and size on the screen, with the shadow."""
    said = output('xdotool', 'getwindowgeometry', '--shell', window)
    found = dict(re.findall(r'^(X|Y|WIDTH|HEIGHT)=(-?\d+)$', said, re.M))
    return tuple(int(found.get(key, 0)) for key in ('X', 'Y', 'WIDTH', 'HEIGHT'))
