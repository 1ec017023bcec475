"""What can be checked without running the application: form, completeness, metadata."""

import gettext
import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
APP_ID = 'io.github.vestibule_app.Vestibule'

TRANSLATABLE = {
    '.c': re.compile(r'\b(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?) ?\('),
    '.ui': re.compile(r'translatable="(yes|true|1)"', re.I),
    '.in': re.compile(r'^Name=[A-Z]|<summary|gettext-domain|<comment>', re.M),
}
# The keywords of meson's "glib" preset, which makes the template.
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--add-comments=Translators', '--keyword=_',
            '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=Q_:1g',
            '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
            '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format',
            '--flag=g_string_printf:2:c-format', '--flag=g_string_append_printf:2:c-format',
            '--flag=g_error_new:3:c-format', '--flag=g_set_error:4:c-format']


def command(*arguments, **variables):
    """Whether the command succeeded, and what it said."""
    env = dict(os.environ, LC_ALL='C.UTF-8', **variables)
    result = subprocess.run(list(map(str, arguments)), cwd=ROOT, env=env, text=True, check=False,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)
    return result.returncode == 0, result.stdout


def sources(folder, *suffixes):
    return sorted(path for path in (ROOT / folder).rglob('*') if path.suffix in suffixes)


def clang_format():
    files = sources('src', '.c', '.h') + sources('tests', '.c', '.h')
    return command('clang-format', '--dry-run', '-Werror', *files)


def listed():
    lines = (ROOT / 'po' / 'POTFILES').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def potfiles():
    """POTFILES names every file with words for people, and no other."""
    wanted = set()
    for path in sources('src', '.c', '.ui') + sources('data', '.in'):
        if TRANSLATABLE[path.suffix].search(path.read_text(encoding='utf-8')):
            wanted.add(str(path.relative_to(ROOT)))
    missing, needless = wanted - set(listed()), set(listed()) - wanted
    text = ''.join([f'missing: {name}\n' for name in sorted(missing)]
                   + [f'nothing to translate in: {name}\n' for name in sorted(needless)])
    return not text, text


def messages(template):
    """A template without what changes with every line added: places and dates."""
    keep = [line for line in template.splitlines()
            if not line.startswith(('#:', '"POT-Creation-Date'))]
    return set('\n'.join(keep).split('\n\n')[1:])


def template():
    """po/vestibule.pot holds today's messages."""
    path = ROOT / 'po' / 'vestibule.pot'
    if not path.exists():
        return False, 'there is no po/vestibule.pot: meson compile vestibule-pot'
    with tempfile.NamedTemporaryFile(suffix='.pot') as fresh:
        good, output = command(*XGETTEXT, '--output', fresh.name, '--files-from', 'po/POTFILES')
        if not good:
            return False, output
        now = messages(pathlib.Path(fresh.name).read_text(encoding='utf-8'))
    then = messages(path.read_text(encoding='utf-8'))
    text = ''.join([f'new:\n{message}\n' for message in sorted(now - then)]
                   + [f'gone:\n{message}\n' for message in sorted(then - now)])
    return not text, text and text + 'stale: meson compile vestibule-pot'


def languages():
    return (ROOT / 'po' / 'LINGUAS').read_text(encoding='utf-8').split()


def translations():
    """LINGUAS names every translation, in order, and each keeps to the form of the messages."""
    there = sorted(path.stem for path in sources('po', '.po'))
    text = '' if languages() == there else f'LINGUAS: {languages()}, files: {there}\n'
    for language in there:
        good, output = command('msgfmt', '--check', '--check-accelerators=_',
                               '--output-file', os.devnull, ROOT / 'po' / f'{language}.po')
        text += '' if good else output
    return not text, text


def spoken(folder):
    """The application speaks each language, also from the build folder."""
    text = ''
    for language in languages():
        catalogue = gettext.translation('vestibule', folder / 'po', [language])
        good, output = command(folder / 'src' / 'vestibule', '--help', LANGUAGE=language,
                               TEXTDOMAINDIR=str(folder / 'po'))
        wanted = catalogue.gettext('Start with the practice pool')
        if not good or wanted not in output or wanted == 'Start with the practice pool':
            text += f'{language}: no "{wanted}" in\n{output}'
    return not text, text


def metadata(folder):
    """The files as configured, in the build folder."""
    data = folder / 'data'
    metainfo = data / f'{APP_ID}.metainfo.xml'
    yield 'desktop file', *command('desktop-file-validate', data / f'{APP_ID}.desktop')
    yield 'metainfo (appstreamcli)', *command('appstreamcli', 'validate', '--no-net', metainfo)
    yield 'metainfo (appstream-util)', *command('appstream-util', 'validate', '--nonet', metainfo)
    yield 'schema', *command('glib-compile-schemas', '--strict', '--dry-run', data)
    yield 'MIME type', *command('xmllint', '--noout', data / f'{APP_ID}.xml')


def screenshots():
    """The pictures that the metainfo names are there, each with words to it."""
    text = (ROOT / 'data' / f'{APP_ID}.metainfo.xml.in').read_text(encoding='utf-8')
    named = re.findall(r'<caption>.+</caption>\s*<image>\S+/data/screenshots/(\S+)</image>', text)
    found = [path.name for path in (ROOT / 'data' / 'screenshots').glob('*.png')]
    wrong = set(named) ^ set(found)
    return not wrong and len(named) == text.count('<image>'), f'not both named and there: {wrong}'


def manifests():
    """The development version's manifest is the other, under its own ID and as its own profile."""
    ordinary, devel = [(ROOT / 'flatpak' / f'{APP_ID}{suffix}.yml').read_text(encoding='utf-8')
                       for suffix in ('', '.Devel')]
    devel = re.sub(r'\A#.*\n', '', devel).replace(f'{APP_ID}.Devel', APP_ID)
    devel = devel.replace('      - -Dprofile=development\n', '')
    return devel == ordinary, 'they differ'


def template_words():
    """Every text that the application has for people, on one line each."""
    text = (ROOT / 'po' / 'vestibule.pot').read_text(encoding='utf-8')
    words = set()
    for found in re.finditer(r'^msgid(?:_plural)? ((?:"(?:[^"\\]|\\.)*"\s*)+)', text, re.M):
        joined = ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', found[1]))
        words.add(joined.replace('\\"', '"').replace('\\n', ' ').strip())
    return words


def manual():
    """What the walks for people name as *words of the application* is still in it."""
    words = template_words()
    # A mnemonic's mark is not to be seen.
    known = words | {word.replace('_', '') for word in words}
    missing, count = [], 0
    for path in sorted((ROOT / 'tests' / 'manual').glob('*.md')):
        text = path.read_text(encoding='utf-8')
        for name in re.findall(r'(?<![*\w])\*([^*\n]+(?:\n[^*\n]+)?)\*(?![*\w])', text):
            count += 1
            if re.sub(r'\s+', ' ', name) not in known:
                missing.append(f'{path.name}: {name}')
    return count > 0 and not missing, '\n'.join(missing) or 'they name nothing'


def checks(plain_build):
    """Each check's name, whether it passed, and its output."""
    yield 'clang-format', *clang_format()
    yield 'layers', *command(ROOT / 'tests' / 'check-layers.py', ROOT / 'src', '--self-test')
    yield 'POTFILES', *potfiles()
    yield 'template', *template()
    yield 'translations', *translations()
    yield 'screenshots', *screenshots()
    yield 'manifests', *manifests()
    yield 'manual walks', *manual()
    folder = plain_build()
    if folder:
        yield 'languages', *spoken(folder)
        yield from metadata(folder)
