"""What happened and what to do, for every code a service or the world can answer with.

`{value}` is what was given (masked where it could name somebody), `{name}` the field in words, the
rest is the error's own data. Tone: ux.md 2; plain verbs, no blame, the next step last.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Pair = tuple[str, str]
"""What happened, and what to do next."""

_SUPERVISOR = "Ask a supervisor to sign here."
_HELP_DESK = "Everything recorded stays recorded. Call the help desk with this code."
_NEW_NUMBER = (
    "Let the administrator give this computer a new station number: cashier restore, then enroll."
)

AT_THE_COUNTER: dict[str, Pair] = {
    # who
    "sign_in.wrong": (
        "Number or password do not fit{wait}.",
        "Type both again; after five tries sign-in waits 15 minutes.",
    ),
    "sign_in.wait": ("Too many tries.", "Wait {seconds} seconds, then type both again."),
    "sign_in.one_time": (
        "That is a one-time code.",
        "Choose a password of your own to sign in.",
    ),
    "sign_in.code_lapsed": (
        "That one-time code is too old.",
        "Ask an administrator for another.",
    ),
    "sign_in.unused": (
        "Staff {value} has not signed in for {days} days and is disabled.",
        "Ask an administrator to enable you.",
    ),
    "sign_in.offline": (
        "This station has not reached the ledger for more than a day.",
        "Sign in when it is reached again, or after a supervisor, who lets everybody in for a day.",
    ),
    "password.same": (
        "The new password is the old one.",
        "Choose another.",
    ),
    "staff.offline": (
        "The ledger cannot be reached, so the list of staff may be an old one.",
        "Change it when the ledger answers again.",
    ),
    "sign_in.needed": ("Nobody is signed in.", "Sign in first."),
    "role.not_allowed": (
        "Staff {value} ({role}) may not do this.",
        "Ask for someone who may: {allowed}.",
    ),
    "staff.right_lost": (
        "Staff {value} ({role}) may not do this any more: the list of staff has changed.",
        "Sign out. A supervisor can close the drawer; an administrator says what changed.",
    ),
    "approval.missing": ("This needs a second person.", _SUPERVISOR),
    "approval.expired": (
        "The approval from elsewhere was not used in time.",
        "Ask for it again, or ask a supervisor here.",
    ),
    "approver.same_person": (
        "Staff {value} cannot approve their own act.",
        "Ask another supervisor to sign.",
    ),
    "approver.not_allowed": ("Staff {value} ({role}) may not approve.", _SUPERVISOR),
    "approver.missing": (
        "There is no second person yet.",
        "Ask somebody who may sign for staff number and password.",
    ),
    "password.missing": ("There is no password yet.", "Type the password."),
    "session.missing": (
        "No drawer is named.",
        "Give its session id, as opening and closing it answered.",
    ),
    "reason.missing": ("There is no reason yet.", "Type why this is done."),
    # drawer
    "drawer.already_open": (
        "Your drawer of {value} is still open.",
        "Count and close it before you open another.",
    ),
    "drawer.none_open": ("Staff {value} has no open drawer.", "Open a drawer first."),
    "drawer.counting": (
        "The drawer of {value} is being counted and takes nothing.",
        "Finish the count, or go back to the counter before the first one is compared.",
    ),
    "review.none": (
        "No difference of that drawer waits for a signature.",
        "It was signed meanwhile, or agreed at the count.",
    ),
    "request.none": (
        "No such request waits.",
        "It was answered meanwhile; look at the list again.",
    ),
    "request.for_station": (
        "Station {value} answers this one itself.",
        "It closes the drawer when it next reaches the ledger; refuse it if it should not.",
    ),
    "drawer.counted_elsewhere": (
        "That drawer is at another station; its paper cannot be counted from here.",
        "Leave the count out: it is closed uncounted, and the deposit checks each item.",
    ),
    "drawer.closed": (
        "The drawer of receipt {value} is closed.",
        "It can no longer be voided here; ask a supervisor.",
    ),
    "drawer.not_closed": (
        "Drawer {value} is not closed yet.",
        "The Z report is there once it is counted and closed.",
    ),
    "drawer.differs": (
        "The count differs: {kinds}.",
        "Count again, or give a reason and ask a supervisor to sign the difference.",
    ),
    "business_date.needs_supervisor": (
        "The business date {value} is not today ({today}).",
        "Choose today, or ask a supervisor to sign for another date.",
    ),
    "business_date.not_a_date": (
        "The business date {value} is not a date.",
        "Write it like 2026-11-23.",
    ),
    "site.not_open": (
        "The center is not open on {value}.",
        "Choose a date on which it is open{open_days}.",
    ),
    "site.unknown": (
        "The center {value} is not known here.",
        "Check its code, or send and fetch from the ledger first.",
    ),
    "issuer.kind": (
        "A {value} has no issuer in this table.",
        "Name a kind of money order.",
    ),
    "issuer.transit": (
        "{value} cannot be transit numbers of an issuer.",
        "Nine digits whose last one fits, as printed on the money order.",
    ),
    "issuer.mark": (
        "{value} cannot be a mark to tick.",
        "Use a few words of at most 28 characters; at most six marks, none twice.",
    ),
    "issuer.phone": ("{value} cannot be a phone number.", "Use at most 30 characters."),
    "count.committed": (
        "The first count has been compared.",
        "Count again or close; the counter stays shut for this drawer.",
    ),
    "count.items": (
        "{value} items of {name} with that amount cannot be right.",
        "Count again: items and amount, both or neither.",
    ),
    "count.needs_supervisor": (
        "The drawer was counted three times.",
        "A supervisor counts now and signs.",
    ),
    "count.missing": ("The drawer has not been counted.", "Count it, then close it."),
    "session.unknown": ("There is no drawer {value} here.", "Check the drawer's id."),
    "report.none": (
        "There is no Z report{on_date} here.",
        "Close a drawer first, or ask for another date.",
    ),
    "report.days": (
        "The days from {since} to {value} make no report.",
        "The last day comes after the first, and at most ten years are in between.",
    ),
    "report.date_twice": (
        "Two first days are given, one with --date and one with --from.",
        "Give one of them.",
    ),
    "report.one_day": (
        "This report is of one business date.",
        "Give one date, or ask for the period summary.",
    ),
    "report.unknown_site": (
        "There is no site {value}.",
        "The sites are {known}.",
    ),
    "report.other_site": (
        "Deposits, paper and signatures are known of the own site only, not of {value}.",
        "Ask for it at a station of that site.",
    ),
    "report.own_drawer": (
        "Nobody reads the X report of their own open drawer.",
        "Ask another supervisor.",
    ),
    # visit
    "payer.missing": ("The payer has no name yet.", "Type who hands the items over."),
    "tenders.none": ("The visit has no item.", "Add a check or a money order."),
    "tenders.too_many": (
        "{value} items are more than one visit takes.",
        "Take at most {limit}, then begin another visit.",
    ),
    "tender.same_id": ("Two items carry the same id.", "Remove one and add it again."),
    "allocations.none": ("The item is for no account.", "Choose the account it is for."),
    "allocations.too_many": (
        "{value} accounts are more than one item takes.",
        "Take at most {limit}.",
    ),
    "visit.conflict": (
        "Visit {value} was recorded before with other content, as receipt {receipt}.",
        "Look at that receipt; begin a new visit for what is different.",
    ),
    "tender.voided": (
        "Item {value} of receipt {receipt} is voided already.",
        "Nothing is left to do for it.",
    ),
    "tender.reversed": (
        "Item {value} of receipt {receipt} is reversed already.",
        "Nothing is left to do for it.",
    ),
    "tender.returned": (
        "Item {value} of receipt {receipt} was returned by the bank.",
        "It no longer counts as paid; a new item is a new payment.",
    ),
    "receipt.elsewhere": (
        "Receipt {value} was written at {site}, station {station}.",
        "Ask there: what is wrong with it is put right at the station that wrote it.",
    ),
    "drawer.open": (
        "The drawer of receipt {value} is still open.",
        "Void the item instead: that is for the person whose drawer it is.",
    ),
    "item.deposited": (
        "Item {value} of receipt {receipt} is in a deposit.",
        "If nobody verified it, give it up first; else the item comes back only from the bank.",
    ),
    "bag.missing": (
        "The number of the deposit bag is missing.",
        "Type or scan the number that is printed on the bag.",
    ),
    "bag.shape": (
        "{value} is not the number of a deposit bag.",
        "It has 4 to 20 letters, digits and hyphens: compare it with the bag.",
    ),
    "bag.used": (
        "Bag {value} is the bag of deposit {ticket}.",
        "Each bag is used once. Take a new one, or compare the number with the bag.",
    ),
    "deposit.offline": (
        "A deposit needs the ledger, and it cannot be reached now.",
        "Keep the drawers locked away and try again when the status bar says online.",
    ),
    "deposit.no_drawer": (
        "No drawer is chosen.",
        "Choose the closed drawers that go to the bank.",
    ),
    "deposit.drawer_unknown": (
        "No drawer {value} is known at this site.",
        "Choose one of the drawers listed; a drawer goes to the bank from its own site.",
    ),
    "deposit.drawer_open": (
        "The drawer of {value} is not closed.",
        "Close it first, or leave it out: it can go with a later deposit of the day.",
    ),
    "deposit.in_another": (
        "The drawer of {value} is in deposit {ticket} already.",
        "Leave it out. A deposit that nobody verified can be given up first.",
    ),
    "deposit.taken": (
        "Another station was quicker: a drawer of this deposit is in {value}.",
        "Nothing was deposited here. Look at the list again and choose what is left.",
    ),
    "deposit.not_whole": (
        "The records of a drawer of {value} are not all here yet.",
        "Nothing was deposited. Wait for the next contact with the ledger, then try again.",
    ),
    "deposit.review_pending": (
        "The difference of {value} is not signed yet.",
        "A supervisor signs it on the board; then the drawer can go to the bank.",
    ),
    "deposit.several_dates": (
        "These drawers are of {first} and of {value}.",
        "A deposit holds one business date. Prepare one for each date.",
    ),
    "deposit.empty": (
        "There is no paper in these drawers.",
        "Choose a drawer with items.",
    ),
    "deposit.too_many": (
        "{value} items are more than the {limit} that one deposit may hold.",
        "Choose fewer drawers and prepare a second deposit.",
    ),
    "deposit.too_large": (
        "{value} is more than the {limit} that a bank's file can carry for one deposit.",
        "Choose fewer drawers and prepare a second deposit.",
    ),
    "deposit.order": (
        "Item {value} does not fit the drawers of this deposit.",
        "Each item of the drawers is scanned once, and no other.",
    ),
    "deposit.same_person": (
        "Staff {value} cannot do this: the drawer or the deposit is their own.",
        "Another supervisor does it. Nobody prepares or verifies their own.",
    ),
    "deposit.missing_item": (
        "Item {seq} of the ticket is not in the stack: receipt {value}, item {line}.",
        "Find it, or give the deposit up and look into it before preparing it again.",
    ),
    "deposit.unknown_item": (
        "An item was ticked that is not on this ticket.",
        "Lay it aside and find out which drawer it belongs to.",
    ),
    "deposit.changed": (
        "Item {line} of receipt {value} was taken back since the ticket was made.",
        "Give this deposit up and prepare it again without the item.",
    ),
    "deposit.stage": (
        "Deposit {value} is at another step: {stage}.",
        "Look at the deposit; what was done is not done twice.",
    ),
    "deposit.overtaken": (
        "Somebody else was quicker with deposit {value}: it is {stage} now.",
        "Nothing is left to do for it here. Look at the deposit again.",
    ),
    "deposit.unknown": (
        "There is no deposit {value} at this site.",
        "Compare the number with the ticket; deposits are kept where they were made.",
    ),
    "bank_file.nothing": (
        "No verified deposit is of {value}.",
        "Prepare and verify the drawers of that day first.",
    ),
    "bank_file.not_verified": (
        "Deposit {value} is not verified, or was given up.",
        "The bank is told of what a second person found in the stack: verify it first.",
    ),
    "bank_file.not_set": (
        "The setting {value} is missing: without it the bank cannot place the file.",
        "Ask the bank for it and write it into settings.toml.",
    ),
    "bank_file.does_not_fit": (
        "Item {seq} of {ticket} (receipt {receipt}): its {detail} {value} does not fit the file.",
        "Use the CSV, or have the detail corrected. No file was written.",
    ),
    "bank_file.too_much": (
        "{value} items are more than one lockbox file can hold.",
        "Export the deposits one by one.",
    ),
    "bank_file.differs": (
        "The file for the bank did not read back as the deposit: {first}.",
        "No file was written. Call the help desk and keep the deposit as it is.",
    ),
    "account.missing": (
        "No account is chosen.",
        "Choose the account that the money was meant for.",
    ),
    "exception.unknown": (
        "The ledger asks nothing under {value} here.",
        "Choose one of the questions that wait; other stations answer their own.",
    ),
    "exception.answered": (
        "Question {value} is answered already.",
        "Nothing is left to do for it.",
    ),
    "exception.not_here": (
        "{value} cannot be answered at a window.",
        "Call the administrator: the ledger did not take the record itself.",
    ),
    "exception.other_account": (
        "This question is not about account {value}.",
        "Name the account the item stands on.",
    ),
    "slip.unknown": (
        "Receipt {value} has no such slip.",
        "Look at the receipt: its corrections are listed there.",
    ),
    "fee.off": (
        "No fee is charged for returned items here.",
        "Record it without a fee, or ask the administrator for the setting.",
    ),
    "fee.no_account": (
        "There is no account to charge a fee to.",
        "Record it without a fee.",
    ),
    "fields.none": ("Nothing is to be corrected.", "Name what the paper says: {known}."),
    "fields.not_correctable": (
        "{value} of this item cannot be corrected.",
        "Correctable are {known}. For another kind or amount, void or reverse it and take it anew.",
    ),
    "fields.same": (
        "That is what is recorded already.",
        "Type what the paper says, or leave it as it is.",
    ),
    "dated.not_a_date": ("{value} is not a date.", "Write it like 2026-11-23."),
    "allocations.same": (
        "The item stands on these accounts already.",
        "Choose the account it was meant for, or leave it as it is.",
    ),
    "tender.unknown": (
        "Receipt {receipt} has no item {value}.",
        "It has {items}: choose one of them.",
    ),
    "void.not_your_drawer": (
        "Receipt {value} belongs to another person's drawer.",
        "Ask the person whose drawer it is, or a supervisor.",
    ),
    "code.not_ours": (
        "This is not the code of a receipt.",
        "Scan the square code of the receipt, all of it.",
    ),
    "code.shape": ("This code cannot be read.", "Scan it once more."),
    "code.altered": (
        "This code was altered or misread.",
        "Scan it once more; if it stays so, do not accept the receipt and call a supervisor.",
    ),
    "code.elsewhere": (
        "Receipt {value} is genuine, {amount} on {day}; another station took it.{training}",
        "Whether it still stands is in the ledger: ask a supervisor there.",
    ),
    "code.unknown_key": (
        "This receipt was signed with a key that this station does not know.",
        "Sync, then scan it once more; if it stays so, call a supervisor.",
    ),
    "receipt.unknown": (
        "There is no receipt {value} at this station.",
        "Check the number on the paper.",
    ),
    "receipt.used_up": (
        "This station has given all its receipt numbers.",
        "Ask the administrator for a new station number.",
    ),
    "language.unknown": (
        "No receipt can be made in the language {value}.",
        "Choose one of the languages the program lists, for example en.",
    ),
    "micr.read_error": (
        "The reader missed a digit of the bank line.",
        "Scan again, or type the numbers from the check.",
    ),
    "micr.shape": (
        "This is not a whole bank line.",
        "Scan again, or type routing, account and number from the check.",
    ),
    "amount.missing": ("There is no amount.", "Type it as on the paper, for example 206.00."),
    "date.not_a_date": ("{value} is not a date.", "Write it like 2026-11-23."),
}

OF_THE_WORLD: dict[str, Pair] = {
    # home, keys, store
    "home.not_set_up": (
        "There is no station in {value}.",
        "Name another folder with --home, or make a training home: cashier demo --prepare.",
    ),
    "training.not_training": (
        "{value} is not a training home.",
        "Only a training home can be reset; choose that one.",
    ),
    "home.not_empty": (
        "The folder {value} already holds a station.",
        "Name another folder with --home.",
    ),
    "home.in_use": (
        "The station in {value} is already at work in another window or command{holder}.",
        "Close that one first.",
    ),
    "home.not_made": ("The folder {path} could not be made ({reason}).", "Name another folder."),
    "key_dir.inside_home": (
        "CASHIER_KEY_DIR names {value}, which lies inside the home it protects.",
        "Name a folder outside it.",
    ),
    "key.missing": (
        "The key of {path} is neither in {folder} nor in the keyring.",
        "Put the key back from your backup of keys; without it nobody can read the file.",
    ),
    "key.unreadable": (
        "The key file {path} cannot be read.",
        "Put the key back from your backup of keys.",
    ),
    "key.not_kept": (
        "The key could not be written to {folder} ({reason}).",
        "Make the folder writable for you only, then try again.",
    ),
    "key.file_open": (
        "The key file {value} can be read by others.",
        "Run chmod 600 on it, then try again.",
    ),
    "store.exists": ("There is already a file {value}.", "Name another place."),
    "store.absent": (
        "The store of this station is missing: {value}.",
        (
            "Stop here and call the help desk: put the file back, or restore a backup and enroll "
            "the home with a new station number. It is never made anew under the old one."
        ),
    ),
    "store.damaged": (
        "The store of this station is damaged ({reason}). It can be read, nothing is recorded.",
        (
            "Take no more payments here and call the help desk: cashier rescue OUT saves what can "
            "be read, then cashier restore OUT."
        ),
    ),
    "store.stopped": (
        "A write to the disk failed earlier ({reason}). Nothing more is recorded until restart.",
        (
            "Call a supervisor, close the program and start it again; it then checks the store. "
            "Look up under Today whether the last payment was kept before you take it again."
        ),
    ),
    "store.newer": (
        "The store {path} is of a newer version ({value}; this program knows {known}).",
        "Install the newer program; nothing was changed.",
    ),
    "report.altered": (
        "The archived Z report {z_number} was changed after it was sealed; it is not shown.",
        "Tell the administrator. The printed one, the ledger and a backup say what it was.",
    ),
    "store.unreadable": (
        "The file {path} cannot be read ({reason}).",
        "Check the disk and that this is the right key; restore the file from a backup if need be.",
    ),
    "store.sqlite_too_old": (
        "The database library {found} is too old to be safe.",
        "Install this program again with its own libraries.",
    ),
    "store.busy": ("The store is busy.", "Try again in a moment; nothing was changed."),
    "store.full": (
        "The disk is full.",
        (
            "Nothing of this act was recorded. Make room on the disk, then do it again. Counting "
            "and closing the drawer still works: room was kept for it."
        ),
    ),
    "store.failed": (
        "The store could not be read or written ({reason}).",
        "Nothing of this act was recorded. Run cashier doctor.",
    ),
    "station.restored": (
        (
            "What stands here is the evidence of station {value}, restored from a backup. It can "
            "be read; no money is taken under its number again."
        ),
        "Enroll this home with a new station number: cashier station enroll FILE.",
    ),
    "station.number_used": (
        "This home was station {value} before, and cannot have its number again.",
        "Enroll it with a new number.",
    ),
    # backups
    "backup.passphrase_short": (
        "The passphrase of a backup has at least {value} characters.",
        "Take a longer one: a few words.",
    ),
    "backup.passphrase": (
        "The passphrase does not open this backup.",
        "Type it again. Without it nobody can read the backup.",
    ),
    "backup.absent": ("There is no backup {value}.", "Check the name of the file."),
    "backup.newer": (
        "The backup has the form {value}; this program knows {known}.",
        "Use the newer program.",
    ),
    "backup.damaged": (
        "This is no whole backup ({reason}).",
        "Copy it once more from where it was kept, or take an earlier one.",
    ),
    "backup.not_a_store": ("What was to be backed up is no station's store.", "Check the home."),
    "backup.not_written": (
        "{path} could not be written ({reason}).",
        "Nothing was left behind. Make room, or name another place.",
    ),
    "unsent.waiting": (
        "{records} records of {value} are not in the ledger yet; they stand only here.",
        (
            "Run cashier sync, or carry them out: cashier journal export-unsent --out FILE, then "
            "cashier station reset --unsent-in FILE."
        ),
    ),
    "unsent.none": ("Nothing waits at {value}: the ledger has everything.", "Nothing to do."),
    "unsent.absent": ("There is no file {value}.", "Check the name."),
    "unsent.format": (
        "{value} is no file of unsent records.",
        "Take the one that cashier journal export-unsent made.",
    ),
    "unsent.not_linked": (
        "The ledger holds other records of {value} at {seq}, or lacks what came before.",
        "What could be taken is taken. Keep the file, and have a supervisor compare the rest.",
    ),
    "retire.drawer_open": (
        "{value} drawers of this station are still open.",
        "Count and close them first.",
    ),
    "passphrase.unreadable": (
        "The passphrase file {path} cannot be read ({reason}).",
        "Name another file, or leave the option away and type it.",
    ),
    "restore.home_used": (
        "The folder {value} holds a station's store, which is never overwritten.",
        "Name a new folder with --home, or put the old one away first.",
    ),
    "evidence.exists": ("This backup is in the home already: {value}.", "Nothing was changed."),
    "evidence.not_linked": (
        "The ledger holds other records of station {value} (from record {seq} on).",
        "Nothing that differs was sent. Call the help desk with this code.",
    ),
    "evidence.none": (
        "Nothing of station {value} was restored in {home}.",
        "Restore its backup first, or take that station's enrolment file.",
    ),
    "rescue.nothing": (
        "Nothing could be read of {path} ({reason}).",
        "Keep the file and call the help desk. Restore the last backup.",
    ),
    # credentials
    "enrolment.unreadable": (
        "{value} cannot be read as an enrolment file.",
        "Check its name, or have a new one made: cashier ledger enroll-station.",
    ),
    "enrolment.format": (
        "{value} is no enrolment file of this version ({known}).",
        "Have one made by the same version: cashier ledger enroll-station.",
    ),
    "enrolment.other_ledger": (
        "The enrolment file was made for another ledger than the one at {value}.",
        "Have one made by the ledger of this address.",
    ),
    "enrolment.station_used": (
        "Station {value} has recorded before ({records} records); a new home cannot go on with it.",
        "Enroll this home under a new station number.",
    ),
    "checkpoint.unreadable": (
        "{value} cannot be read as a checkpoint.",
        "Check its name; a newer form needs the newer program.",
    ),
    "checkpoint.signature": (
        (
            "The signature of {value} is not this key's: the file was changed, or the key {key_id} "
            "signed it."
        ),
        "Check that the public key is the right one; if it is, keep the file and call an auditor.",
    ),
    "checkpoint.findings": (
        "The ledger no longer holds what was signed: {value} findings.",
        "Change nothing, keep the checkpoint, and call an auditor.",
    ),
    "ca.unreadable": (
        "{value} is no certificate or key of an authority.",
        "Name a PEM file without passphrase.",
    ),
    "ca.key_differs": (
        "The key {value} is not that of the authority's certificate.",
        "Name the two files that belong together.",
    ),
    "ca.not_an_authority": (
        "The certificate {value} is not an authority's: it may not sign others.",
        "Name the certificate of your certificate authority.",
    ),
    "ca.expired": ("The authority's certificate ended on {value}.", "Make a new authority first."),
    "signing.key_file": (
        "{value} holds no Ed25519 key.",
        "Make one with openssl genpkey -algorithm ed25519.",
    ),
    "ledger.role_taken": (
        "The server has a role {value} already, and it may do more than a station or auditor.",
        "Take that role's rights away or choose another name.",
    ),
    "ledger.no_roles": (
        "The ledger {value} is a file and has no logins.",
        "Whoever has the file and its key reads it.",
    ),
    # settings
    "settings.by_policy": (
        "The setting {name} is set by your organization.",
        "Ask whoever looks after these computers; nothing was changed here.",
    ),
    "settings.unknown_key": (
        "The setting {name} is not known (value {value}).",
        "Remove it, or correct its name in settings.toml or the environment.",
    ),
    "settings.bad_value": (
        "The setting {name} cannot be {value}: {reason}.",
        "Correct it in settings.toml or the environment.",
    ),
    "settings.unreadable": (
        "The settings file {name} cannot be read: {value}.",
        "Correct or remove it.",
    ),
    # ledger
    "ledger.url": ("{value} is not the address of a ledger.", "Write it like {example}."),
    "ledger.server": (
        "That server cannot hold a ledger (version and encoding: {value}).",
        "Use PostgreSQL {least} or later and a database in UTF-8.",
    ),
    "ledger.forbidden": (
        "The database does not let {value} do that.",
        "Check the name and password in the address, and the rights it has there.",
    ),
    "auditor.name": (
        "{value} is not a name for an auditor's login.",
        "Use letters, digits and underscores, a letter first.",
    ),
    "ledger.not_set": (
        "This station has no ledger address.",
        'Put ledger = "..." into settings.toml in {value}.',
    ),
    "ledger.exists": ("There is already a ledger in {value}.", "Name another file."),
    "ledger.absent": (
        "There is no ledger in {value}.",
        "Check the address, or run cashier {next}.",
    ),
    "ledger.gone": (
        "This station's ledger is not where it was, in {path}.",
        "Put the file back. What is recorded here is safe and will be sent.",
    ),
    "ledger.newer": (
        "The ledger is of a newer version ({value}; this program knows {known}).",
        "Install the newer program; nothing was changed.",
    ),
    "ledger.older": (
        "The ledger is of an older version ({value}; this program writes {known}).",
        "Run cashier {next}.",
    ),
    "ledger.version": (
        "The ledger speaks version {spoken} and this station {value}.",
        "Bring both to the same version. " + _HELP_DESK,
    ),
    "ledger.unknown_station": (
        "The ledger does not know station {value}.",
        "Ask the administrator to register it. Everything recorded stays here until then.",
    ),
    "ledger.refused_station": (
        "The ledger takes nothing from station {station} any more.",
        "Ask the administrator. Everything recorded stays here until then.",
    ),
    "ledger.diverged": (
        "The ledger holds another history under the name of station {value} (record {seq}).",
        "This is a copy of the station, or an older state of it. " + _NEW_NUMBER,
    ),
    "station.diverged": (
        "Nothing more is taken here: the ledger has other records of {value} from {seq} on.",
        "Use another window; all can be read and closed here. " + _NEW_NUMBER,
    ),
    "ledger.unreachable": (
        "The ledger cannot be reached{because}.",
        "What is recorded here is kept and will be sent. Try again later.",
    ),
    "ledger.busy": (
        "The ledger is busy with another writer.",
        "What is recorded here is kept. Try again in a moment.",
    ),
    "ledger.failed": (
        "The ledger met an error of its own ({state}).",
        "What is recorded here is kept and will be sent. " + _HELP_DESK,
    ),
    "ledger.import_overtaken": (
        "Another import came first.",
        "Nothing of this one was written. Run it again.",
    ),
    "ledger.feed_broken": (
        "What came from the ledger does not link up ({feed}, change {seq}).",
        "Nothing of it was used. " + _HELP_DESK,
    ),
    "ledger.answered_wrong": (
        "The ledger gave {answers} answers to {records} records.",
        _HELP_DESK,
    ),
    "ledger.feed_unreadable": (
        "What came from the ledger cannot be read ({feed}, change {seq}).",
        "Nothing of it was used. " + _HELP_DESK,
    ),
    "ledger.feed_stopped": (
        "The ledger stopped in the middle of {feed} (change {seq}).",
        "Try again later; nothing is lost.",
    ),
    # the billing feed and the directory
    "feed.shrinks": (
        "{name} would remove {value} of {live} accounts, more than {percent} percent.",
        "Check the feed; if it is right, run again with --allow-shrink.",
    ),
    "feed.file_missing": ("There is no {name} in {value}.", "Put all three files there."),
    "feed.folder_missing": (
        "There is no folder {value}.",
        "Name the folder that holds accounts.csv, bills.csv and payments.csv.",
    ),
    "feed.broken": (
        "{name} breaks off in line {value}: {reason}.",
        "Have the file written again; nothing was imported.",
    ),
    "feed.column_missing": (
        "{name} has no column {value}.",
        "Have the file written again; nothing was imported.",
    ),
    "feed.column_twice": (
        "{name} has the column {value} more than once.",
        "Have the file written again; nothing was imported.",
    ),
    "feed.unreadable": ("{path} cannot be read ({reason}).", "Check the file and its disk."),
    "feed.rejects_not_written": (
        "The rejected rows could not be written to {path} ({reason}).",
        "Name another file with --rejects.",
    ),
    "feed.bad_rows": (
        "{file} line {line}, {name} {value}: {reason} (rows that cannot be used: {rejected}).",
        "Correct the feed; cashier ledger import --dry-run lists every such row.",
    ),
    "feed.rejected": (
        "{rejected} rows of the feed cannot be used; nothing was imported.",
        "They are in {path}. Correct them, or run again with --skip-bad to import the rest.",
    ),
    "site.code": (
        "{value} is not a code for a center.",
        "Use two to eight capital letters or digits, a letter first.",
    ),
    "site.name": ("The center has no name.", "Type the name its receipts show."),
    "site.too_long": ("That is too long for a receipt.", "Use {most} characters at most."),
    "site.hours": (
        "{value} are no counter hours.",
        "Type both as 08:30 and 17:00, the first earlier, or leave both empty for a closed day.",
    ),
    "site.exists": ("There is already a center {value}.", "Use another code."),
    "site.changed_meanwhile": (
        "Somebody else changed center {value} meanwhile.",
        "Look at what stands there now, and change it again.",
    ),
    "station.own": (
        "{value} is the station you are at.",
        "Do it at another window; new credentials for this one come in by its own set-up.",
    ),
    "training.one_station": (
        "Training has one station.",
        "Files for new stations are made at a window of the real ledger.",
    ),
    "station.number": ("{value} is not a station number.", "Use two digits, like 01."),
    "station.unknown": ("The ledger knows no station {value}.", "Check center and number."),
    "staff.number": ("{value} is not a staff number.", "Use three to ten digits."),
    "staff.name": ("The person has no name.", 'Give it with --name, like "A. Rivera".'),
    "staff.unknown": ("The ledger knows no staff number {value}.", "Check the number."),
    "staff.number_used": (
        "Staff number {value} is or was somebody's; a number is never given twice.",
        "Give the new person another number.",
    ),
    "staff.oneself": (
        "Nobody disables or resets themselves.",
        "Ask another administrator.",
    ),
    "staff.own_role": (
        "Nobody gives up their own administrator role.",
        "Ask another administrator to change it.",
    ),
    "staff.last_administrator": (
        "Staff {value} is the last administrator; without one nobody could change the staff.",
        "Make somebody else an administrator first.",
    ),
    "staff.badge_taken": (
        "That badge is enrolled for somebody else.",
        "Take another badge, or take that one from its person first.",
    ),
    "staff_act.not_allowed": (
        "Staff {value} may not change the staff.",
        "Ask an administrator who is not disabled.",
    ),
    "staff_act.unreadable": (
        "The ledger cannot read this change of the staff.",
        "Call the help desk with this code.",
    ),
    "badge.code": (
        "That code cannot be a badge.",
        "Use 8 to 24 letters and digits; a staff number alone is none.",
    ),
    "password.too_short": (
        "The password is too short.",
        "Use at least {least} characters; several words are best.",
    ),
    "password.too_long": (
        "The password is too long.",
        "Use at most {most} characters.",
    ),
    "password.common": (
        "That password is one of those guessed first.",
        "Take words that have nothing to do with each other, with your name or with this work.",
    ),
    "pin.not_six": ("A PIN has {digits} digits.", "Type {digits} digits."),
    "pin.signs_nobody_in": (
        "A PIN unlocks, switches and approves.",
        "Sign in with your password.",
    ),
    "pin.not_here": ("There is no PIN of yours that is of use here now.", "Type your password."),
    "pin.not_now": ("You have been signed in for long.", "Type your password."),
    "pin.not_allowed": ("Your organization uses no PINs.", "Use your password."),
    "pin.common": (
        "That PIN is one of those tried first: a row, a pattern or your own number.",
        "Choose other digits.",
    ),
    "password.differs": ("The two passwords differ.", "Type the same one twice."),
    # printer
    "printer.address": (
        "{value} is not the address of a printer{part_words}.",
        "Write it like {fix}{known_words}.",
    ),
    "printer.not_ready": ("The printer {value} is not ready: {cause}.", "{fix}"),
    # scripts and commands
    "script.unreadable": ("The script {path} cannot be read ({reason}).", "Check its name."),
    "script.not_json": (
        "Line {value} of the script is not JSON: {reason}.",
        "Correct that line.",
    ),
    "script.not_an_object": (
        "Line {value} of the script is not an object.",
        'Write one act a line, like {{"do":"sync"}}.',
    ),
    "do.missing": ("Line {line} of the script says no act.", 'Give it as "do".'),
    "do.unknown": ("There is no act {value}.", "Use one of: {known}."),
    "clock.not_training": (
        "The clock can be set on a training home only.",
        "Leave --clock out.",
    ),
    "clock.not_a_time": (
        "{value} is not a time for --clock.",
        "Write it like 2026-11-23T10:30 (New York) or 2026-11-23T15:30Z.",
    ),
    "training.real_ledger": (
        "A training home uses its own ledger only, not {value}.",
        "Remove the setting ledger, or use another home.",
    ),
    "output.not_written": ("{path} could not be written ({reason}).", "Name another file."),
    "pdf.damaged": (
        "This document cannot be shown ({reason}).",
        "Make it again; if it is a saved file, use another copy.",
    ),
    "office_print.refused": (
        "The office printer did not take it ({reason}).",
        "Choose another printer, or save the PDF.",
    ),
    "office_print.silent": (
        "The office printer did not answer within {seconds} seconds.",
        "Look whether it prints; if not, print again or save the PDF.",
    ),
    "output.exists": ("There is already a file {value}.", "Name another one."),
    "output.needed": (
        "A {value} does not fit on a terminal.",
        "Name a file with -o FILE.",
    ),
    "audit.broken": (
        "The audit chain breaks at line {value}.",
        "Keep the files as they are and tell the auditor.",
    ),
    "audit.format": (
        "{value} is not an export of the audit chain.",
        "Name a file that cashier audit export or cashier ledger audit wrote.",
    ),
    "audit.unsigned": (
        "{value} is not signed.",
        "Ask for a signed export, or check it without a public key.",
    ),
    "audit.signature": (
        "The first line of {value} is not as it was signed.",
        "Check that the public key is the right one; if it is, keep the file and tell the auditor.",
    ),
    "audit.unreadable": ("{path} cannot be read ({reason}).", "Copy it again, then try once more."),
    "audit.not_a_time": (
        "{value} is no day and no instant.",
        "Write a day as 2026-11-23, an instant as 2026-11-23T14:05.",
    ),
    "ledger.findings": (
        "{value} things in the ledger are not as they must be.",
        "Keep the ledger as it is and tell the auditor; the list names each.",
    ),
    "doctor.found": (
        "{value} things need doing before work can go on.",
        "Each line says what to do.",
    ),
    "window.missing": (
        "The desktop cannot start: {reason}.",
        "Install the system's graphics libraries (README.md names them).",
    ),
    "tour.stuck": (
        "The tour did not get past the scene {scene}.",
        "Look at the last pictures it left.",
    ),
    "tour.look": (
        "There is no look {value}.",
        "Take one of light, dark, contrast, large, spanish.",
    ),
    "tour.no_listener": ("The tour's printer did not start.", "Run it again."),
    "program.failed": (
        "The program met an error of its own and stopped{log}.",
        "What was recorded before stays recorded. Call the help desk with this code.",
    ),
}

CODES: Mapping[str, Pair] = MappingProxyType(AT_THE_COUNTER | OF_THE_WORLD)

REASONS: Mapping[str, Pair] = MappingProxyType(
    {
        "missing": ("{Name} is missing.", "Type it as on the paper."),
        "ssn_shaped": (
            "{Name} looks like a Social Security number.",
            "Never type one here. Use the account, the member ID, the bill or a name.",
        ),
        "not_7": (
            "{Name} {value} does not begin with 7.",
            "Type the nine digits of the billing account from the bill.",
        ),
        "not_9_digits": ("{Name} {value} is not nine digits.", "Type it again from the paper."),
        "not_12_digits": ("{Name} {value} is not twelve digits.", "Type it again from the card."),
        "shape": ("{Name} {value} is not written like one.", "Scan again, or type it again."),
        "check_digit": (
            "{Name} {value} was misread: its last digit does not fit.",
            "Scan again, or type it again.",
        ),
        "due_date": ("{Name}: {value} is not a date.", "Scan the coupon again."),
        "not_a_number": (
            "{Name} {value} is not an amount.",
            "Type the amount as on the paper, for example 206.00.",
        ),
        "no_point": ("{Name} {value} has no point.", "{as_dollars} or {as_cents}? Add the point."),
        "not_positive": ("{Name} {value} is not above zero.", "Type it as on the paper."),
        "too_precise": (
            "{Name} {value} has more than two decimals.",
            "Type it as on the paper, for example 206.00.",
        ),
        "too_large": ("{Name} {value} is more than {limit}.", "Read it again from the paper."),
        "too_long": ("{Name}{given} is too long.", "Use at most {limit} characters."),
        "control_character": (
            "{Name} holds a character that cannot be printed.",
            "Type it again without it.",
        ),
        "not_digits": ("{Name} is not digits only.", "Type it again from the paper."),
        "not_a_date": ("{Name} {value} is not a date.", "Write it like 2026-11-23."),
        "unknown_key": ("{name}: unknown.", "{suggestion}Known here: {known}."),
        "wrong_type": ("{Name} is {found}.", "Give {wanted}."),
        "unknown_value": ("{Name} cannot be {value}.", "Use one of: {known}."),
        "twice": ("{name} is given twice.", "Give it once."),
        "not_an_id": ("{Name} {value} is not an id.", "Use a UUID, or leave it out."),
    }
)
"""By the part of a code after the point, where the part before it is the field."""
