#!/usr/bin/python3
"""Prints what Vestibule keeps in the keyring, as JSON: a list of kind and text.

A program of its own, for libsecret reads its environment once.
"""

import json

import gi

gi.require_version('Secret', '1')
from gi.repository import Secret

TEXT = Secret.SchemaAttributeType.STRING
SCHEMA = Secret.Schema.new('io.github.vestibule_app.Vestibule', Secret.SchemaFlags.NONE,
                           {'owner': TEXT, 'kind': TEXT})

found = Secret.password_search_sync(SCHEMA, {}, Secret.SearchFlags.ALL
                                    | Secret.SearchFlags.LOAD_SECRETS, None)
print(json.dumps([(item.get_attributes()['kind'], item.retrieve_secret_sync(None).get_text())
                  for item in found]))
