"""Haitian Creole, not yet reviewed by a speaker: English stands beside every line."""

from __future__ import annotations

from receipts.translations.sentences import Sentences

HAITIAN = Sentences(
    lang="ht",
    reviewed=False,
    official_receipt="RESI OFISYÈL",
    receipt="Resi",
    date="Dat",
    station="Gichè {station}",
    staff="Anplwaye {staff}",
    received_from="Nou resevwa nan men",
    personal_check="Chèk pèsonèl {number}",
    business_check="Chèk biznis {number}",
    bank_check="Chèk labank {number}",
    usps_money_order="Manda lapòs USPS ..{number}",
    western_union_money_order="Manda Western Union ..{number}",
    moneygram_money_order="Manda MoneyGram ..{number}",
    other_money_order="Manda ..{number}",
    account="kont ki fini ak {last4}",
    medical_account="Sante, kont ki fini ak {last4}",
    dental_account="Dantè, kont ki fini ak {last4}",
    member="pou {name}",
    account_unknown="kont nou poko konnen",
    months="pou kouvèti {months}",
    voided_mark="{line} - ANILE",
    total="TOTAL NOU RESEVWA",
    voided_since="Anile apre",
    stands="Rete",
    no_change="Nou pa bay monnen",
    subject_to_collection="Nou resevwa l sou kondisyon labank lan peye.",
    not_proof="Sa a pa prèv ou gen kouvèti.",
    after_cut_off="Nou resevwa li a {time}, a 5:00 PM oswa apre, nan dat limit la. Sèvis "
    "bòdwo a deside dat li antre an vigè.",
    terminated="Peman an pou kont li pa remete kouvèti a. Rele {phone}.",
    questions="Kesyon: {phone}, TTY {tty}",
    void="ANILE",
    training="FÒMASYON – SA A PA YON RESI",
    copy="KOPI {number}",
    copy_printed="Enprime {time} pa anplwaye {staff}",
    copy_original="Orijinal la: {time}",
    copy_uncertain="Enpresyon orijinal la pa konfime",
    copy_ledger="Gran liv: {state}",
)
