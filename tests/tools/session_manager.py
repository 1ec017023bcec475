"""A stand-in for the desktop's session manager, as far as GTK talks to it."""

import threading

from gi.repository import Gio, GLib

NAME = 'org.gnome.SessionManager'
PATH = '/org/gnome/SessionManager'
CLIENT = PATH + '/Client1'
PRIVATE = NAME + '.ClientPrivate'

INTERFACES = f"""
<node>
  <interface name="{NAME}">
    <method name="RegisterClient">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/>
    </method>
    <method name="UnregisterClient"><arg type="o" direction="in"/></method>
    <property name="SessionIsActive" type="b" access="read"/>
  </interface>
  <interface name="{PRIVATE}">
    <method name="EndSessionResponse">
      <arg type="b" direction="in"/><arg type="s" direction="in"/>
    </method>
    <signal name="QueryEndSession"><arg type="u"/></signal>
    <signal name="EndSession"><arg type="u"/></signal>
    <signal name="Stop"/>
  </interface>
</node>
"""


class SessionManager:
    """Knows one client, and can end its session. A context manager."""

    def __init__(self, bus):
        self.bus = bus
        self.client = None
        self.registrations = []
        # Who asks waits for an answer, whatever the test is doing.
        self.loop = GLib.MainLoop()
        self.thread = threading.Thread(target=self.loop.run)

    def __enter__(self):
        node = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        for path, interface in ((PATH, NAME), (CLIENT, PRIVATE)):
            self.registrations.append(self.bus.register_object(
                path, node.lookup_interface(interface), self.on_call, self.on_get, None))
        self.thread.start()
        self.ask_bus('RequestName', GLib.Variant('(su)', (NAME, 0)))
        return self

    def __exit__(self, kind, value, trace):
        self.ask_bus('ReleaseName', GLib.Variant('(s)', (NAME,)))
        self.loop.quit()
        self.thread.join()
        for registration in self.registrations:
            self.bus.unregister_object(registration)

    def ask_bus(self, method, parameters):
        self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                           method, parameters, None, 0, 10000, None)

    def on_call(self, bus, sender, path, interface, method, parameters, invocation):
        if method == 'RegisterClient':
            self.client = sender
            invocation.return_value(GLib.Variant('(o)', (CLIENT,)))
        else:
            invocation.return_value(None)

    def on_get(self, bus, sender, path, interface, name):
        return GLib.Variant('b', True)

    def knows_somebody(self):
        return self.client is not None

    def stop(self):
        """The session is over."""
        self.bus.emit_signal(self.client, CLIENT, PRIVATE, 'Stop', None)
        self.bus.flush_sync(None)
