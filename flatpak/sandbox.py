#!/usr/bin/python3
"""The ordinary user's part of flatpak/test: builds, installs, looks at the sandbox, and walks.

Runs on a screen, bus and home of its own, as a user without any rights. Prints TAP.
"""

import configparser
import importlib.machinery
import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT / 'tests' / 'tools'))

import accessible
import driver
from screen import Screen, geometry, output

APP_ID = 'io.github.vestibule_app.Vestibule'
MANIFEST = HERE / f'{APP_ID}.yml'
# All that the application may do; a permission more is a failure.
PERMISSIONS = {
    'shared': {'network', 'ipc'},
    'sockets': {'x11', 'wayland', 'fallback-x11'},
    'devices': {'dri'},
    'filesystems': {'~/.aws:ro'},
}
EXPORTS = [
    f'applications/{APP_ID}.desktop',
    f'icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    f'icons/hicolor/scalable/mimetypes/{APP_ID}-pool.svg',
    f'dbus-1/services/{APP_ID}.service',
    f'mime/packages/{APP_ID}.xml',
]


class Trouble(Exception):
    """A command that failed, with what it said."""


def run(*command, env=None, timeout=1800):
    """What `command` printed; raises where it failed."""
    result = subprocess.run(list(map(str, command)), env=env, text=True, check=False,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, timeout=timeout, errors='replace')
    if result.returncode != 0:
        raise Trouble(f'{" ".join(map(str, command))}: {result.returncode}\n'
                      f'{result.stdout[-6000:]}')
    return result.stdout


def expect(truth, what):
    if not truth:
        raise Trouble(f'not so: {what}')


class SandboxedScreen(Screen):
    """The window of an application whose process has another number outside."""

    def window(self):
        if self.window_id is None:
            found = output('xdotool', 'search', '--onlyvisible', '--name', '^Vestibule$').split()
            self.window_id = next((window for window in found if geometry(window)[2] > 50), None)
        return self.window_id


class SandboxedApp(driver.App):
    """The installed application, started as a desktop starts it."""

    def __init__(self, shots, name):
        env = dict(os.environ)
        # In its sandbox it is to behave as it does on a desktop.
        for variable in ('GTK_USE_PORTAL', 'ADW_DISABLE_PORTAL', 'GSETTINGS_BACKEND'):
            env.pop(variable, None)
        super().__init__('flatpak', ['run', APP_ID], env=env, shots=shots / name)
        self.seconds = None

    def __enter__(self):
        start = time.monotonic()
        super().__enter__()
        self.screen = SandboxedScreen(self.process.pid)
        self.wait('a window on the screen', self.screen.window)
        self.seconds = time.monotonic() - start
        return self

    def __exit__(self, kind, value, trace):
        if self.process.poll() is None:
            subprocess.run(['flatpak', 'kill', APP_ID], check=False)
        super().__exit__(kind, value, trace)

    def nodes(self):
        for node in accessible.children(accessible.Atspi.get_desktop(0)):
            if 'vestibule' in (node.get_name() or '').lower():
                return accessible.descendants(node)
        return ()


