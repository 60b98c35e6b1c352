"""Khmer, not yet reviewed by a speaker: English stands beside every line.

`|` marks where words end: Khmer writes no spaces between them.
"""

from __future__ import annotations

from receipts.document import BREAK
from receipts.translations.sentences import Sentences


def _words(text: str) -> str:
    return text.replace("|", BREAK)


KHMER = Sentences(
    lang="km",
    reviewed=False,
    official_receipt=_words("បង្កាន់ដៃ|ផ្លូវការ"),
    receipt="បង្កាន់ដៃ",
    date="កាលបរិច្ឆេទ",
    station="បញ្ជរ {station}",
    staff="បុគ្គលិក {staff}",
    received_from=_words("បានទទួល|ពី"),
    personal_check=_words("មូលប្បទានបត្រ|ផ្ទាល់ខ្លួន {number}"),
    business_check=_words("មូលប្បទានបត្រ|អាជីវកម្ម {number}"),
    bank_check=_words("មូលប្បទានបត្រ|ធនាគារ {number}"),
    usps_money_order=_words("ប័ណ្ណ|ប្រាក់ USPS ..{number}"),
    western_union_money_order=_words("ប័ណ្ណ|ប្រាក់ Western Union ..{number}"),
    moneygram_money_order=_words("ប័ណ្ណ|ប្រាក់ MoneyGram ..{number}"),
    other_money_order=_words("ប័ណ្ណ|ប្រាក់ ..{number}"),
    account=_words("គណនី|បញ្ចប់|ដោយ {last4}"),
    medical_account=_words("សុខភាព គណនី|បញ្ចប់|ដោយ {last4}"),
    dental_account=_words("ធ្មេញ គណនី|បញ្ចប់|ដោយ {last4}"),
    member="សម្រាប់ {name}",
    voided_mark="{line} - មោឃៈ",
    total=_words("ប្រាក់|សរុប|ដែល|បាន|ទទួល"),
    voided_since=_words("មោឃៈ|នៅ|ពេល|ក្រោយ"),
    stands=_words("នៅ|សល់"),
    no_change=_words("មិន|មាន|ប្រាក់|អាប់"),
    subject_to_collection=_words("បាន|ទទួល|ដោយ|រង់ចាំ|ធនាគារ|ទូទាត់។"),
    not_proof=_words("មិនមែន|ជា|ភស្តុតាង|នៃ|ការ|ធានារ៉ាប់រង|ទេ។"),
    after_cut_off=_words(
        "បាន|ទទួល|នៅ|ម៉ោង {time} គឺ|ម៉ោង 5:00 PM ឬ|ក្រោយ|នោះ នៅ|ថ្ងៃ|ផុត|កំណត់។ "
        "ផ្នែក|វិក្កយបត្រ|សម្រេច|កាលបរិច្ឆេទ|ចូល|ជា|ធរមាន។"
    ),
    terminated=_words("ការ|បង់|ប្រាក់|តែ|មួយ|មុខ មិន|ស្តារ|ការ|ធានារ៉ាប់រង|ឡើង|វិញ|ទេ។ សូម|ទូរសព្ទ|ទៅ {phone}។"),
    questions="សំណួរ៖ {phone}, TTY {tty}",
    void="មោឃៈ",
    training=_words("ការ|បណ្តុះ|បណ្តាល – មិនមែន|ជា|បង្កាន់ដៃ"),
    copy=_words("ច្បាប់|ចម្លង {number}"),
    copy_printed=_words("បាន|បោះពុម្ព {time} ដោយ|បុគ្គលិក {staff}"),
    copy_original=_words("ច្បាប់|ដើម {time}"),
    copy_uncertain=_words("ការ|បោះពុម្ព|ច្បាប់|ដើម មិន|ទាន់|បាន|បញ្ជាក់"),
    copy_ledger=_words("បញ្ជី|គណនេយ្យ៖ {state}"),
)
