"""A translation into a language that nobody speaks, whose words are 40 % longer than English."""

import math
import pathlib
import re
import subprocess

# A real one, or the C library would not look for it; no translation of it is made here.
NAME = 'eo'
LONGER = 0.4
# What letters are there besides: tall ones, deep ones and wide ones.
MORE = ('ŵörd', 'ĝy', 'åñd', 'ŵm', 'çõpy')


def longer(message):
    """`message` with so many words more. What is formatted, marked up or a key stays."""
    end = re.search(r'[\s.:…!?)]*$', message).start()
    wanted = math.ceil(LONGER * len(re.sub('%[a-z]|<[^>]*>', '', message)))
    words, length = [], 0
    while length < wanted:
        words.append(MORE[len(words) % len(MORE)])
        length += len(words[-1]) + 1
    surplus = length - wanted
    if words and surplus:
        words[-1] = words[-1][:-surplus] or ''
    return message[:end] + ''.join(f' {word}' for word in words if word) + message[end:]


def write(template, folder):
    """Writes the translation of `template` for gettext to find in `folder`."""
    target = pathlib.Path(folder, NAME, 'LC_MESSAGES')
    target.mkdir(parents=True)
    filled = fill(pathlib.Path(template).read_text(encoding='utf-8'))
    subprocess.run(['msgfmt', '--check-format', '-o', target / 'vestibule.mo', '-'], input=filled,
                   text=True, check=True)


def fill(text):
    """The template's text with its translations filled in."""
    header, *entries = text.split('\n\n')
    header = header.replace('charset=CHARSET', 'charset=UTF-8')
    header = re.sub(r'nplurals=INTEGER; plural=EXPRESSION', 'nplurals=2; plural=(n != 1)', header)
    return '\n\n'.join([header, *map(fill_entry, entries)])


def fill_entry(entry):
    said = {key: unquote(value) for key, value in
            re.findall(r'^(msgid|msgid_plural) ((?:".*"\n?)+)', entry, re.M)}
    one = said.get('msgid', '')
    many = said.get('msgid_plural', one)
    entry = re.sub(r'^msgstr ""', f'msgstr {quote(longer(one))}', entry, flags=re.M)
    entry = re.sub(r'^msgstr\[0\] ""', f'msgstr[0] {quote(longer(one))}', entry, flags=re.M)
    return re.sub(r'^msgstr\[1\] ""', f'msgstr[1] {quote(longer(many))}', entry, flags=re.M)


def unquote(value):
    return ''.join(re.findall(r'"(.*)"', value))


def quote(message):
    return f'"{message}"'