def walkthrough():
    """The module of the ordinary walk, whose file has no suffix."""
    loader = importlib.machinery.SourceFileLoader('walkthrough', str(ROOT / 'tests/walkthrough'))
    spec = importlib.util.spec_from_loader('walkthrough', loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


class Chain:
    """From the sources to the walk in the sandbox; each method is a test point."""

    def __init__(self, work, branch, shots):
        self.work = work
        self.branch = branch
        self.shots = shots
        self.bundle = work / 'vestibule.flatpak'
        self.home = pathlib.Path(os.environ['HOME'])
        self.count = 0

    def runtime(self):
        """the stand-in runtime is installed"""
        run('flatpak', '--user', 'remote-add', '--no-gpg-verify', 'standin',
            f'file://{self.work}/runtime')
        run('flatpak', '--user', 'install', '-y', '--noninteractive', 'standin',
            f'org.gnome.Platform//{self.branch}', f'org.gnome.Sdk//{self.branch}')

    def build(self):
        """the manifest builds"""
        text = MANIFEST.read_text(encoding='utf-8')
        text = re.sub('(?m)^runtime-version:.*', f'runtime-version: {self.branch}', text)
        # A bundle has no room for languages that are installed apart.
        text = text.replace('\ncommand:', '\nseparate-locales: false\ncommand:')
        manifest = HERE / 'test.yml'
        manifest.write_text(text, encoding='utf-8')
        run('flatpak-builder', '--user', '--disable-rofiles-fuse', '--force-clean',
            f'--state-dir={self.work}/state', f'--repo={self.work}/repo', self.work / 'build',
            manifest)

    def pack(self):
        """a bundle is made of it"""
        run('flatpak', 'build-bundle', self.work / 'repo', self.bundle, APP_ID, 'master')
        print(f'# the bundle has {self.bundle.stat().st_size / 1024:.0f} KiB')

    def install(self):
        """the bundle installs, and needs nothing but the Platform"""
        run('flatpak', '--user', 'uninstall', '-y', '--noninteractive', 'org.gnome.Sdk')
        run('flatpak', '--user', 'install', '-y', '--noninteractive', '--bundle', self.bundle)

    def permissions(self):
        """it has the permissions that it needs, and no other"""
        said = configparser.ConfigParser()
        said.read_string(run('flatpak', 'info', '--show-permissions', APP_ID))
        found = {key: set(filter(None, value.split(';')))
                 for key, value in said['Context'].items()}
        expect(found == PERMISSIONS, f'{found} is {PERMISSIONS}')
        expect(said.sections() == ['Context'], f'{said.sections()} is the context alone')

    def exports(self):
        """the desktop finds its files"""
        place = pathlib.Path(os.environ['XDG_DATA_HOME'], 'flatpak', 'exports', 'share')
        missing = [name for name in EXPORTS if not (place / name).exists()]
        expect(not missing, f'{missing} are exported')

    def languages(self):
        """its languages are in the bundle"""
        for language in (ROOT / 'po' / 'LINGUAS').read_text(encoding='utf-8').split():
            self.inside(f'test -s /app/share/locale/{language}/LC_MESSAGES/vestibule.mo')

    def inside(self, script):
        return run('flatpak', 'run', '--command=sh', APP_ID, '-c', script)

    def home_is_closed(self):
        """the home folder and ~/.ssh cannot be read or written"""
        (self.home / '.ssh').mkdir(mode=0o700)
        for path in (self.home / 'diary.txt', self.home / '.ssh' / 'id_ed25519'):
            path.write_text('nobody else’s business', encoding='utf-8')
            self.inside(f'! cat {path} && ! grep -rq else {path.parent}')
        self.inside(f'echo x >{self.home}/left-behind || true')
        expect(not (self.home / 'left-behind').exists(), 'nothing is written there')

    def aws_is_read_only(self):
        """~/.aws can be read, and not written"""
        folder = self.home / '.aws'
        folder.mkdir(mode=0o700)
        (folder / 'credentials').write_text('[default]\n', encoding='utf-8')
        self.inside(f'grep -q default {folder}/credentials')
        self.inside(f'! echo x >>{folder}/credentials')
        expect((folder / 'credentials').read_text() == '[default]\n', 'it is as it was')

    def device_secret(self):
        """the device's secret is in the sandbox's keyring"""
        data = self.home / '.var' / 'app' / APP_ID
        keyring = data / 'data' / 'keyrings' / 'default.keyring'
        expect(keyring.exists() and keyring.stat().st_size > 64, 'there is a keyring')

    def point(self, title, step):
        self.count += 1
        try:
            step()
        except (Trouble, driver.Failed, subprocess.TimeoutExpired) as failure:
            print(f'not ok {self.count} - {title}')
            print('# ' + str(failure).replace('\n', '\n# '), flush=True)
            return False
        print(f'ok {self.count} - {title}', flush=True)
        return True

    def points(self, *steps):
        return all(self.point((step.__doc__ or step.__name__.replace('_', ' ')).splitlines()[0],
                              step) for step in steps)

    def walk(self, name, walk, steps):
        """One run of the application; its steps are test points."""
        with SandboxedApp(self.shots, name) as window:
            print(f'# from flatpak run to the window: {window.seconds:.2f} s')
            walk.window = window
            good = self.points(*steps)
            if not good:
                window.shot('failed')
                print('# ' + window.stderr()[-3000:].replace('\n', '\n# '))
            return good

    def walks(self):
        module = walkthrough()
        walk = module.Walk(None, module.USER, None)
        first = [walk.welcome, walk.sign_up, walk.confirm, walk.pair, walk.log_in, walk.done,
                 walk.log_out, walk.close]
        # By then only the keyring knows the device.
        second = [walk.log_in_by_device, walk.forget_the_device, walk.log_in_by_code_again,
                  walk.delete, walk.close]
        return (self.walk('first', walk, first) and self.points(self.device_secret)
                and self.walk('second', walk, second))


def keyring():
    """The desktop's keyring, unlocked as it is after logging in; the portal asks it."""
    daemon = subprocess.Popen(['gnome-keyring-daemon', '--foreground', '--unlock',
                               '--components=secrets'], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    daemon.stdin.write(b'password')
    daemon.stdin.close()
    return daemon


def main():
    work, branch = pathlib.Path(sys.argv[1]), sys.argv[2]
    # There is no system bus; what asks for one gets the session's.
    os.environ['DBUS_SYSTEM_BUS_ADDRESS'] = os.environ['DBUS_SESSION_BUS_ADDRESS']
    os.environ.pop('GDK_BACKEND')
    chain = Chain(work, branch, work / 'shots')
    daemon = keyring()
    try:
        good = chain.points(chain.runtime, chain.build, chain.pack, chain.install,
                            chain.permissions, chain.exports, chain.languages,
                            chain.home_is_closed, chain.aws_is_read_only)
        good = good and chain.walks()
    finally:
        daemon.terminate()
        daemon.wait()
    print(f'1..{chain.count}')
    sys.exit(0 if good else 1)


if __name__ == '__main__':
    main()
