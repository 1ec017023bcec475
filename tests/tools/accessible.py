"""What the accessibility tree tells of a window, and where GTK's tree needs care."""

import re
import sys
import warnings

try:
    import gi

    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    sys.exit('Packages are missing: tests/run installs them.')

warnings.simplefilter('ignore', DeprecationWarning)

Vanished = GLib.Error  # what is raised for a node that is gone

PATIENCE_MS = 60_000  # for one answer

# GTK 4.18 and later say "button" where 4.8 says "push button", and so on.
BUTTON = {'push button', 'button', 'toggle button'}
ENTRY = {'text', 'password text', 'entry'}
ROW = {'list item', 'combo box'}
MENU_ITEM = {'menu item', 'radio menu item', 'check menu item'}


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def descendants(node):
    """`node` and all below it that is on the window, or scrolled out of it."""
    yield node
    for child in shown(list(children(node))):
        yield from descendants(child)


def everything(node):
    yield node
    for child in children(node):
        yield from everything(child)


def shown(siblings):
    """
    Those of `siblings` that can be seen. GTK 4.8 sets SHOWING on windows only, and
    leaves the hidden pages of a stack in the tree: without a size if they never were
    shown, and else as large as they were then.
    """
    sized = [(node, where) for node, where in ((node, place(node)) for node in siblings)
             if where[2] > 0 and where[3] > 0]
    piles = {}
    for node, where in sized:
        piles.setdefault('pages' if paged(node) else where, []).append(node)
    tops = {key: topmost(pile) for key, pile in piles.items() if len(pile) > 1}
    return [node for node, where in sized
            if node in tops.get('pages' if paged(node) else where, (node,))]


def paged(node):
    """Whether `node` is a page of a stack, which is not a widget."""
    return 'Component' not in node.get_interfaces()


def topmost(pile):
    """
    Those of `pile`, which lie upon one another, that are in front; one look often does.
    Nobody can tell of those that are scrolled away.
    """
    for node in pile:
        found = hit(node)
        while found:
            if found in pile:
                return [found]
            found = found.get_parent()
    return [node for node in pile if on_top(node)] or pile


def place(node):
    if paged(node):
        inner = next(children(node), None)
        return place(inner) if inner and node.get_parent() else (0, 0, 0, 0)
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.width, extents.height


def center(node):
    """The middle of `node`, from the corner of its window."""
    x, y, width, height = place(node)
    return x + width // 2, y + height // 2


def hit(node):
    """What a pointer in the middle of `node` would hit, or None."""
    window = node
    while window.get_parent() and window.get_parent().get_role_name() != 'application':
        window = window.get_parent()
    return Atspi.Component.get_accessible_at_point(window, *center(node), Atspi.CoordType.WINDOW)


def on_top(page):
    """Whether a pointer could hit anything of `page`."""
    return any(min(place(node)[2:]) > 0 and node.get_child_count() == 0 and hit(node) == node
               for node in everything(page))


def reachable(node):
    """Whether a pointer could hit the middle of `node`: it is not scrolled away."""
    found = hit(node)
    if found and not in_tree(found):
        found = node  # GTK 4.18 finds the hidden pages of a stack too: nobody knows
    while found and found != node:
        found = found.get_parent()
    return found is not None and not scrolled_away(node)


def in_tree(node):
    """Whether one comes to `node` from its application."""
    parent = node.get_parent()
    return parent is not None and (parent.get_role_name() == 'application'
                                   or node in children(parent) and in_tree(parent))


def scrolled_away(node):
    """Whether the middle of `node` is out of what holds it, where GTK 4.18 finds it all the same."""
    x, y = center(node)
    while node := node.get_parent():
        left, top, width, height = place(node)
        if width and not (left <= x < left + width and top <= y < top + height):
            return True
    return False


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def actions(node):
    if 'Action' not in node.get_interfaces():
        return []
    count = Atspi.Action.get_n_actions(node)
    return [Atspi.Action.get_action_name(node, index) for index in range(count)]


def pressable(node):
    # A menu button holds the button that does it, and both bear its name.
    return has(node, 'SENSITIVE') and 'click' in actions(node)


def called(name):
    # The buttons of a message dialog hold their text twice, and with the mnemonic's mark.
    return f'_?{re.escape(name)}( {re.escape(name)})?'


def text_of(node):
    """What stands in `node`: its text, or else its name."""
    if 'Text' in node.get_interfaces():
        # Never -1 as the end: some versions answer nothing then.
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
    return node.get_name() or ''


def length(node):
    """How many characters `node` shows; for a password that is all there is to know."""
    return Atspi.Text.get_character_count(node)


def put_text(node, value):
    return Atspi.EditableText.set_text_contents(node, value)


def press(node):
    return Atspi.Action.do_action(node, actions(node).index('click'))


def application(pid):
    """The root of what the process shows, or None."""
    for node in children(Atspi.get_desktop(0)):
        if node.get_process_id() == pid:
            return node
    return None


def start():
    """Starts the accessibility bus: before the application, so that it finds it."""
    Atspi.init()
    # Else whoever is held up for 0.8 s counts as hung, though it may do later what it is asked.
    Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)
