"""The interface kit: what screens are made of. Import from here."""

from ui.widgets.banner import Banner, ThinBar, Toast
from ui.widgets.button import Button, KeyCap, Kind
from ui.widgets.card import Card, Figure, IconRow, KeyValue, Tinted
from ui.widgets.choice import Combo, Segments, Tick, TickTile
from ui.widgets.field import AmountField, Field, LineEdit, PasswordField, SearchField
from ui.widgets.flow import EnterFlow, assign_mnemonics
from ui.widgets.frame import Action, ActionBar, AllActions, NavItem, PageTitle, StatusCell
from ui.widgets.receipt import ReceiptPreview
from ui.widgets.ring import FocusRing, Ring, set_ring
from ui.widgets.table import DataTable
from ui.widgets.text import Chip, ElidedText, Icon, IconText, Line, Number, Text, WrappingText

__all__ = [
    "Action",
    "ActionBar",
    "AllActions",
    "AmountField",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "Combo",
    "DataTable",
    "ElidedText",
    "EnterFlow",
    "Field",
    "Figure",
    "FocusRing",
    "Icon",
    "IconRow",
    "IconText",
    "KeyCap",
    "KeyValue",
    "Kind",
    "Line",
    "LineEdit",
    "NavItem",
    "Number",
    "PageTitle",
    "PasswordField",
    "ReceiptPreview",
    "Ring",
    "SearchField",
    "Segments",
    "StatusCell",
    "Text",
    "ThinBar",
    "Tick",
    "TickTile",
    "Tinted",
    "Toast",
    "WrappingText",
    "assign_mnemonics",
    "set_ring",
]
