#!/usr/bin/env python3
"""Makes the C table of operations and input constraints from the service model.

usage: make-model.py cognito-model.json OUTPUT.c

The model is data from botocore (Apache-2.0); its "source" member says which
version. Only what a request is checked against is taken over.
"""

import json
import re
import sys

TYPES = {'string', 'integer', 'boolean', 'timestamp', 'structure', 'list', 'map'}
AUTH = {'none', 'sigv4', 'access_token', 'access_token_or_session'}
# The service's patterns are Java's, where these classes are ASCII. They stand for themselves here,
# for the regular expressions of GLib would take them as Unicode classes.
WORD = 'A-Za-z0-9_'
BLANK = ' \\t\\n\\x0B\\f\\r'


def c_string(text):
    if text is None:
        return 'NULL'
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')
    return '"' + escaped.replace('??', '?\\?') + '"'


def portable(pattern):
    """The pattern as a whole-text match in the terms of GLib's expressions."""
    text = pattern.replace('[\\S]', '[^' + BLANK + ']').replace('\\w', WORD).replace('\\s', BLANK)
    known = r'\\(?:p\{[A-Z]\}|x[0-9A-F]{2}|[tnrf{}.\-*])'
    rest = re.sub(known, '', text)
    if '\\' in rest:
        raise SystemExit('pattern that is not understood: ' + pattern)
    if text.endswith('*') and text.startswith('(?s)'):
        return None
    return '\\A(?:' + text + ')\\z'


class Table:
    def __init__(self, model):
        self.model = model
        self.order = []
        self.index = {}

    def shape(self, name, spec=None):
        if name in self.index:
            return self.index[name]
        if spec is None:
            spec = self.model['shapes'][name]
        if spec['type'] not in TYPES:
            raise SystemExit('type that is not understood: ' + spec['type'])
        self.index[name] = len(self.order)
        entry = {'name': name, 'spec': spec, 'member': -1, 'key': -1, 'members': []}
        self.order.append(entry)
        if spec['type'] == 'list':
            entry['member'] = self.shape(spec['member'])
        elif spec['type'] == 'map':
            if {self.model['shapes'][spec[part]]['type'] for part in ('key', 'value')} != {'string'}:
                raise SystemExit('map that is not understood: ' + name)
            entry['member'] = self.shape(spec['value'])
            entry['key'] = self.shape(spec['key'])
        elif spec['type'] == 'structure':
            required = set(spec.get('required', []))
            for member, ref in spec.get('members', {}).items():
                entry['members'].append((member, self.shape(ref['shape']), member in required))
        return self.index[name]

    def operation(self, name, spec):
        if spec['auth'] not in AUTH:
            raise SystemExit('auth that is not understood: ' + spec['auth'])
        input_spec = {
            'type': 'structure',
            'members': {m['name']: {'shape': m['shape']} for m in spec['input']},
            'required': [m['name'] for m in spec['input'] if m.get('required')],
        }
        return name, self.shape('input of ' + name, input_spec), spec['auth'].upper()


def write_shapes(table, out):
    for number, entry in enumerate(table.order):
        if 'enum' in entry['spec']:
            values = ', '.join(c_string(value) for value in entry['spec']['enum'])
            out.write(f'static const char *const values_{number}[] = {{ {values}, NULL }};\n')
        if entry['members']:
            out.write(f'static const VstPracticeMember members_{number}[] = {{\n')
            for member, shape, required in entry['members']:
                needed = 'TRUE' if required else 'FALSE'
                out.write(f'  {{ {c_string(member)}, {shape}, {needed} }},\n')
            out.write('};\n')
    out.write('\nconst VstPracticeShape vst_practice_shapes[] = {\n')
    for number, entry in enumerate(table.order):
        spec = entry['spec']
        pattern = spec.get('pattern')
        fields = [
            f'.type = VST_PRACTICE_{spec["type"].upper()}',
            f'.minimum = {spec["min"] if "min" in spec else "G_MININT64"}',
            f'.maximum = {spec["max"] if "max" in spec else "G_MAXINT64"}',
        ]
        if spec.get('sensitive'):
            fields.append('.sensitive = TRUE')
        if pattern is not None and portable(pattern) is not None:
            fields.append(f'.pattern = {c_string(pattern)}')
            fields.append(f'.expression = {c_string(portable(pattern))}')
        if 'enum' in spec:
            fields.append(f'.values = values_{number}')
        if entry['member'] >= 0:
            fields.append(f'.member = {entry["member"]}')
        if entry['key'] >= 0:
            fields.append(f'.key = {entry["key"]}')
        if entry['members']:
            fields.append(f'.members = members_{number}')
            fields.append(f'.n_members = {len(entry["members"])}')
        out.write(f'  /* {number}: {entry["name"]} */\n  {{ ' + ', '.join(fields) + ' },\n')
    out.write('};\n')
    out.write('const gsize vst_practice_n_shapes = G_N_ELEMENTS (vst_practice_shapes);\n')


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        model = json.load(file)
    table = Table(model)
    specs = {**model['operations'], **model['extra_operations']}
    operations = [table.operation(name, specs[name]) for name in sorted(specs)]
    others = sorted(set(model['all_operation_auth']) - set(specs))
    with open(sys.argv[2], 'w', encoding='utf-8') as out:
        out.write('/* Made by make-model.py; not to be edited. */\n')
        out.write('#include "practice/vst-practice-model-table.h"\n\n')
        write_shapes(table, out)
        out.write('\nconst VstPracticeModelOperation vst_practice_model_operations[] = {\n')
        for name, shape, auth in operations:
            out.write(f'  {{ {c_string(name)}, VST_PRACTICE_AUTH_{auth}, {shape} }},\n')
        out.write('};\n')
        out.write('const gsize vst_practice_n_model_operations\n')
        out.write('    = G_N_ELEMENTS (vst_practice_model_operations);\n')
        out.write('\nconst char *const vst_practice_other_operations[] = {\n')
        for name in others:
            out.write(f'  {c_string(name)},\n')
        out.write('  NULL,\n};\n')


if __name__ == '__main__':
    main()
